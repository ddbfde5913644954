/// The menus, and when each of their items can be chosen.
#include <wx/menu.h>
#include <wx/simplebook.h>
#include <wx/srchctrl.h>

#include "base/tongue.h"
#include "desktop/agreement_panel.h"
#include "desktop/entry_words.h"
#include "desktop/main_frame.h"
#include "desktop/patient_page.h"
#include "desktop/sessions_panel.h"
#include "desktop/trend_panel.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

enum Item : int {
    item_demonstration = wxID_HIGHEST + 1,
    item_close_book,
    item_check,
    item_settings,
    item_backup,
    item_restore,
    item_salvage,
    item_safety,
    item_passphrase,
    item_recovery,
    item_lock,
    item_history,
    item_rights,
    item_retention,
    item_import,
    item_export,
    item_copy,
    item_new_patient,
    item_find,
    item_agreement,
    item_diary,
    item_examination,
    item_sheet,
    item_new_session,
    item_type_up,
    item_move,
    item_bell,
    item_amend,
    item_void,
    item_trend,
    item_sessions,
    item_agreements,
    item_details,
    item_first_visit,
    item_table,
    item_judged,
    item_closer,
    item_wider,
    item_all_days,
    item_chart,
    item_copy_chart,
    item_report_gp,
    item_report_patient,
    item_report_full,
    item_session_sheet,
    item_blank_sheet,
    item_report_expectations,
    item_expectations,
    item_patient_view,
    item_today,
    item_practice,
    item_end_course,
    item_words,
    item_limits,
    item_keys
};

/// What has to be there for an item to make sense.
enum class Needs { nothing, book, patient, patient_writing, writing, session, entry };

Needs needs_of(int item) {
    switch (item) {
        case item_close_book:
        case item_check:
        case item_find:
        case item_today:
        case item_practice:
        case item_backup:
        case item_recovery:
        case item_lock:
        case item_retention:
        case item_export:
            return Needs::book;
        case item_words:
        case item_limits:
        case item_keys:
            return Needs::nothing;
        case item_settings:
        case item_restore:
        case item_safety:
        case item_passphrase:
        case item_import:
        case item_new_patient:
            return Needs::writing;
        case item_bell:
            return Needs::nothing;
        case item_blank_sheet:
            return Needs::book;
        case item_new_session:
        case item_type_up:
            return Needs::session;
        case item_move:
            return Needs::entry;
        case item_agreement:
        case item_diary:
        case item_examination:
        case item_end_course:
        case item_rights:
        case item_amend:
        case item_void:
            return Needs::patient_writing;
        default:
            return Needs::patient;
    }
}

}  // namespace

