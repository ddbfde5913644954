/// What comes in from other files and goes out to them: visits, whole records, diaries, the patient's copy.
#include <algorithm>
#include <chrono>
#include <functional>
#include <vector>

#include <wx/dialog.h>
#include <wx/dirdlg.h>
#include <wx/dnd.h>
#include <wx/filedlg.h>
#include <wx/msgdlg.h>
#include <wx/progdlg.h>
#include <wx/textdlg.h>

#include <fmt/format.h>

#include "app/export.h"
#include "app/guarded.h"
#include "app/import_form.h"
#include "app/import_record.h"
#include "app/messages.h"
#include "app/passphrase.h"
#include "app/patient_copy.h"
#include "base/file.h"
#include "base/tongue.h"
#include "desktop/diary_import_dialog.h"
#include "desktop/entry_words.h"
#include "desktop/export_dialog.h"
#include "desktop/import_dialog.h"
#include "desktop/main_frame.h"
#include "desktop/patient_copy_dialog.h"
#include "desktop/patient_page.h"
#include "desktop/save_paper.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

/// A bar that can be cancelled, for what takes longer than a moment.
class Progress {
public:
    Progress(wxWindow* parent, const wxString& title)
        : dialog_{title, _("Reading…"), 100, parent, wxPD_APP_MODAL | wxPD_AUTO_HIDE | wxPD_CAN_ABORT | wxPD_SMOOTH} {}

    bool operator()(std::size_t done, std::size_t all) {
        // Drawing takes longer than writing a patient does.
        using clock = std::chrono::steady_clock;
        if (clock::now() - drawn_ < std::chrono::milliseconds{30})
            return true;
        const auto words = shown(app::progress_words(done, all));
        // The last step would close the bar before the book is written.
        constexpr std::size_t whole = 99;
        const bool goes_on =
            all > 0 ? dialog_.Update(static_cast<int>(done * whole / all), words) : dialog_.Pulse(words);
        drawn_ = clock::now();
        return goes_on;
    }

private:
    wxProgressDialog dialog_;
    std::chrono::steady_clock::time_point drawn_{};
};

/// What is wrong in a file, and where.
std::string place_words(const exchange::RejectedCell& cell) {
    auto place = cell.file;
    const auto add = [&place](const std::string& part) { place += (place.empty() ? "" : ", ") + part; };
    if (cell.line > 0)
        add(trf("line {}", cell.line));
    const bool counted = cell.column.find_first_not_of("0123456789") == std::string::npos;
    if (!cell.column.empty())
        add(counted ? trf("column {}", cell.column) : cell.column);
    return fmt::format("{}{}{}.", place, place.empty() ? "" : ": ", app::sentence_for(cell));
}

/// A file dropped on the window is asked about, not taken.
class Dropped : public wxFileDropTarget {
public:
    using Take = std::function<void(const std::vector<std::filesystem::path>&)>;

    explicit Dropped(Take take) : take_{std::move(take)} {}
    bool OnDropFiles(wxCoord, wxCoord, const wxArrayString& files) override {
        std::vector<std::filesystem::path> paths;
        for (const auto& file : files)
            paths.emplace_back(file.utf8_string());
        take_(paths);
        return true;
    }

private:
    Take take_;
};

/// Whether a dialog waits for an answer.
bool asks_something() {
    return std::ranges::any_of(wxTopLevelWindows, [](const wxWindow* window) {
        const auto* dialog = dynamic_cast<const wxDialog*>(window);
        return dialog != nullptr && dialog->IsModal();
    });
}

}  // namespace

void MainFrame::accept_files() {
    // The dialog comes after the drop has ended: until then the mouse belongs to where it came from.
    SetDropTarget(new Dropped{[this](const std::vector<std::filesystem::path>& files) {
        CallAfter([this, files] {
            if (!book_ || patient_view_ != nullptr || files.empty())
                return;
            if (asks_something())  // A second question would come over the first.
                return say(text_of(_("Close the dialog first, then drop the file again.")),
                           text_of(_("Nothing was imported.")));
            if (book_->read_only())
                say(text_of(_("This book is open for reading only: nothing can be imported.")));
            else if (entry_ != nullptr)
                say(text_of(_("Close the session first, then drop the file again.")),
                    text_of(_("Nothing was imported.")));
            else if (files.size() > 1)
                say(text_of(_("Drop one file at a time.")), text_of(_("Nothing was imported.")));
            else
                import_from(files.front());
        });
    }});
}

