/// The window: patients at the left, what was chosen at the right.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include <wx/frame.h>

#include "app/logbook.h"
#include "app/report_view.h"
#include "desktop/page_context.h"
#include "desktop/settings.h"

class wxMenuBar;
class wxSearchCtrl;
class wxSimplebook;
class wxSplitterWindow;
class wxStaticText;

namespace needlebook::desktop {

class EntryPage;
class NoticeBar;
class PatientList;
class PatientPage;
class PatientView;
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

    void new_patient();
    void new_session();
    void new_agreement();
    void type_diary();
    void save_diary_sheet();
    void save_chart();
    void save_report(app::ReportReader reader);
    void show_to_patient();
    void check_book();
    void change_settings();
    void undo(bool again);
    void about();

    bool has_book() const { return book_ != nullptr; }
    app::Logbook& book() { return *book_; }
    PatientPage* patient_page() { return patient_page_; }
    EntryPage* entry_page() { return entry_; }

private:
    void make_menus();
    void fill_menus(wxMenuBar* bar);
    void make_pages();
    void make_work_pages();
    void take_over(app::Logbook book);
    void read_patients();
    void choose(Id<Patient> patient);
    void go_on_with(std::optional<Id<Session>> draft);
    void leave_entry();
    bool may_leave_patient_view();
    void leave_patient_view();
    void close_patient_view();
    void on_edit(const app::Edit& edit);
    void enable_items(wxUpdateUIEvent& event);
    void say(const std::string& what, const std::string& then = {});
    void remember();
    std::optional<Id<Patient>> chosen() const;

    const Look& look_;
    Clock clock_;
    Settings settings_;
    std::unique_ptr<app::Logbook> book_;
    std::unique_ptr<PageContext> context_;
    app::Subscription edits_;
    bool stale_ = false;
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
    PatientPage* patient_page_ = nullptr;
    EntryPage* entry_ = nullptr;
    PatientView* patient_view_ = nullptr;
};

}  // namespace needlebook::desktop
