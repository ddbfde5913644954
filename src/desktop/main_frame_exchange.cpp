/// What comes in from other files and goes out to them: visits, whole records, diaries, the patient's copy.
#include <array>
#include <functional>

#include <wx/choicdlg.h>
#include <wx/dirdlg.h>
#include <wx/dnd.h>
#include <wx/filedlg.h>
#include <wx/msgdlg.h>
#include <wx/progdlg.h>
#include <wx/textdlg.h>

#include <fmt/format.h>

#include "app/export.h"
#include "app/import_form.h"
#include "app/import_record.h"
#include "app/messages.h"
#include "app/passphrase.h"
#include "app/patient_copy.h"
#include "base/file.h"
#include "desktop/entry_words.h"
#include "desktop/import_dialog.h"
#include "desktop/main_frame.h"
#include "desktop/patient_page.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

/// A bar that can be cancelled, for what takes longer than a moment.
class Progress {
public:
    Progress(wxWindow* parent, const wxString& title)
        : dialog_{title, _("Reading…"), 100, parent, wxPD_APP_MODAL | wxPD_AUTO_HIDE | wxPD_CAN_ABORT | wxPD_SMOOTH} {}

    bool operator()(std::size_t done, std::size_t all) {
        const auto words = wxString::FromUTF8(all > 0 ? fmt::format("{} of {} patients", done, all)
                                                      : fmt::format("{} patients", done));
        // The last step would close the bar before the book is written.
        constexpr std::size_t whole = 99;
        return all > 0 ? dialog_.Update(static_cast<int>(done * whole / all), words) : dialog_.Pulse(words);
    }

private:
    wxProgressDialog dialog_;
};

/// A file dropped on the window is asked about, not taken.
class Dropped : public wxFileDropTarget {
public:
    explicit Dropped(std::function<void(const std::filesystem::path&)> take) : take_{std::move(take)} {}
    bool OnDropFiles(wxCoord, wxCoord, const wxArrayString& files) override {
        if (files.size() != 1)
            return false;
        take_(std::filesystem::path{files[0].utf8_string()});
        return true;
    }

private:
    std::function<void(const std::filesystem::path&)> take_;
};

std::string imported_words(const app::ImportReport& report) {
    return fmt::format("{} rows taken in: {} new patients, {} sessions, {} scores.", report.rows, report.patients,
                       report.sessions, report.readings);
}

}  // namespace