void MainFrame::choose_import() {
    wxFileDialog dialog{
        this,
        _("Import from a file"),
        wxEmptyString,
        wxEmptyString,
        _("Visits, records and diaries (*.csv;*.txt;*.json;*.needlebook)") + "|*.csv;*.txt;*.json;*.needlebook",
        wxFD_OPEN | wxFD_FILE_MUST_EXIST};
    if (dialog.ShowModal() == wxID_OK)
        import_from(std::filesystem::path{dialog.GetPath().utf8_string()});
}

void MainFrame::import_from(const std::filesystem::path& chosen_file) {
    // A folder that was exported can't be chosen in the dialog; a table of it can.
    const bool in_export = chosen_file.extension() == ".csv" && app::is_table_of_export(chosen_file);
    const auto file = in_export ? chosen_file.parent_path() : chosen_file;
    if (file.extension() == ".needlebook" || app::is_diary(file))
        return import_diary_from(file);
    if (app::is_whole_record(file))
        return import_record_from(file);
    auto form = app::ImportForm::open(file);
    if (!form)
        return say(app::sentence_for(form.error(), file.string()), text_of(_("Nothing was imported.")));
    if (const auto wrong = form->unreadable())
        return say(trf("{}, line {}: {}.", form->source(), wrong->line, app::sentence_for(*wrong)),
                   text_of(_("Nothing was imported.")));
    ImportDialog dialog{this, *book_, *std::move(form), settings_.columns};
    if (dialog.ShowModal() != wxID_OK)
        return;
    settings_.columns[dialog.form().signature()] = dialog.form().remembered();
    save_settings(settings_);
    Progress progress{this, _("Import")};
    const auto report = dialog.form().import(*book_, std::ref(progress));
    if (!report)
        return say(app::sentence_for(report.error(), file.string()), text_of(_("Nothing was imported.")));
    if (report->stopped)
        return say(text_of(_("Stopped. Nothing was imported.")));
    say(trf("{} taken in.", app::imported_words(*report)), text_of(_("Ctrl+Z takes all of it back.")));
}

std::optional<app::ImportTaken> MainFrame::import_to_undo() const {
    if (!book_ || asking_ || entry_ != nullptr || patient_view_ != nullptr)
        return std::nullopt;
    const auto patient = chosen();
    return book_->undoable_import(patient ? std::optional<app::UndoScope>{*patient} : std::nullopt);
}

void MainFrame::undo_import(const app::ImportTaken& import) {
    patient_page_->keep_typed();  // So that it counts as a change since.
    const auto records = app::guarded([&] { return app::records_of(book_->book(), import); });
    if (!records)
        return say(app::sentence_for(records.error()));
    wxMessageDialog ask{
        this,
        wxString::Format(_("Taken out again: %s.\n\nWhat was in the book before stays. The history keeps that the "
                           "file came and went."),
                         shown(app::taken_words(*records))),
        wxString::Format(_("Undo the import of %s?"), shown(import.source)), wxYES_NO | wxYES_DEFAULT};
    ask.SetYesNoLabels(_("&Undo the import"), _("&Keep it"));
    if (ask.ShowModal() != wxID_YES)
        return;
    Progress progress{this, _("Undo")};
    const auto done = book_->undo_import(std::ref(progress));
    if (!done && done.error().code == Errc::not_allowed)
        return say(trf("The record of {} was changed since the import of {}, or is being typed in.",
                       done.error().detail, import.source),
                   text_of(_("The import stays. A single session can still be marked as entered in error.")));
    if (!done)
        return say(done.error().code == Errc::incomplete ? text_of(_("Stopped.")) : app::sentence_for(done.error()),
                   text_of(_("The import stays.")));
    const auto patient = patient_page_->patient();
    if (patient && !app::guarded([&] { return book_->book().patients.find(*patient).has_value(); }).value_or(false))
        forget_patient();
    say(trf("The import of {} is undone: {}.", import.source, app::taken_words(*records)));
}

void MainFrame::import_record_from(const std::filesystem::path& file) {
    Progress progress{this, _("Import")};
    const app::ImportOptions options{
        .source = file.filename().string(), .map = {}, .dry_run = false, .progress = std::ref(progress)};
    const auto report = app::import_record(*book_, file, options);
    if (!report)
        return say(app::sentence_for(report.error(), file.string()), text_of(_("Nothing was imported.")));
    if (!report->ok()) {
        return say(place_words(report->rejected.front()), text_of(_("Nothing was imported.")));
    }
    say(report->stopped ? text_of(_("Stopped. Nothing was imported."))
                        : trf("{} taken in.", app::imported_words(*report)));
}

