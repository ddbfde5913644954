/// What the menus do.
#include <algorithm>
#include <array>

#include <wx/aboutdlg.h>
#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/filedlg.h>
#include <wx/msgdlg.h>
#include <wx/simplebook.h>

#include "app/demo.h"
#include "app/finding_words.h"
#include "app/guarded.h"
#include "app/messages.h"
#include "base/file.h"
#include "chart/svg.h"
#include "desktop/agreement_panel.h"
#include "desktop/dialog_draft.h"
#include "desktop/diary_dialog.h"
#include "desktop/entry_page.h"
#include "desktop/entry_words.h"
#include "desktop/examination_dialog.h"
#include "desktop/findings_dialog.h"
#include "desktop/main_frame.h"
#include "desktop/new_book_dialog.h"
#include "desktop/new_patient_dialog.h"
#include "desktop/patient_list.h"
#include "desktop/patient_page.h"
#include "desktop/practice_dialog.h"
#include "desktop/safety.h"
#include "desktop/save_paper.h"
#include "desktop/trend_panel.h"
#include "desktop/words.h"
#include "paint/files.h"
#include "report/diary_sheet.h"

namespace needlebook::desktop {

namespace {

constexpr chart::Size printed_chart{1123, 680};

std::vector<Measure> open_measures(const std::optional<app::TrendView>& view) {
    std::vector<Measure> measures;
    if (view)
        for (const auto& trend : view->measures)
            if (!trend.measure.retired_on)
                measures.push_back(trend.measure);
    return measures;
}

}  // namespace

void MainFrame::new_book() {
    NewBookDialog dialog{this, look_, data_folder()};
    if (dialog.ShowModal() != wxID_OK)
        return;
    wxBusyCursor busy;
    close_book();
    auto made = app::Logbook::create(dialog.path(), dialog.passphrase(), BookKind::practice, app::zone_name(), clock_,
                                     dialog.practitioner());
    if (!made)
        return say(app::sentence_for(made.error(), dialog.path().string()), text_of(_("No book was made.")));
    Practitioner practitioner;
    practitioner.id = made->ids().next<Practitioner>();
    practitioner.name = dialog.practitioner();
    practitioner.initials = dialog.initials();
    Practice practice;
    practice.name = dialog.practice();
    const auto before = app::guarded([&] { return made->book().practice.get(); });
    const auto kept =
        made->commit({"set_up_practice",
                      {before ? app::changed(*before, practice) : app::added(practice), app::added(practitioner)}},
                     app::PracticeWide{});
    if (!kept)
        say(app::sentence_for(kept.error()), text_of(_("The book was made, but without your name in it.")));
    take_over(std::move(*made));
}

void MainFrame::choose_book() {
    wxFileDialog dialog{this,
                        _("Open a book"),
                        shown(data_folder().string()),
                        wxEmptyString,
                        _("Books (*.needlebook)|*.needlebook|All files|*"),
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST};
    if (dialog.ShowModal() != wxID_OK)
        return;
    close_book();
    ask_for(dialog.GetPath().utf8_string());
}

void MainFrame::open_demonstration() {
    const auto path = data_folder() / "demonstration.needlebook";
    const Secret passphrase{app::demo_passphrase};
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        wxBusyCursor busy;
        app::DemoOptions options;
        options.as_of = clock_.today();
        if (const auto made = app::make_demo(path, passphrase, options); !made)
            return say(app::sentence_for(made.error(), path.string()), {});
    }
    open(path, passphrase);
}

void MainFrame::new_patient() {
    if (!book_ || book_->read_only() || entry_ != nullptr)
        return;
    NewPatientDialog dialog{this, *book_, next_code(list_->rows())};
    const DialogDraft draft{dialog, *book_, "new patient", std::nullopt};
    if (dialog.ShowModal() != wxID_OK || !dialog.patient())
        return;
    read_patients();
    list_->choose(*dialog.patient());
    choose(*dialog.patient());
    say(text_of(_("Book scores from home before the first needle: one a week for three weeks, or more.")),
        text_of(
            _("They are worth more to a later verdict than anything done afterwards. “Save a diary sheet to print…” in "
              "the Patient menu makes the sheet; Ctrl+D types it in.")));
}

void MainFrame::new_agreement() {
    if (!chosen() || entry_ != nullptr || book_->read_only())
        return;
    patient_page_->go_to(PatientTab::agreement);
    patient_page_->agreement().new_agreement();
}

void MainFrame::type_diary() {
    const auto& view = patient_page_->view();
    const auto measures = open_measures(view);
    if (measures.empty() || book_->read_only())
        return;
    std::vector<Reading> home;
    for (const auto& trend : view->measures)
        for (const auto& reading : trend.readings)
            if (reading.source == ReadingSource::home)
                home.push_back(reading);
    DiaryDialog dialog{this, look_, *book_, view->patient, measures, home};
    const DialogDraft draft{
        dialog,
        *book_,
        "diary " + to_text(view->complaint.id),
        view->patient.id,
        {.typed = [&] { return dialog.typed(); }, .take_up = [&](const std::string& typed) { dialog.take_up(typed); }}};
    dialog.ShowModal();
}

void MainFrame::enter_examination() {
    if (!patient_page_->page() || book_->read_only())
        return;
    const auto& patient = patient_page_->page()->patient;
    ExaminationDialog dialog{this, *book_, patient};
    const DialogDraft draft{dialog, *book_, "examination " + to_text(patient.id), patient.id};
    dialog.ShowModal();
}

