/// The window: patients at the left, what was chosen at the right.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include <wx/frame.h>

#include "app/logbook.h"
#include "app/open_entries.h"
#include "app/report_view.h"
#include "app/running_rooms.h"
#include "app/session_form_entry.h"
#include "desktop/page_context.h"
#include "desktop/settings.h"
#include "desktop/who_page.h"

class wxMenuBar;
class wxSearchCtrl;
class wxSimplebook;
class wxSplitterWindow;
class wxStaticText;

namespace needlebook::app {
class PatientRowKeeper;
struct RegisterEntry;
struct TodayItem;
}  // namespace needlebook::app

namespace needlebook::desktop {

class BookRows;
class EmptyPage;
class EntryPage;
class LargePage;
class LedgerKeeper;
struct LargePageContent;
class NoticeBar;
class PatientList;
class PatientPage;
class PracticePage;
class RoomsBoard;
class TodayPage;
class Safety;
class UnlockPage;

class MainFrame : public wxFrame {
public:
    MainFrame(const Look& look, Clock clock, Settings settings);
    ~MainFrame() override;

    /// Asks for its passphrase.
    void ask_for(const std::filesystem::path& book);

    /// Opens it; says why not where it can't.
    void open(const std::filesystem::path& book, const Secret& passphrase);

    void new_book();
    void choose_book();
    void open_demonstration();
    void close_book();

    /// Shows this patient's page.
    void choose(Id<Patient> patient);

    void new_patient();
    void new_session();   ///< Of the patient shown; asks who it is where none is, or a session is open.
    void type_day_up();   ///< Sessions written on paper, one after the other.
    void move_session();  ///< The one being entered belongs to another patient.
    void go_to_room(int place);
    void new_agreement();
    void type_diary();
    void enter_examination();
    void save_diary_sheet();
    /// The session on paper, in the order of the keys; blank for nobody.
    void save_session_sheet(std::optional<Id<Patient>> patient);
    void save_chart();
    void copy_chart();
    void show_reports(app::ReportReader reader);
    void show_to_patient();
    void show_expectations();
    void show_today();
    void show_practice();
    void end_course();
    /// Visits (asked about first), a whole record into an empty book, or a diary.
    void import_from(const std::filesystem::path& file);
    void choose_import();
    void export_records();
    void copy_for_patient();
    void check_book();
    void change_settings();
    void save_backup();
    void restore_backup();
    void salvage_book();
    void restore_over(const std::filesystem::path& book);
    void change_passphrase();
    void save_recovery_sheet();
    void set_safety();
    void lock();
    void show_locked(const std::filesystem::path& book, std::vector<app::RunningRoom> rooms);
    void show_history();
    void show_rights();
    void review_retention();
    void undo(bool again);
    void help(std::string_view section);
    void about();

    bool has_book() const { return book_ != nullptr; }
    app::Logbook& book() { return *book_; }
    PatientPage* patient_page() { return patient_page_; }
    EntryPage* entry_page() { return entry_; }

private:
    void make_menus();
    void fill_menus(wxMenuBar* bar);
    void make_pages();
    void accept_files();
    void import_record_from(const std::filesystem::path& file);
    void import_diary_from(const std::filesystem::path& file);
    std::optional<app::ImportTaken> import_to_undo() const;  ///< When it is what undoing means now.
    void undo_import(const app::ImportTaken& import);
    Result<void> write_copy_page(const std::filesystem::path& file);
    Result<void> write_copy_book(const std::filesystem::path& file, const Secret& passphrase);
    void make_work_pages();
    void take_over(app::Logbook book);
    void make_book_pages();
    std::string backup_words() const;
    void open_session(Id<Patient> patient, Id<Session> session);
    void open_event(const app::RegisterEntry& entry);
    void open_waiting(const app::TodayItem& item);
    void read_patients();
    void open_entry(Id<Patient> patient, std::optional<Id<Session>> draft, const app::EntryStart& start = {});
    void entry_done(Id<Session> session);
    void leave_entry();
    void show_list();
    int list_width() const;  ///< Of the left pane, in pixels.
    bool is_narrow() const;
    void ask_who(WhoPage::Question question);
    void propose_patient();
    void show_candidate();
    void answer_who();
    void leave_who();
    void go_to_entry(const app::OpenEntry& entry);
    void show_title(const std::string& due);
    bool session_key(const wxKeyEvent& event);
    void show_large(const std::function<LargePageContent(const app::ReportSource&)>& make);
    void say_later();
    void leave_patient_view();
    void close_patient_view();
    void on_edit(const app::Edit& edit);
    void enable_items(wxUpdateUIEvent& event);
    void say(const std::string& what, const std::string& then = {});
    void say_unclean_end();
    void say_half_typed(bool unclean_end);  ///< What waits to be gone on with, if anything does.
    void say_restriction();
    void erase_patient(const Patient& patient);
    void save_everything_on(const Patient& patient);
    void forget_patient();
    void say_refused(const Error& error, const std::filesystem::path& book);
    void put_back(const std::filesystem::path& backup, const Secret& passphrase, const std::filesystem::path& book,
                  const Secret& before);
    void remember();
    std::optional<Id<Patient>> chosen() const;

    const Look& look_;
    Clock clock_;
    Settings settings_;
    std::unique_ptr<app::Logbook> book_;
    std::unique_ptr<PageContext> context_;
    std::unique_ptr<Safety> safety_;
    app::Subscription edits_;
    std::unique_ptr<LedgerKeeper> keeper_;  ///< Of the book; lives as long as its pages.
    std::unique_ptr<app::PatientRowKeeper> rows_;
    bool stale_ = false;
    std::optional<WhoPage::Question> asking_;  ///< While the list says whose session it is.
    std::optional<app::EntryStart> typed_up_;  ///< How the next session of a day typed up begins.
    std::string title_ = "Needlebook";         ///< Without what is due.
    /// What happened while the patient view was open: said after it.
    std::vector<std::pair<std::string, std::string>> later_;
    std::unique_ptr<wxMenuBar> hidden_menus_;  ///< While the patient view is open.
    // Windows belong to the frame; these only look.
    NoticeBar* notice_;
    wxSimplebook* pages_;
    UnlockPage* unlock_;
    wxSplitterWindow* split_;
    wxWindow* left_ = nullptr;
    wxSearchCtrl* search_ = nullptr;
    PatientList* list_ = nullptr;
    wxStaticText* count_ = nullptr;
    wxSimplebook* right_ = nullptr;
    EmptyPage* empty_ = nullptr;
    PatientPage* patient_page_ = nullptr;
    EntryPage* entry_ = nullptr;
    WhoPage* who_ = nullptr;
    RoomsBoard* board_ = nullptr;
    LargePage* patient_view_ = nullptr;
    BookRows* book_rows_ = nullptr;
    TodayPage* today_ = nullptr;
    PracticePage* practice_ = nullptr;
};

}  // namespace needlebook::desktop
