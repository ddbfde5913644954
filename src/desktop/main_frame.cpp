/// Pages of the window, and what happens between them.
#include "desktop/main_frame.h"

#include <fmt/format.h>
#include <wx/filedlg.h>
#include <wx/menu.h>
#include <wx/msgdlg.h>
#include <wx/simplebook.h>
#include <wx/sizer.h>
#include <wx/splitter.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>

#include "app/demo.h"
#include "app/folder_risk.h"
#include "app/guarded.h"
#include "app/messages.h"
#include "app/patient_row_keeper.h"
#include "desktop/accessible_name.h"
#include "desktop/agreement_panel.h"
#include "desktop/book_rows.h"
#include "desktop/empty_page.h"
#include "desktop/entry_page.h"
#include "desktop/entry_words.h"
#include "desktop/ledger_keeper.h"
#include "desktop/new_book_dialog.h"
#include "desktop/new_patient_dialog.h"
#include "desktop/notice_bar.h"
#include "desktop/patient_leave.h"
#include "desktop/patient_list.h"
#include "desktop/patient_page.h"
#include "desktop/practice_page.h"
#include "desktop/rooms_board.h"
#include "desktop/safety.h"
#include "desktop/sessions_panel.h"
#include "desktop/start_page.h"
#include "desktop/today_page.h"
#include "desktop/trend_panel.h"
#include "desktop/unlock_page.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

enum Page : std::size_t { at_start, at_unlock, at_work };
enum Right : std::size_t { on_nothing, on_patient };

constexpr int least_width = 1024;
constexpr int least_height = 700;

}  // namespace

MainFrame::MainFrame(const Look& look, Clock clock, Settings settings)
    : wxFrame{nullptr, wxID_ANY, "Needlebook"},
      look_{look},
      clock_{std::move(clock)},
      settings_{std::move(settings)},
      notice_{new NoticeBar{this, look_}},
      pages_{new wxSimplebook{this}} {
    make_menus();
    make_pages();
    safety_ = std::make_unique<Safety>(
        *this, backup_folder(settings_), [this](const std::string& what, const std::string& then) { say(what, then); },
        [this] { lock(); });
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(notice_, wxSizerFlags{}.Expand());
    column->Add(pages_, wxSizerFlags{1}.Expand());
    SetSizer(column);
    SetMinClientSize(FromDIP(wxSize{least_width, least_height}));
    SetClientSize(FromDIP(wxSize{1280, 800}));
    if (settings_.window)
        SetSize(*settings_.window);
    if (settings_.maximised)
        Maximize();
    Bind(wxEVT_SIZE, [this, narrow = false](wxSizeEvent& event) mutable {
        event.Skip();
        if (is_narrow() == narrow)
            return;
        narrow = is_narrow();
        // What was dragged in a wide window is kept for the next one.
        if (narrow && split_->IsSplit())
            settings_.list_width = ToDIP(split_->GetSashPosition());
        if (split_->IsSplit())
            split_->SetSashPosition(list_width());
    });
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
        // While a patient looks at it, the window doesn't close without whoever showed it.
        if (patient_view_ != nullptr && event.CanVeto() && !may_leave_patient(*this, *book_)) {
            event.Veto();
            return;
        }
        remember();
        close_book();
        Hide();  // The last backup may take a moment longer.
        event.Skip();
    });
}

MainFrame::~MainFrame() = default;

void MainFrame::make_pages() {
    pages_->AddPage(
        new StartPage{pages_, {[this] { new_book(); }, [this] { choose_book(); }, [this] { open_demonstration(); }}},
        "start");
    unlock_ = new UnlockPage{
        pages_, [this](const std::filesystem::path& book, const Secret& passphrase) { open(book, passphrase); },
        [this] { pages_->ChangeSelection(at_start); },
        [this](const std::filesystem::path& book) { restore_over(book); }};
    pages_->AddPage(unlock_, "unlock");
    split_ =
        new wxSplitterWindow{pages_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE | wxSP_THIN_SASH};
    split_->SetMinimumPaneSize(FromDIP(200));
    pages_->AddPage(split_, "work");
}

