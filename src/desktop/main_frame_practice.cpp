/// What concerns the whole book: Today, Practice, and where their rows lead.
#include <wx/simplebook.h>

#include "app/messages.h"
#include "desktop/book_rows.h"
#include "desktop/course_end_dialog.h"
#include "desktop/dialog_draft.h"
#include "desktop/entry_words.h"
#include "desktop/help_window.h"
#include "desktop/ledger_keeper.h"
#include "desktop/main_frame.h"
#include "desktop/notice_bar.h"
#include "desktop/patient_list.h"
#include "desktop/patient_page.h"
#include "desktop/practice_page.h"
#include "desktop/sessions_panel.h"
#include "desktop/side_effect_dialog.h"
#include "desktop/today_page.h"

namespace needlebook::desktop {

void MainFrame::make_book_pages() {
    keeper_ = std::make_unique<LedgerKeeper>(*book_, [this](const Error& error) {
        say(app::sentence_for(error), text_of(_("The practice was not counted.")));
    });
    today_ = new TodayPage{right_, *context_, *keeper_, [this](const app::TodayItem& item) { open_waiting(item); },
                           [this] { return backup_words(); }};
    right_->AddPage(today_, "today");
    practice_ = new PracticePage{right_,
                                 *context_,
                                 *keeper_,
                                 {.open_patient = [this](Id<Patient> patient) { choose(patient); },
                                  .open_event = [this](const app::RegisterEntry& entry) { open_event(entry); }}};
    right_->AddPage(practice_, "practice");
    keeper_->on_change([this] {
        today_->heard();
        practice_->heard();
    });
}

void MainFrame::show_today() {
    if (!book_)
        return;
    leave_entry();
    leave_who();
    notice_->dismiss();
    list_->SetSelection(wxNOT_FOUND);
    book_rows_->choose(BookRow::today);
    right_->ChangeSelection(static_cast<std::size_t>(right_->FindPage(today_)));
    today_->show_now();
}

void MainFrame::show_practice() {
    if (!book_)
        return;
    leave_entry();
    leave_who();
    notice_->dismiss();
    list_->SetSelection(wxNOT_FOUND);
    book_rows_->choose(BookRow::practice);
    right_->ChangeSelection(static_cast<std::size_t>(right_->FindPage(practice_)));
    practice_->show_now();
}

void MainFrame::open_session(Id<Patient> patient, Id<Session> session) {
    list_->choose(patient);
    choose(patient);
    patient_page_->go_to(PatientTab::sessions);
    patient_page_->sessions().select(session);
}

void MainFrame::open_event(const app::RegisterEntry& entry) {
    bool wants_session = false;
    {
        SideEffectDialog dialog{this, *context_, entry};
        const DialogDraft draft{dialog, *book_, "side effect " + to_text(entry.effect.id), entry.session.patient};
        dialog.ShowModal();
        wants_session = dialog.wants_session();
    }
    if (wants_session)
        open_session(entry.session.patient, entry.session.id);
}

void MainFrame::open_waiting(const app::TodayItem& item) {
    switch (item.kind) {
        case app::TodayKind::serious_open:
            if (const auto* ledger = keeper_->ledger(); ledger != nullptr && item.effect) {
                const auto entry = app::register_entry(*ledger, *item.effect);
                if (!entry)
                    return say(app::sentence_for(entry.error()));
                return open_event(*entry);
            }
            return;
        case app::TodayKind::needles_in:
        case app::TodayKind::unsigned_session:
            list_->choose(item.patient);
            choose(item.patient);
            return open_entry(item.patient, item.session);
        case app::TodayKind::not_asked:
        case app::TodayKind::not_heard_of:
            if (item.session)
                return open_session(item.patient, *item.session);
            break;
        case app::TodayKind::review_overdue:
        case app::TodayKind::review_due:
        case app::TodayKind::follow_up:
        case app::TodayKind::check_in:
        case app::TodayKind::mixed:
            break;
    }
    list_->choose(item.patient);
    choose(item.patient);
    patient_page_->go_to(PatientTab::trend);
}

void MainFrame::end_course() {
    if (!chosen() || entry_ != nullptr || book_->read_only() || !patient_page_->view())
        return;
    // What the page shows may be of yesterday.
    const auto view = app::trend_view(*book_, patient_page_->view()->complaint.id, book_->clock().today());
    if (!view)
        return say(app::sentence_for(view.error()));
    CourseEndDialog dialog{this, *context_, *view};
    // Who has seen the earlier scores can't change those given before.
    const DialogDraft draft{dialog,
                            *book_,
                            "course end " + to_text(view->complaint.id),
                            view->patient.id,
                            {.typed = [&] { return std::string{dialog.has_revealed() ? "earlier scores seen" : ""}; },
                             .take_up =
                                 [&](const std::string& seen) {
                                     if (!seen.empty())
                                         dialog.reveal();
                                 }}};
    dialog.ShowModal();
}

void MainFrame::help(std::string_view section) {
    HelpWindow dialog{this, look_, section};
    dialog.ShowModal();
}

}  // namespace needlebook::desktop
