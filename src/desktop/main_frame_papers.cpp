/// What leaves for others to read: reports as files, and the patient view on the screen.
#include <wx/filedlg.h>
#include <wx/menu.h>
#include <wx/simplebook.h>
#include <wx/splitter.h>
#include <wx/textdlg.h>

#include "app/guarded.h"
#include "app/messages.h"
#include "app/passphrase.h"
#include "app/report_view.h"
#include "base/file.h"
#include "desktop/entry_words.h"
#include "desktop/main_frame.h"
#include "desktop/notice_bar.h"
#include "desktop/patient_page.h"
#include "desktop/patient_view.h"
#include "desktop/words.h"
#include "paint/files.h"
#include "report/html.h"
#include "report/pages.h"

namespace needlebook::desktop {

namespace {

wxString dialog_title(app::ReportReader reader) {
    switch (reader) {
        case app::ReportReader::gp:
            return _("Save the report for the GP");
        case app::ReportReader::patient:
            return _("Save the report for the patient");
        case app::ReportReader::practitioner:
            break;
    }
    return _("Save the full record");
}

}  // namespace

void MainFrame::save_report(app::ReportReader reader) {
    const auto& view = patient_page_->view();
    if (!view)
        return;
    wxFileDialog dialog{this,
                        dialog_title(reader),
                        wxEmptyString,
                        shown(std::string{name_of(reader)} + "-" + view->patient.code + ".pdf"),
                        "PDF (*.pdf)|*.pdf|HTML (*.html)|*.html",
                        wxFD_SAVE | wxFD_OVERWRITE_PROMPT};
    if (dialog.ShowModal() != wxID_OK)
        return;
    wxBusyCursor busy;
    std::filesystem::path file{dialog.GetPath().utf8_string()};
    if (file.extension() != ".pdf" && file.extension() != ".html")
        file += dialog.GetFilterIndex() == 0 ? ".pdf" : ".html";
    const auto source = app::report_source(*book_, *view);
    if (!source)
        return say(app::sentence_for(source.error()), text_of(_("No file was written.")));
    const auto document = app::report_for(reader, *source, look_.meter());
    const auto pages = report::paginate(document, report::a4(), look_.meter());
    const auto done = file.extension() == ".html" ? write_whole(file, report::html(document, look_.meter()))
                                                  : paint::write_pdf(pages, chart::print_theme(), *look_.typesetter,
                                                                     file, {.title = document.title, .author = {}});
    if (!done)
        return say(app::sentence_for(done.error(), file.string()), text_of(_("No file was written.")));
    if (book_->read_only())
        return;
    const auto noted = book_->note("export", patient_page_->patient(), "report for " + std::string{name_of(reader)});
    if (!noted)
        say(app::sentence_for(noted.error()), {});
}

void MainFrame::show_to_patient() {
    if (patient_view_ != nullptr || entry_ != nullptr || !chosen() || !patient_page_->view())
        return;
    const auto source = app::report_source(*book_, *patient_page_->view());
    if (!source)
        return say(app::sentence_for(source.error()), {});
    auto screen = app::patient_screen(*source);
    screen.leave = text_of(_("Esc to leave"));
    notice_->dismiss();
    patient_view_ =
        new PatientView{pages_, look_, std::move(screen), [this] { CallAfter([this] { leave_patient_view(); }); }};
    pages_->AddPage(patient_view_, "patient view");
    // Without its menus no key of theirs leads anywhere else.
    hidden_menus_.reset(GetMenuBar());
    SetMenuBar(nullptr);
    pages_->ChangeSelection(pages_->GetPageCount() - 1);
    patient_view_->SetFocus();
    if (!book_->read_only())
        if (const auto noted = book_->note("view", patient_page_->patient(), "patient view"); !noted)
            say(app::sentence_for(noted.error()), {});
}

bool MainFrame::may_leave_patient_view() {
    const auto practice = app::guarded([this] { return book_->book().practice.get(); });
    if (practice && !practice->patient_view_needs_passphrase)
        return true;
    wxPasswordEntryDialog dialog{this, _("The passphrase of this book:"), _("Leave the patient view")};
    if (dialog.ShowModal() != wxID_OK)
        return false;
    auto typed = dialog.GetValue().utf8_string();
    const Secret passphrase{typed};
    wipe(typed);
    wxBusyCursor busy;
    return app::opens(*book_, passphrase);
}

void MainFrame::leave_patient_view() {
    if (patient_view_ == nullptr || !may_leave_patient_view())
        return;
    close_patient_view();
    pages_->ChangeSelection(pages_->FindPage(split_));
    patient_page_->SetFocus();
}

void MainFrame::close_patient_view() {
    if (patient_view_ == nullptr)
        return;
    SetMenuBar(hidden_menus_.release());
    const auto page = static_cast<std::size_t>(pages_->FindPage(patient_view_));
    patient_view_ = nullptr;
    pages_->ChangeSelection(0);
    pages_->DeletePage(page);
}

}  // namespace needlebook::desktop