/// The panes of an open book; made anew for each book, so that nothing of another stays.
void MainFrame::make_work_pages() {
    left_ = new wxPanel{split_};
    search_ = new wxSearchCtrl{left_, wxID_ANY};
    search_->SetDescriptiveText(_("Find by name, code or date of birth"));
    name_for_readers(*search_, _("Find by name, code or date of birth"));
    list_ = new PatientList{left_, look_, [this](Id<Patient> patient) { choose(patient); }};
    count_ = new wxStaticText{left_, wxID_ANY, wxString{}};
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(search_, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(12)));
    column->Add(list_, wxSizerFlags{1}.Expand());
    column->Add(count_, wxSizerFlags{}.Border(wxALL, FromDIP(12)));
    book_rows_ = new BookRows{left_, look_, [this](BookRow row) {
                                  if (row == BookRow::today)
                                      show_today();
                                  else
                                      show_practice();
                              }};
    column->Add(book_rows_, wxSizerFlags{}.Expand());
    left_->SetSizer(column);
    board_ = new RoomsBoard{left_,
                            *book_,
                            look_,
                            {.on_go = [this](const app::OpenEntry& entry) { go_to_entry(entry); },
                             .on_due = [this](const std::string& due) { show_title(due); },
                             .on_bell =
                                 [this] {
                                     if (settings_.bell)
                                         wxBell();
                                 },
                             .on_read =
                                 [this] {
                                     if (entry_ != nullptr)
                                         entry_->show_rooms(board_->entries());
                                 }}};
    column->Insert(2, board_, wxSizerFlags{}.Expand());
    board_->MoveBeforeInTabOrder(book_rows_);
    search_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        list_->find(search_->GetValue().utf8_string());
        propose_patient();
    });
    list_->Bind(wxEVT_LISTBOX_DCLICK, [this](wxCommandEvent&) { answer_who(); });
    search_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        switch (event.GetKeyCode()) {
            case WXK_DOWN:
                list_->move(1);
                break;
            case WXK_UP:
                list_->move(-1);
                break;
            case WXK_RETURN:
            case WXK_NUMPAD_ENTER:
                if (asking_)
                    answer_who();
                else
                    list_->choose_current();
                break;
            case WXK_ESCAPE:
                if (asking_)
                    leave_who();
                else
                    search_->Clear();
                break;
            default:
                event.Skip();
        }
    });

    right_ = new wxSimplebook{split_};
    empty_ = new EmptyPage{right_, {[this] { new_patient(); }, [this] { choose_import(); }}};
    right_->AddPage(empty_, "empty");
    patient_page_ = new PatientPage{right_, *context_, [this] { new_session(); }, [this] { show_to_patient(); }};
    right_->AddPage(patient_page_, "patient");
    who_ = new WhoPage{right_, {.on_chosen = [this] { answer_who(); }, .on_left = [this] { leave_who(); }}};
    right_->AddPage(who_, "who");
    make_book_pages();
    split_->SplitVertically(left_, right_, list_width());
}

void MainFrame::say(const std::string& what, const std::string& then) {
    // Not before the eyes of a patient; once they are done.
    if (patient_view_ != nullptr)
        later_.emplace_back(what, then);
    else
        notice_->say(what, then);
}

void MainFrame::ask_for(const std::filesystem::path& book) {
    unlock_->ask(book);
    pages_->ChangeSelection(at_unlock);
}

void MainFrame::open(const std::filesystem::path& book, const Secret& passphrase) {
    wxBusyCursor busy;
    close_book();
    auto opened = app::Logbook::open(book, passphrase, store::Access::write_if_free, clock_);
    if (!opened) {
        ask_for(book);
        say_refused(opened.error(), book);
        return;
    }
    take_over(std::move(*opened));
}