void MainFrame::accept_files() {
    SetDropTarget(new Dropped{[this](const std::filesystem::path& file) {
        CallAfter([this, file] {
            if (book_ && !book_->read_only() && entry_ == nullptr && patient_view_ == nullptr)
                import_from(file);
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

void MainFrame::import_from(const std::filesystem::path& file) {
    if (file.extension() == ".needlebook" || app::is_diary(file))
        return import_diary_from(file);
    if (app::is_whole_record(file))
        return import_record_from(file);
    auto form = app::ImportForm::open(file);
    if (!form)
        return say(app::sentence_for(form.error(), file.string()), text_of(_("Nothing was imported.")));
    ImportDialog dialog{this, *book_, *std::move(form), settings_.columns};
    if (dialog.ShowModal() != wxID_OK)
        return;
    settings_.columns[dialog.form().signature()] = dialog.form().remembered();
    save_settings(settings_);
    Progress progress{this, _("Import")};
    const auto report = dialog.form().import(*book_, std::ref(progress));
    if (!report)
        return say(app::sentence_for(report.error(), file.string()), text_of(_("Nothing was imported.")));
    say(report->stopped ? text_of(_("Stopped. Nothing was imported.")) : imported_words(*report));
}

void MainFrame::import_record_from(const std::filesystem::path& file) {
    Progress progress{this, _("Import")};
    const app::ImportOptions options{
        .source = file.filename().string(), .map = {}, .dry_run = false, .progress = std::ref(progress)};
    const auto report = app::import_record(*book_, file, options);
    if (!report)
        return say(app::sentence_for(report.error(), file.string()), text_of(_("Nothing was imported.")));
    if (!report->ok()) {
        const auto& cell = report->rejected.front();
        return say(fmt::format("{}{}line {}, {}: {}.", cell.file, cell.file.empty() ? "" : ", ", cell.line, cell.column,
                               app::sentence_for(cell)),
                   text_of(_("Nothing was imported.")));
    }
    say(report->stopped ? text_of(_("Stopped. Nothing was imported.")) : imported_words(*report));
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
        return say(app::sentence_for(preview->rejected.front()) + ".", text_of(_("Nothing was imported.")));
    const auto counts = fmt::format(
        "{}: {} new scores from home, {} that the book has already, {} days on which the book has another "
        "score and keeps it.",
        full_name(*preview->patient), preview->taken.size(), preview->known, preview->kept.size());
    if (preview->taken.empty())
        return say(counts);
    wxMessageDialog ask{this, shown(counts), _("Take in this diary?"), wxYES_NO | wxYES_DEFAULT};
    ask.SetYesNoLabels(_("&Take in"), _("&Cancel"));
    if (ask.ShowModal() != wxID_YES)
        return;
    options.dry_run = false;
    const auto done = app::import_diary(*book_, file, options);
    if (!done)
        return say(app::sentence_for(done.error(), file.string()), text_of(_("Nothing was imported.")));
    choose(done->patient->id);
    say(counts, text_of(_("Undo on this page takes them back.")));
}

void MainFrame::export_everything() {
    wxArrayString formats;
    formats.Add(_("CSV: a folder of tables for spreadsheets"));
    formats.Add(_("JSON: one file with everything"));
    formats.Add(_("FHIR R4: a file for each patient"));
    formats.Add(_("CSV without names (anonymised)"));
    formats.Add(_("JSON without names (anonymised)"));
    wxSingleChoiceDialog dialog{this,
                                _("What is written is not encrypted, and it is health data: keep it as carefully as "
                                  "the book."),
                                _("Export everything"), formats};
    if (dialog.ShowModal() != wxID_OK)
        return;
    wxDirDialog folder{this, _("An empty folder for the files"), wxEmptyString, wxDD_NEW_DIR_BUTTON};
    if (folder.ShowModal() != wxID_OK)
        return;
    constexpr std::array order{app::ExportFormat::csv, app::ExportFormat::json, app::ExportFormat::fhir,
                               app::ExportFormat::csv, app::ExportFormat::json};
    constexpr int first_anonymous = 3;
    const auto at = static_cast<std::size_t>(dialog.GetSelection());
    const std::filesystem::path into{folder.GetPath().utf8_string()};
    Progress progress{this, _("Export")};
    const auto report = app::export_book(*book_, into,
                                         {.format = order.at(at),
                                          .patient = {},
                                          .anonymous = dialog.GetSelection() >= first_anonymous,
                                          .progress = std::ref(progress)});
    if (!report)
        return say(app::sentence_for(report.error(), into.string()), text_of(_("No file was written.")));
    if (report->stopped)
        return say(text_of(_("Stopped. No file was written.")));
    if (const auto noted = book_->note("export", std::nullopt, "everything"); !noted)
        return say(app::sentence_for(noted.error()));
    say(fmt::format("Wrote {} patients in {} files to {}.", report->patients, report->files.size(), into.string()),
        dialog.GetSelection() >= first_anonymous
            ? text_of(_("A rare complaint or a rhythm of visits can still tell who it is: treat it as health data."))
            : std::string{});
}

void MainFrame::copy_for_patient() {
    const auto& view = patient_page_->view();
    if (!view)
        return;
    wxFileDialog dialog{this,
                        _("The patient's own copy"),
                        wxEmptyString,
                        shown(app::file_name_of(view->patient.code) + "-copy.html"),
                        _("Page for any browser, with a diary (*.html)") + "|*.html|" +
                            _("Book of their own, with a passphrase (*.needlebook)") + "|*.needlebook",
                        wxFD_SAVE | wxFD_OVERWRITE_PROMPT};
    if (dialog.ShowModal() != wxID_OK)
        return;
    std::filesystem::path file{dialog.GetPath().utf8_string()};
    file.replace_extension(dialog.GetFilterIndex() == 0 ? ".html" : ".needlebook");
    wxBusyCursor busy;
    const auto secret = app::six_words();
    Result<void> done;
    if (file.extension() == ".html") {
        const auto page = app::patient_copy_html(*book_, view->patient.code, look_.meter());
        done = page ? write_whole(file, *page) : tl::unexpected(page.error());
    } else {
        done = app::make_patient_copy(*book_, view->patient.code, file, secret);
    }
    if (!done)
        return say(app::sentence_for(done.error(), file.string()), text_of(_("No file was written.")));
    if (!book_->read_only())
        if (const auto noted = book_->note("export", view->patient.id, "patient's copy"); !noted)
            return say(app::sentence_for(noted.error()));
    if (file.extension() == ".html")
        return say(fmt::format("Wrote {}. It is not encrypted: hand it over in a way you both trust.", file.string()));
    wxMessageDialog words{this,
                          _("Its passphrase, for the patient alone. Write it down now: it is shown only once.") +
                              "\n\n" + shown(secret.view()),
                          _("The patient's own copy"), wxOK};
    words.ShowModal();
}

}  // namespace needlebook::desktop
