/// What is chosen at the left is laid out at the right, on the pages that are printed and saved.
#include "desktop/reports_dialog.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/checklst.h>
#include <wx/choice.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/guarded.h"
#include "app/logbook.h"
#include "app/messages.h"
#include "base/file.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/notice_bar.h"
#include "desktop/page_preview.h"
#include "desktop/printing.h"
#include "desktop/save_paper.h"
#include "desktop/words.h"
#include "paint/files.h"
#include "report/html.h"
#include "report/pages.h"

namespace needlebook::desktop {

namespace {

wxArrayString reader_words() {
    wxArrayString words;
    words.Add(_("For the patient: one page"));
    words.Add(_("For the GP: one page"));
    words.Add(_("Full record, for yourself"));
    words.Add(_("What to expect, for the patient"));
    return words;
}

wxString part_words(app::ReportPart part) {
    using enum app::ReportPart;
    switch (part) {
        case own_words:
            return _("Their own words");
        case treatment:
            return _("Treatment");
        case cautions:
            return _("Cautions");
        case medicines:
            return _("Medicines");
        case feet:
            return _("Feet");
        case told:
            return _("What the patient was told");
        case address:
            return _("Address and telephone");
        case chart:
            return _("Chart");
        case scores:
            return _("Table of scores");
        case judged:
            return _("How this was judged");
        case changes:
            return _("What else changed");
        case examinations:
            return _("Examinations");
        case questions:
            return _("Questions to bring");
        case visits:
            return _("Every session");
        case every_score:
            break;
    }
    return _("Every score");
}

std::string where_words(app::OverPromise::Where where) {
    switch (where) {
        case app::OverPromise::Where::own_words:
            return text_of(_("in the patient's own words"));
        case app::OverPromise::Where::stop_rule:
            return text_of(_("in what would make you stop"));
        case app::OverPromise::Where::change:
            break;
    }
    return text_of(_("in what else changed"));
}

std::string promise_words(const std::vector<app::OverPromise>& promises) {
    std::string words;
    for (const auto& promise : promises) {
        std::string list;
        for (const auto& word : promise.words)
            list += (list.empty() ? "“" : ", “") + word + "”";
        words += (words.empty() ? "" : "; ") + list + " " + where_words(promise.where);
    }
    return words;
}

}  // namespace

ReportsDialog::ReportsDialog(wxWindow* parent, const Look& look, app::Logbook& book, app::ReportSource source,
                             app::ReportReader reader)
    : wxDialog{parent,        wxID_ANY,
               _("Reports"),  wxDefaultPosition,
               wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX},
      look_{look},
      book_{book},
      source_{std::move(source)} {
    auto* label = new wxStaticText{this, wxID_ANY, _("&Report")};
    reader_ = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, reader_words()};
    name_for_readers(*reader_, _("Report"));
    reader_->SetSelection(static_cast<int>(reader));
    parts_label_ = new wxStaticText{this, wxID_ANY, _("&Parts")};
    parts_ = new wxCheckListBox{this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize{260, 280})};
    name_for_readers(*parts_, _("Parts"));
    always_ = new wxStaticText{this, wxID_ANY, wxString{}};
    count_ = new wxStaticText{this, wxID_ANY, wxString{}};
    notice_ = new NoticeBar{this, look_};
    preview_ = new PagePreview{this, look_, text_of(_("Preview"))};
    auto* print_button = new wxButton{this, wxID_PRINT, _("&Print…")};
    auto* save_button = new wxButton{this, wxID_SAVE, _("&Save as PDF or HTML…")};
    auto* close_button = new wxButton{this, wxID_CANCEL, _("&Close")};

    auto* left = new wxBoxSizer{wxVERTICAL};
    const auto item = wxSizerFlags{}.Expand().Border(wxBOTTOM, FromDIP(8));
    left->Add(label, item);
    left->Add(reader_, wxSizerFlags{}.Expand().Border(wxBOTTOM, FromDIP(16)));
    left->Add(parts_label_, item);
    left->Add(parts_, item);
    left->Add(always_, item);
    left->AddStretchSpacer();
    left->Add(count_, wxSizerFlags{}.Expand().Border(wxBOTTOM, FromDIP(16)));
    left->Add(print_button, item);
    left->Add(save_button, item);
    left->Add(close_button, wxSizerFlags{}.Expand());
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(left, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    row->Add(preview_, wxSizerFlags{1}.Expand());
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(notice_, wxSizerFlags{}.Expand());
    column->Add(row, wxSizerFlags{1}.Expand());
    SetSizer(column);
    SetMinClientSize(FromDIP(wxSize{760, 560}));
    SetClientSize(FromDIP(wxSize{1000, 760}));

    reader_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        list_parts();
        lay_out();
    });
    parts_->Bind(wxEVT_CHECKLISTBOX, [this](wxCommandEvent&) { lay_out(); });
    print_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { print(); });
    save_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); });
    list_parts();
    lay_out();
    CentreOnParent();
    reader_->SetFocus();
}