void MainFrame::make_menus() {
    auto* bar = new wxMenuBar;
    fill_menus(bar);
    SetMenuBar(bar);
    accept_files();
    const auto on = [this](int item, auto&& act) {
        Bind(
            wxEVT_MENU, [act](wxCommandEvent&) { act(); }, item);
        if (item > wxID_HIGHEST && item != item_demonstration && item != item_salvage)
            Bind(wxEVT_UPDATE_UI, &MainFrame::enable_items, this, item);
    };
    on(wxID_NEW, [this] { new_book(); });
    on(wxID_OPEN, [this] { choose_book(); });
    on(item_demonstration, [this] { open_demonstration(); });
    on(item_close_book, [this] { close_book(); });
    on(item_check, [this] { check_book(); });
    on(item_settings, [this] { change_settings(); });
    on(item_backup, [this] { save_backup(); });
    on(item_restore, [this] { restore_backup(); });
    on(item_salvage, [this] { salvage_book(); });
    on(item_safety, [this] { set_safety(); });
    on(item_passphrase, [this] { change_passphrase(); });
    on(item_recovery, [this] { save_recovery_sheet(); });
    on(item_lock, [this] { lock(); });
    on(item_history, [this] { show_history(); });
    on(item_rights, [this] { show_rights(); });
    on(item_retention, [this] { review_retention(); });
    on(item_import, [this] { choose_import(); });
    on(item_export, [this] { export_records(); });
    on(item_copy, [this] { copy_for_patient(); });
    on(wxID_EXIT, [this] { Close(); });
    on(item_new_patient, [this] { new_patient(); });
    const auto find = [this] {
        leave_entry();
        leave_who();
        search_->SetFocus();
        search_->SelectAll();
    };
    on(item_find, find);
    on(item_agreement, [this] { new_agreement(); });
    on(item_diary, [this] { type_diary(); });
    on(item_examination, [this] { enter_examination(); });
    on(item_end_course, [this] { end_course(); });
    on(item_today, [this] { show_today(); });
    on(item_practice, [this] { show_practice(); });
    on(item_sheet, [this] { save_diary_sheet(); });
    on(item_new_session, [this] { new_session(); });
    on(item_type_up, [this] { type_day_up(); });
    on(item_move, [this] { move_session(); });
    on(item_bell, [this] { settings_.bell = !settings_.bell; });
    on(item_amend, [this] {
        patient_page_->go_to(PatientTab::sessions);
        patient_page_->sessions().amend();
    });
    on(item_void, [this] {
        patient_page_->go_to(PatientTab::sessions);
        patient_page_->sessions().mark_void();
    });
    on(item_trend, [this] { patient_page_->go_to(PatientTab::trend); });
    on(item_sessions, [this] { patient_page_->go_to(PatientTab::sessions); });
    on(item_agreements, [this] { patient_page_->go_to(PatientTab::agreement); });
    on(item_details, [this] { patient_page_->go_to(PatientTab::details); });
    on(item_first_visit, [this] { patient_page_->go_to(PatientTab::first_visit); });
    on(item_session_sheet, [this] { save_session_sheet(patient_page_->patient()); });
    on(item_blank_sheet, [this] { save_session_sheet(std::nullopt); });
    on(item_table, [this] {
        patient_page_->go_to(PatientTab::trend);
        patient_page_->trend().show_as_table(!patient_page_->trend().as_table());
    });
    on(item_judged, [this] { patient_page_->trend().explain_verdict(); });
    on(item_closer, [this] { patient_page_->trend().come_closer(1); });
    on(item_wider, [this] { patient_page_->trend().come_closer(-1); });
    on(item_all_days, [this] { patient_page_->trend().show_all_days(); });
    on(item_chart, [this] { save_chart(); });
    on(item_copy_chart, [this] { copy_chart(); });
    on(item_report_gp, [this] { show_reports(app::ReportReader::gp); });
    on(item_report_patient, [this] { show_reports(app::ReportReader::patient); });
    on(item_report_full, [this] { show_reports(app::ReportReader::practitioner); });
    on(item_report_expectations, [this] { show_reports(app::ReportReader::expectations); });
    on(item_patient_view, [this] { show_to_patient(); });
    on(item_expectations, [this] { show_expectations(); });
    on(wxID_UNDO, [this] { undo(false); });
    on(wxID_REDO, [this] { undo(true); });
    on(wxID_HELP, [this] { help({}); });
    on(item_words, [this] { help(tr("What the words mean")); });
    on(item_limits, [this] { help(tr("What this app can't tell you")); });
    on(item_keys, [this] { help(tr("Keys")); });
    on(wxID_ABOUT, [this] { about(); });
    for (const int item : {static_cast<int>(wxID_UNDO), static_cast<int>(wxID_REDO)})
        Bind(wxEVT_UPDATE_UI, &MainFrame::enable_items, this, item);
    // GTK's text fields take Ctrl+Shift+A, select nothing, and its tables Ctrl+F, before a menu hears of them.
    Bind(wxEVT_CHAR_HOOK, [this, find](wxKeyEvent& event) {
        if (patient_view_ != nullptr)  // No key leads from there to anybody else.
            event.Skip();
        else if (event.GetKeyCode() == 'A' && event.GetModifiers() == (wxMOD_CONTROL | wxMOD_SHIFT))
            new_agreement();
        else if (event.GetKeyCode() == 'F' && event.GetModifiers() == wxMOD_CONTROL && book_)
            find();
        else if (!session_key(event))
            event.Skip();
    });
}