void MainFrame::import_diary_from(const std::filesystem::path& file) {
    app::DiaryOptions options;
    options.dry_run = true;
    if (file.extension() == ".needlebook") {
        wxPasswordEntryDialog dialog{this, _("The passphrase of the patient's copy:"), _("Home diary")};
        if (dialog.ShowModal() != wxID_OK)
            return;
        auto typed = dialog.GetValue().utf8_string();
        options.passphrase = Secret{typed};
        wipe(typed);
    }
    const auto preview = app::import_diary(*book_, file, options);
    if (!preview)
        return say(app::sentence_for(preview.error(), file.string()), text_of(_("Nothing was imported.")));
    if (!preview->rejected.empty())
        return say(place_words(preview->rejected.front()), text_of(_("Nothing was imported.")));
    const auto counts = diary_words(*preview);
    if (preview->taken.empty())
        return say(counts);
    if (DiaryImportDialog ask{this, *preview}; ask.ShowModal() != wxID_OK)
        return;
    options.dry_run = false;
    const auto done = app::import_diary(*book_, file, options);
    if (!done)
        return say(app::sentence_for(done.error(), file.string()), text_of(_("Nothing was imported.")));
    choose(done->patient->id);
    say(counts, text_of(_("Undo on this page takes them back.")));
}

void MainFrame::export_records() {
    const auto& page = patient_page_->page();
    // While a session is open the page may be somebody else's.
    const auto shown_patient =
        page && chosen() == std::optional{page->patient.id} ? std::optional{page->patient} : std::nullopt;
    ExportDialog dialog{this, shown_patient};
    if (dialog.ShowModal() != wxID_OK)
        return;
    wxDirDialog folder{this, _("An empty folder for the files"), wxEmptyString, wxDD_NEW_DIR_BUTTON};
    if (folder.ShowModal() != wxID_OK)
        return;
    const std::filesystem::path into{folder.GetPath().utf8_string()};
    auto options = dialog.options();
    Progress progress{this, _("Export")};
    options.progress = std::ref(progress);
    const auto report = app::export_book(*book_, into, options);
    if (!report)
        return say(app::export_sentence_for(report.error(), into.string()), text_of(_("No file was written.")));
    if (report->stopped)
        return say(text_of(_("Stopped. No file was written.")));
    const auto whose = options.patient && shown_patient ? std::optional{shown_patient->id} : std::nullopt;
    if (const auto noted = book_->note("export", whose, options.patient ? "record" : "everything"); !noted)
        return say(app::sentence_for(noted.error()));
    say(trf("Wrote {} to {}.", app::exported_words(*report), into.string()),
        text_of(_("The files are not encrypted.")));
}

void MainFrame::copy_for_patient() {
    const auto& view = patient_page_->view();
    if (!view)
        return;
    PatientCopyDialog dialog{this, view->patient};
    if (dialog.ShowModal() != wxID_OK)
        return;
    const bool page = dialog.as_page();
    const std::string ending = page ? ".html" : ".needlebook";
    wxFileDialog where{this,
                       _("The patient's own copy"),
                       wxEmptyString,
                       shown(app::file_name_of(view->patient.code) + "-copy" + ending),
                       shown("*" + ending),
                       wxFD_SAVE | wxFD_OVERWRITE_PROMPT};
    if (where.ShowModal() != wxID_OK)
        return;
    const auto named = ended(this, where.GetPath().utf8_string(), ending);
    if (!named)
        return;
    const auto& file = *named;
    const auto secret = app::six_words();
    if (const auto done = page ? write_copy_page(file) : write_copy_book(file, secret); !done)
        return say(app::sentence_for(done.error(), file.string()), text_of(_("No file was written.")));
    if (const auto noted = book_->note("export", view->patient.id, "patient's copy"); !noted)
        return say(app::sentence_for(noted.error()));
    if (!page)
        show_copy_passphrase(this, secret);
    say(trf("Wrote {}.", file.string()),
        page ? text_of(_("It is not encrypted: hand it over in a way you both trust.")) : std::string{});
}

Result<void> MainFrame::write_copy_page(const std::filesystem::path& file) {
    wxBusyCursor busy;
    const auto page = app::patient_copy_html(*book_, patient_page_->view()->patient.code, look_.meter());
    return page ? write_whole(file, *page) : tl::unexpected(page.error());
}

Result<void> MainFrame::write_copy_book(const std::filesystem::path& file, const Secret& passphrase) {
    wxBusyCursor busy;
    return app::make_patient_copy(*book_, patient_page_->view()->patient.code, file, passphrase);
}

}  // namespace needlebook::desktop