void MainFrame::save_diary_sheet() {
    const auto& view = patient_page_->view();
    const auto measures = open_measures(view);
    if (measures.empty())
        return;
    report::DiarySheet sheet;
    sheet.patient = full_name(view->patient) + ", " + view->patient.code;
    const auto practice = app::guarded([this] { return book_->book().practice.get(); });
    if (practice) {
        sheet.practice = practice->name;
        sheet.phone = practice->phone;
    }
    sheet.measures = measures;
    sheet.first = book_->clock().today();
    save_paper(this, *context_,
               {.asks = _("Save the diary sheet"),
                .file_name = "home-diary-" + view->patient.code + ".pdf",
                .title = text_of(_("Home diary")),
                .pages = {report::diary_sheet(sheet, look_.meter())}},
               view->patient.id, "diary sheet", context_->notice);
}

void MainFrame::save_chart() {
    if (!patient_page_->view())
        return;
    wxFileDialog dialog{this,
                        _("Save the chart"),
                        wxEmptyString,
                        shown("trend-" + patient_page_->view()->patient.code + ".pdf"),
                        "PDF (*.pdf)|*.pdf|SVG (*.svg)|*.svg|PNG (*.png)|*.png",
                        wxFD_SAVE | wxFD_OVERWRITE_PROMPT};
    if (dialog.ShowModal() != wxID_OK)
        return;
    static constexpr std::array<const char*, 3> endings{".pdf", ".svg", ".png"};
    const std::filesystem::path typed{dialog.GetPath().utf8_string()};
    const auto* known = std::ranges::find(endings, typed.extension().string());
    const auto named = ended(
        this, typed, known != endings.end() ? *known : endings.at(static_cast<std::size_t>(dialog.GetFilterIndex())));
    if (!named)
        return;
    const auto& file = *named;
    const auto scene = patient_page_->trend().printed(printed_chart);
    const std::vector<chart::Scene> pages{scene};
    Result<void> done;
    if (file.extension() == ".svg")
        done = write_whole(file, chart::svg(scene, chart::print_theme()));
    else if (file.extension() == ".png")
        done = paint::write_png(scene, chart::print_theme(), *look_.typesetter, file, 2);
    else
        done = paint::write_pdf(pages, chart::print_theme(), *look_.typesetter, file);
    if (!done)
        return say(app::sentence_for(done.error(), file.string()), text_of(_("No file was written.")));
    say(text_of(_("Saved as")) + " " + file.filename().string() + ".",
        text_of(_("It is not encrypted. Keep it where only you can read it.")));
    if (const auto noted = book_->note("export", patient_page_->patient(), "chart"); !noted)
        say(app::sentence_for(noted.error()), {});
}

void MainFrame::copy_chart() {
    if (!patient_page_->view())
        return;
    const auto picture =
        paint::png(patient_page_->trend().printed(printed_chart), chart::print_theme(), *look_.typesetter, 2);
    if (!picture)
        return say(app::sentence_for(picture.error()), text_of(_("Nothing was copied.")));
    auto data = std::make_unique<wxCustomDataObject>(wxDataFormat{"image/png"});
    data->SetData(picture->size(), picture->data());
    const wxClipboardLocker clipboard;
    if (!clipboard || !wxTheClipboard->SetData(data.release()))
        return say(text_of(_("Another program holds the clipboard.")), text_of(_("Nothing was copied.")));
    wxTheClipboard->Flush();
    if (const auto noted = book_->note("export", patient_page_->patient(), "chart copied"); !noted)
        say(app::sentence_for(noted.error()), {});
}

void MainFrame::check_book() {
    const auto findings = [this] {
        const wxBusyCursor busy;
        return book_->check();
    }();
    if (!findings)
        return say(app::sentence_for(findings.error()), {});
    if (findings->empty()) {
        wxMessageBox(_("The book is whole: pages, references, triggers and the chain of its history."),
                     _("Check this book"), wxOK, this);
        return;
    }
    std::vector<std::string> sentences;
    for (const auto& finding : *findings)
        sentences.push_back(app::sentence_for(finding, book_->book()));
    FindingsDialog dialog{this, std::move(sentences), backup_words()};
    if (dialog.ShowModal() == wxID_REVERT)
        restore_backup();
}

void MainFrame::change_settings() {
    if (const auto asked = ask_practice_settings(this, *book_); !asked)
        say(app::sentence_for(asked.error()));
}

void MainFrame::undo(bool again) {
    if (const auto import = again ? std::nullopt : import_to_undo())
        return undo_import(*import);
    const auto patient = chosen();
    if (!patient || entry_ != nullptr)
        return;
    const wxBusyCursor busy;
    if (!again && book_->undo_label(*patient) == "add_patient")  // The file is written anew, as by erasing.
        safety_->wait();
    const auto done = again ? book_->redo(*patient) : book_->undo(*patient);
    if (done || done.error().code == Errc::empty)
        return;
    const auto there = app::guarded([&] { return book_->book().patients.find(*patient).has_value(); });
    say(app::sentence_for(done.error()),
        there.value_or(true)
            ? text_of(_("The book is as it was."))
            : text_of(_("The patient is gone, but words of theirs can still stand unused in the file. Back the book up "
                        "and put that back.")));
}

void MainFrame::about() {
    wxAboutDialogInfo info;
    info.SetName("Needlebook");
    info.SetVersion(NEEDLEBOOK_VERSION);
    info.SetDescription(
        _("A record of needling, of what the two of you agreed, and of where things stand.\n\n"
          "It makes no diagnosis, and it is no proof that treatment did anything:\n"
          "scores change for many reasons, and no chart can show which."));
    info.SetLicence(_("MIT licence. Points, figures and rates come with their sources, which stand beside them."));
    wxAboutBox(info, this);
}

}  // namespace needlebook::desktop