app::ReportReader ReportsDialog::reader() const { return static_cast<app::ReportReader>(reader_->GetSelection()); }

void ReportsDialog::choose(app::ReportReader reader) {
    reader_->SetSelection(static_cast<int>(reader));
    list_parts();
    lay_out();
}

void ReportsDialog::list_parts() {
    wxArrayString words;
    for (const auto part : app::parts_of(reader()))
        words.Add(part_words(part));
    parts_->Set(words);
    for (unsigned i = 0; i < words.size(); ++i)
        parts_->Check(i);
    parts_->Show(!words.empty());
    parts_label_->Show(!words.empty());
    always_->SetLabel(words.empty()
                          ? _("All of it belongs together.")
                          : _("Where things stand, side effects, what asks for a look and what can't be shown always "
                              "stay."));
    always_->Wrap(FromDIP(260));
    Layout();
}

void ReportsDialog::leave_out(app::ReportPart part, bool out) {
    const auto parts = app::parts_of(reader());
    const auto found = std::ranges::find(parts, part);
    if (found == parts.end())
        return;
    parts_->Check(static_cast<unsigned>(found - parts.begin()), !out);
    lay_out();
}

std::vector<app::ReportPart> ReportsDialog::left_out() const {
    std::vector<app::ReportPart> without;
    const auto parts = app::parts_of(reader());
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (!parts_->IsChecked(static_cast<unsigned>(i)))
            without.push_back(parts[i]);
    return without;
}

report::Document ReportsDialog::document() const {
    return app::report_for(reader(), source_, look_.meter(), left_out());
}

void ReportsDialog::lay_out() {
    preview_->show(report::paginate(document(), report::a4(), look_.meter()));
    const auto count = static_cast<int>(preview_->pages().size());
    count_->SetLabel(wxString::Format(wxPLURAL("%d page", "%d pages", count), count));
    const auto promises = app::over_promises(reader(), source_);
    if (promises.empty())
        notice_->dismiss();
    else
        notice_->say(
            text_of(_("This promises more than anyone can know:")) + " " + promise_words(promises) + ".",
            text_of(_("Leave the part out, or say it otherwise: what the patient reads here stays with them.")));
    Layout();
}

void ReportsDialog::print() {
    const auto done = print_pages(this, document().title, preview_->pages(), *look_.typesetter);
    if (done == Printed::failed)
        notice_->say(text_of(_("Nothing was printed.")),
                     text_of(_("Look at the printer, or save a PDF and print that.")));
    if (done == Printed::done)
        note("print");
}

void ReportsDialog::save() {
    wxFileDialog dialog{this,
                        _("Save the report"),
                        wxEmptyString,
                        shown(std::string{name_of(reader())} + "-" + source_.trend.patient.code + ".pdf"),
                        "PDF (*.pdf)|*.pdf|HTML (*.html)|*.html",
                        wxFD_SAVE | wxFD_OVERWRITE_PROMPT};
    if (dialog.ShowModal() != wxID_OK)
        return;
    const std::filesystem::path named{dialog.GetPath().utf8_string()};
    const bool as_page = named.extension() == ".html" || (named.extension() != ".pdf" && dialog.GetFilterIndex() == 1);
    const auto file = ended(this, named, as_page ? ".html" : ".pdf");
    if (!file)
        return;
    wxBusyCursor busy;
    const auto written = document();
    const auto done = as_page ? write_whole(*file, report::html(written, look_.meter()))
                              : paint::write_pdf(preview_->pages(), chart::print_theme(), *look_.typesetter, *file,
                                                 {.title = written.title, .author = {}});
    if (!done)
        return notice_->say(app::sentence_for(done.error(), file->string()), text_of(_("No file was written.")));
    note("export");
}

void ReportsDialog::note(const char* kind) {
    const auto noted = book_.note(kind, source_.trend.patient.id, "report for " + std::string{name_of(reader())});
    if (!noted)
        notice_->say(app::sentence_for(noted.error()), {});
    // The footer counts the history, so the next copy says one more.
    source_.history = app::guarded([this] { return book_.book().history.head(); }).value_or(source_.history);
    lay_out();
}

}  // namespace needlebook::desktop