void MainFrame::take_over(app::Logbook book) {
    book_ = std::make_unique<app::Logbook>(std::move(book));
    const auto practitioners = app::guarded([&] { return book_->book().practitioners.all(); });
    if (book_->who().empty() && practitioners && !practitioners->empty())
        book_->set_who(practitioners->front().name);
    unlock_->forget();
    settings_.last_book = std::filesystem::absolute(book_->path());
    rows_ = std::make_unique<app::PatientRowKeeper>(*book_);
    context_ = std::make_unique<PageContext>(
        PageContext{*book_, look_, [this](const std::string& what, const std::string& then) { say(what, then); },
                    [this](Id<Session> session) {
                        if (const auto patient = patient_page_->patient())
                            open_entry(*patient, session);
                    },
                    [this](Id<Session> session) {
                        patient_page_->refresh();
                        patient_page_->go_to(PatientTab::sessions);
                        patient_page_->sessions().select(session);
                    },
                    [this](Id<Patient>) { new_agreement(); }, [this] { show_expectations(); }});
    make_work_pages();
    edits_ = book_->subscribe([this](const app::Edit& edit) { on_edit(edit); });
    title_ = book_->path().stem().string() + " — Needlebook";
    show_title({});
    pages_->ChangeSelection(at_work);
    notice_->dismiss();
    const auto report = book_->opened();  // As it was: what is shown of it is told no more.
    if (report.read_only)
        say(text_of(report.in_use ? _("Another program has this book open for writing.")
                                  : _("This book can't be written to.")),
            text_of(_("It is open for reading; nothing can be changed here.")));
    else if (report.unclean_end || report.lost)
        say_unclean_end();
    else if (report.migrated_from)
        say(text_of(_("The book was brought to this release.")),
            text_of(wxString::Format(_("A copy of it as it was lies at %s."),
                                     shown(report.copied_to ? report.copied_to->string() : std::string{}))));
    else if (const auto risk = app::folder_risk(book_->path()); risk && book_->identity().kind == BookKind::practice)
        say(text_of(_("This folder is no safe place for a book.")), app::sentence_for(*risk));
    read_patients();
    board_->read();
    if (!report.lost && !report.read_only)
        say_half_typed(report.unclean_end);
    search_->SetFocus();
    keeper_->prepare(list_->GetItemCount());
    safety_->opened(*book_);
    if (const auto patient = book_->identity().from_patient) {  // A patient's own copy: straight to their page.
        choose(*patient);
        show_to_patient();
    }
}

void MainFrame::close_book() {
    if (!book_)
        return;
    close_patient_view();
    later_.clear();
    notice_->dismiss();  // What it says is of this book, or of somebody in it.
    patient_page_->keep_typed();
    if (entry_ != nullptr)
        entry_->save_now();
    safety_->closing(*book_);
    edits_ = {};
    entry_ = nullptr;
    asking_.reset();
    typed_up_.reset();
    patient_page_ = nullptr;
    split_->Unsplit();
    // It would ask a pane that is gone for its size.
    split_->Initialize(nullptr);
    left_->Destroy();
    right_->Destroy();
    book_rows_ = nullptr;
    today_ = nullptr;
    practice_ = nullptr;
    keeper_.reset();
    rows_.reset();
    context_.reset();
    book_.reset();
    safety_->closed();
    title_ = "Needlebook";
    show_title({});
    pages_->ChangeSelection(at_start);
}

void MainFrame::read_patients() {
    auto rows = rows_->rows();
    if (!rows)
        return say(app::sentence_for(rows.error()), text_of(_("Book, Check this book says more.")));
    const auto count = rows->size();
    list_->show(std::move(*rows));
    empty_->show(count, !book_->read_only());
    count_->SetLabel(
        wxString::Format(wxPLURAL("%d patient", "%d patients", static_cast<int>(count)), static_cast<int>(count)));
}

void MainFrame::on_edit(const app::Edit&) {
    // Several edits of one act are shown once, after it.
    if (stale_)
        return;
    stale_ = true;
    CallAfter([this] {
        stale_ = false;
        if (!book_ || patient_view_ != nullptr)  // No list behind the patient's back.
            return;
        read_patients();
        board_->read();
        if (right_->GetSelection() == on_patient)
            patient_page_->refresh();
    });
}

std::optional<Id<Patient>> MainFrame::chosen() const {
    if (!book_ || asking_)
        return std::nullopt;
    if (entry_ != nullptr)
        return entry_->patient();
    if (right_->GetSelection() != on_patient)
        return std::nullopt;
    return patient_page_->patient();
}

void MainFrame::choose(Id<Patient> patient) {
    if (asking_)
        return show_candidate();
    leave_entry();
    notice_->dismiss();
    patient_page_->show(patient);
    book_rows_->choose(std::nullopt);
    right_->ChangeSelection(on_patient);
    say_restriction();
}

/// Shows nobody, as after opening the book.
void MainFrame::forget_patient() {
    right_->ChangeSelection(on_nothing);
    patient_page_->forget();
}

void MainFrame::remember() {
    settings_.maximised = IsMaximized();
    if (!IsMaximized() && !IsIconized())
        settings_.window = GetRect();
    if (split_->IsSplit() && !is_narrow())
        settings_.list_width = ToDIP(split_->GetSashPosition());
    save_settings(settings_);
}

}  // namespace needlebook::desktop
