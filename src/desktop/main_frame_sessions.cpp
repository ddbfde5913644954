/// Sessions in the window: beginning one, several at once, a day typed up, and whose it is.
#include <algorithm>

#include <wx/simplebook.h>
#include <wx/splitter.h>
#include <wx/srchctrl.h>

#include "app/guarded.h"
#include "app/messages.h"
#include "app/session_form_keeper.h"
#include "base/tongue.h"
#include "desktop/book_rows.h"
#include "desktop/entry_page.h"
#include "desktop/entry_words.h"
#include "desktop/main_frame.h"
#include "desktop/patient_list.h"
#include "desktop/patient_page.h"
#include "desktop/rooms_board.h"
#include "desktop/save_paper.h"
#include "desktop/sessions_panel.h"
#include "desktop/system_style.h"
#include "desktop/words.h"
#include "report/pages.h"
#include "report/session_sheet.h"

namespace needlebook::desktop {

namespace {

constexpr const char* entry_page_name = "entry";
constexpr int narrow_window = 1100;
constexpr int narrow_list = 220;

void show_page(wxSimplebook& book, const wxWindow& page) {
    book.ChangeSelection(static_cast<std::size_t>(book.FindPage(&page)));
}

}  // namespace

void MainFrame::new_session() {
    if (!book_ || book_->read_only())
        return;
    typed_up_.reset();
    const bool here = entry_ == nullptr && !asking_ && right_->GetCurrentPage() == patient_page_;
    if (here && patient_page_->patient())
        open_entry(*patient_page_->patient(), std::nullopt);
    else
        ask_who(WhoPage::Question::start);
}

void MainFrame::type_day_up() {
    if (!book_ || book_->read_only())
        return;
    leave_entry();
    typed_up_ = app::EntryStart{.starts = book_->clock().local(), .asks_when = true};
    ask_who(WhoPage::Question::type_up);
}

void MainFrame::move_session() {
    if (entry_ != nullptr && entry_->session())
        ask_who(WhoPage::Question::move);
}

void MainFrame::open_entry(Id<Patient> patient, std::optional<Id<Session>> draft, const app::EntryStart& start) {
    if (book_->read_only())
        return;
    auto begins = start;
    const auto more = typed_up_;
    leave_entry();
    typed_up_ = more;
    if (!draft && !begins.asks_when)
        begins.room = app::next_room(board_->entries(), book_->clock().today());
    entry_ =
        new EntryPage{right_,
                      *book_,
                      patient,
                      draft,
                      {.on_done = [this](Id<Session> session) { CallAfter([this, session] { entry_done(session); }); },
                       .on_cancel = [this] { CallAfter([this] { leave_entry(); }); },
                       .on_edited = [this](Id<Patient>) { board_->read(); },
                       .on_room = [this](const app::OpenEntry& entry) { go_to_entry(entry); }},
                      begins};
    entry_->show_rooms(board_->entries());
    right_->AddPage(entry_, entry_page_name);
    // Rate, then reveal: no list, no trend, nobody else's name while a session is open.
    split_->Unsplit(left_);
    show_page(*right_, *entry_);
    entry_->SetFocus();
    CallAfter([this] {
        if (entry_ != nullptr)
            lay_out_anew(*entry_);
    });
}

void MainFrame::entry_done(Id<Session> session) {
    if (entry_ == nullptr)
        return;
    const auto start = entry_->start();
    const bool more = typed_up_.has_value();
    leave_entry();
    if (more) {
        typed_up_ = app::EntryStart{.starts = start.starts, .practitioner = start.practitioner, .asks_when = true};
        ask_who(WhoPage::Question::type_up);
        return;
    }
    patient_page_->sessions().select(session);
    patient_page_->go_to(PatientTab::trend);
}

void MainFrame::leave_entry() {
    if (entry_ == nullptr)
        return;
    entry_->save_now();
    const auto patient = entry_->patient();
    const auto page = static_cast<std::size_t>(right_->FindPage(entry_));
    entry_ = nullptr;
    show_page(*right_, *patient_page_);
    book_rows_->choose(std::nullopt);
    right_->DeletePage(page);
    show_list();
    read_patients();
    board_->read();
    patient_page_->show(patient);
    list_->choose(patient);
    typed_up_.reset();
}

void MainFrame::show_list() {
    if (split_->IsSplit())
        return;
    left_->Show();
    split_->SplitVertically(left_, right_, list_width());
}

bool MainFrame::is_narrow() const { return ToDIP(GetClientSize()).x <= narrow_window; }

int MainFrame::list_width() const {
    return FromDIP(is_narrow() ? std::min(narrow_list, settings_.list_width) : settings_.list_width);
}

void MainFrame::ask_who(WhoPage::Question question) {
    using enum WhoPage::Question;
    if (question == move)
        entry_->save_now();
    else
        leave_entry();
    asking_ = question;
    std::string more;
    if (question == move)
        more = text_of(_("What was entered goes with it; it leaves this patient without a trace among the sessions."));
    else if (question == type_up)
        more = text_of(_("From")) + " " + long_day(day_of(*typed_up_->starts)) +
               text_of(utf8_words(": date, time and practitioner stand at the top of each session."));
    who_->ask(question, more);
    show_page(*right_, *who_);
    show_list();
    search_->ChangeValue({});
    list_->find({});
    list_->forget();
    search_->SetFocus();
}

/// The first that is found stands large at the right; of several with one name none does.
void MainFrame::propose_patient() {
    if (!asking_)
        return;
    if (search_->GetValue().empty())
        list_->forget();
    else
        list_->choose_first_unlike();
    show_candidate();
}

void MainFrame::show_candidate() {
    const auto* row = list_->chosen_row();
    const bool found = !search_->GetValue().empty() && list_->found() > 0;
    who_->show(row, found && list_->has_alike(row));
}

void MainFrame::answer_who() {
    const auto patient = list_->chosen();
    if (!asking_ || !patient)
        return;
    const auto question = *asking_;
    asking_.reset();
    search_->ChangeValue({});
    list_->find({});
    if (question != WhoPage::Question::move)
        return open_entry(*patient, std::nullopt, typed_up_.value_or(app::EntryStart{}));
    const auto moved =
        *patient == entry_->patient() ? Result<Id<Session>>{*entry_->session()} : entry_->move_to(*patient);
    if (!moved) {
        say(app::sentence_for(moved.error()), text_of(_("The session stays where it was.")));
        open_entry(entry_->patient(), entry_->session());
        return;
    }
    open_entry(*patient, *moved);
}

void MainFrame::leave_who() {
    if (!asking_)
        return;
    const auto question = *asking_;
    asking_.reset();
    typed_up_.reset();
    search_->ChangeValue({});
    list_->find({});
    if (question == WhoPage::Question::move && entry_ != nullptr) {
        split_->Unsplit(left_);
        show_page(*right_, *entry_);
        entry_->SetFocus();
        return;
    }
    if (patient_page_->patient())
        list_->choose(*patient_page_->patient());
    book_rows_->choose(std::nullopt);
    right_->ChangeSelection(patient_page_->patient() ? static_cast<std::size_t>(right_->FindPage(patient_page_)) : 0);
    search_->SetFocus();
}

void MainFrame::go_to_room(int place) {
    if (!book_)
        return;
    if (const auto* entry = board_->at_place(place))
        go_to_entry(app::OpenEntry{*entry});
}

void MainFrame::go_to_entry(const app::OpenEntry& entry) {
    if (book_->read_only() || (entry_ != nullptr && entry_->session() == entry.session && !asking_))
        return;
    asking_.reset();
    typed_up_.reset();
    open_entry(entry.patient, entry.session);
}

void MainFrame::save_session_sheet(std::optional<Id<Patient>> patient) {
    report::SessionSheet sheet;
    if (const auto practice = app::guarded([this] { return book_->book().practice.get(); }))
        sheet.practice = practice->name;
    std::string code = "blank";
    if (patient) {
        // What an entry would begin with; nothing of it is kept.
        const auto keeper = app::EntryKeeper::open(*book_, *patient, std::nullopt);
        if (!keeper)
            return say(app::sentence_for(keeper.error()), {});
        const auto& context = keeper->form().context();
        code = context.patient.code;
        sheet.patient = full_name(context.patient) + ", " + code;
        if (context.patient.born_on)
            sheet.patient += ", " + text_of(_("born")) + " " + long_day(*context.patient.born_on);
        sheet.measures = context.measures;
        sheet.asks_extent = context.ask_extent;
        for (const auto& given : context.screening)
            if (const auto caution = evidence::caution(given.question); caution && given.answer.has_value())
                if (auto words = tr(caution->condition);
                    std::ranges::find(sheet.cautions, words) == sheet.cautions.end())
                    sheet.cautions.push_back(std::move(words));
        if (context.last)
            for (const auto& needle : context.last->needles)
                sheet.last_points += (sheet.last_points.empty() ? "" : ", ") + needle.point + " " + chip_detail(needle);
    }
    const auto document = report::fitted(report::session_sheet(sheet), report::a4(), look_.meter());
    save_paper(this, *context_,
               {.asks = _("Save the paper form"),
                .file_name = "session-" + code + ".pdf",
                .title = document.title,
                .pages = report::paginate(document, report::a4(), look_.meter())},
               patient, "paper form", context_->notice);
}

void MainFrame::show_title(const std::string& due) { SetTitle(shown(due.empty() ? title_ : due + " · " + title_)); }

bool MainFrame::session_key(const wxKeyEvent& event) {
    const int code = event.GetKeyCode();
    if (book_ && event.GetModifiers() == wxMOD_CONTROL && code >= '1' && code <= '9') {
        go_to_room(code - '0');
        return true;
    }
    if (asking_ && code == WXK_ESCAPE) {
        leave_who();
        return true;
    }
    return false;
}

}  // namespace needlebook::desktop