void MainFrame::fill_menus(wxMenuBar* bar) {
    auto* book = new wxMenu;
    book->Append(wxID_NEW, _("&New book…\tCtrl+N"));
    book->Append(wxID_OPEN, _("&Open…\tCtrl+O"));
    book->Append(item_demonstration, _("&Demonstration book"));
    book->AppendSeparator();
    book->Append(item_import, _("&Import from a file…\tCtrl+I"));
    book->Append(item_export, utf8_words("E&xport…"));
    book->AppendSeparator();
    book->Append(item_backup, utf8_words("&Back up to a file…"));
    book->Append(item_restore, utf8_words("Put a backup b&ack…"));
    book->Append(item_salvage, utf8_words("&Salvage a damaged book…"));
    book->Append(item_safety, utf8_words("Backups and loc&k…"));
    book->AppendSeparator();
    book->Append(item_passphrase, utf8_words("Change the &passphrase…"));
    book->Append(item_recovery, utf8_words("&Recovery sheet…"));
    book->AppendSeparator();
    book->Append(item_check, _("C&heck this book"));
    book->Append(item_retention, utf8_words("Records past their ti&me…"));
    book->Append(item_lock, _("&Lock\tCtrl+L"));
    book->Append(item_settings, _("Practice se&ttings…\tCtrl+,"));
    book->Append(item_close_book, _("&Close the book\tCtrl+W"));
    book->AppendSeparator();
    book->Append(wxID_EXIT, _("&Quit\tCtrl+Q"));
    bar->Append(book, _("&Book"));

    auto* patient = new wxMenu;
    patient->Append(item_new_patient, _("&New patient…\tCtrl+Shift+N"));
    patient->Append(item_find, _("&Find\tCtrl+F"));
    patient->AppendSeparator();
    patient->Append(wxID_UNDO, _("&Undo\tCtrl+Z"));
    patient->Append(wxID_REDO, _("&Redo\tCtrl+Shift+Z"));
    patient->AppendSeparator();
    patient->Append(item_agreement, _("New &agreement…\tCtrl+Shift+A"));
    patient->Append(item_diary, _("&Home diary…\tCtrl+D"));
    patient->Append(item_examination, _("E&xamination…\tCtrl+Shift+X"));
    patient->Append(item_sheet, _("Save a &diary sheet to print…"));
    patient->AppendSeparator();
    patient->Append(item_end_course, _("&End the course…"));
    patient->Append(item_rights, utf8_words("Records and ri&ghts…"));
    patient->Append(item_copy, _("The patient's own &copy…"));
    bar->Append(patient, _("&Patient"));

    auto* session = new wxMenu;
    session->Append(item_new_session, _("&New session\tF2"));
    session->Append(item_type_up, _("Type a day &up from paper\tShift+F2"));
    session->Append(item_move, utf8_words("&Move to another patient…"));
    session->AppendSeparator();
    session->Append(item_amend, _("&Amend…\tF8"));
    session->Append(item_void, _("Entered in &error…"));
    session->AppendSeparator();
    session->AppendCheckItem(item_bell, _("&Bell when needles are due"));
    bar->Append(session, _("&Session"));

    auto* view = new wxMenu;
    view->Append(item_trend, _("&Trend\tAlt+1"));
    view->Append(item_sessions, _("&Sessions\tAlt+2"));
    view->Append(item_agreements, _("&Agreement\tAlt+3"));
    view->Append(item_details, _("&Details\tAlt+4"));
    view->Append(item_first_visit, _("&First visit\tAlt+5"));
    view->AppendSeparator();
    view->Append(item_table, _("Trend as a ta&ble\tCtrl+T"));
    view->Append(item_judged, _("How this was &judged…\tCtrl+J"));
    view->AppendSeparator();
    view->Append(item_closer, _("Fe&wer days\tCtrl++"));
    view->Append(item_wider, _("&More days\tCtrl+-"));
    view->Append(item_all_days, _("A&ll days\tCtrl+0"));
    view->AppendSeparator();
    view->Append(item_history, utf8_words("&History…\tCtrl+H"));
    view->Append(item_patient_view, _("&Patient view\tCtrl+Shift+P"));
    view->Append(item_expectations, _("What to e&xpect, for the patient\tCtrl+Shift+E"));
    view->AppendSeparator();
    view->Append(item_today, _("T&oday\tF6"));
    view->Append(item_practice, _("P&ractice\tF7"));
    bar->Append(view, _("&View"));

    auto* report = new wxMenu;
    report->Append(item_report_gp, utf8_words("Report for the &GP…\tCtrl+P"));
    report->Append(item_report_patient, utf8_words("Report for the &patient…"));
    report->Append(item_report_full, utf8_words("&Full record…"));
    report->Append(item_report_expectations, utf8_words("What to e&xpect…"));
    report->AppendSeparator();
    report->Append(item_session_sheet, utf8_words("Pap&er form for this patient…"));
    report->Append(item_blank_sheet, utf8_words("&Blank paper form…"));
    report->AppendSeparator();
    report->Append(item_chart, _("&Save the chart…\tCtrl+S"));
    report->Append(item_copy_chart, _("&Copy the chart as a picture\tCtrl+Shift+C"));
    bar->Append(report, _("&Report"));

    auto* help = new wxMenu;
    help->Append(wxID_HELP, _("&Guide\tF1"));
    help->Append(item_words, _("What the &words mean"));
    help->Append(item_limits, _("What this app &can't tell you"));
    help->Append(item_keys, _("&Keys"));
    help->AppendSeparator();
    help->Append(wxID_ABOUT, _("&About Needlebook"));
    bar->Append(help, _("&Help"));
}

void MainFrame::enable_items(wxUpdateUIEvent& event) {
    const int item = event.GetId();
    if (item == wxID_UNDO || item == wxID_REDO) {
        std::optional<wxString> words;
        if (const auto import = item == wxID_UNDO ? import_to_undo() : std::nullopt)
            words = wxString::Format(_("import of %s"), shown(import->source));
        else if (const auto patient = chosen(); patient && entry_ == nullptr)
            if (const auto label = item == wxID_UNDO ? book_->undo_label(*patient) : book_->redo_label(*patient))
                words = shown(edit_words(*label));
        // While a session is entered the page takes these keys itself, one field at a time.
        event.Enable(words.has_value());
        const auto plain = item == wxID_UNDO ? _("&Undo") : _("&Redo");
        const auto keys = item == wxID_UNDO ? wxString{"\tCtrl+Z"} : wxString{"\tCtrl+Shift+Z"};
        event.SetText(words ? plain + " " + *words + keys : plain + keys);
        return;
    }
    if (item == item_bell)
        event.Check(settings_.bell);
    switch (needs_of(item)) {
        case Needs::nothing:
            event.Enable(true);
            break;
        case Needs::book:
            event.Enable(book_ != nullptr);
            break;
        case Needs::writing:
            event.Enable(book_ && !book_->read_only() && entry_ == nullptr);
            break;
        case Needs::patient:
            event.Enable(chosen().has_value() && entry_ == nullptr);
            break;
        case Needs::patient_writing:
            event.Enable(chosen().has_value() && entry_ == nullptr && !book_->read_only());
            break;
        case Needs::session:
            event.Enable(book_ && !book_->read_only());
            break;
        case Needs::entry:
            event.Enable(entry_ != nullptr && !asking_);
            break;
    }
}

}  // namespace needlebook::desktop
