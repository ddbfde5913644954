/// Three formats, whose records, and whether names go along.
#include "desktop/export_dialog.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/radiobut.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "desktop/entry_words.h"
#include "desktop/text_block.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

constexpr int text_width = 520;

}  // namespace

ExportDialog::ExportDialog(wxWindow* parent, const std::optional<Patient>& patient)
    : wxDialog{parent, wxID_ANY, _("Export")}, patient_{patient} {
    auto* column = new wxBoxSizer{wxVERTICAL};
    const auto side = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(16));
    const auto add = [&](wxWindow* control, int gap) {
        column->AddSpacer(FromDIP(gap));
        column->Add(control, side);
    };
    add(text_block(this,
                   text_of(_("What is written is not encrypted, and it is health data: keep it as carefully as the "
                             "book.")),
                   {.width = text_width}),
        16);
    csv_ = new wxRadioButton{
        this, wxID_ANY, _("&CSV: a folder of tables, for spreadsheets"), wxDefaultPosition, wxDefaultSize, wxRB_GROUP};
    add(csv_, 16);
    add(new wxRadioButton{this, wxID_ANY, _("&JSON: one file with everything")}, 6);
    fhir_ = new wxRadioButton{this, wxID_ANY, _("&FHIR R4: one file a patient, for other systems")};
    add(fhir_, 6);
    if (patient_) {
        add(new wxRadioButton{this, wxID_ANY, _("&Everyone in this book"), wxDefaultPosition, wxDefaultSize,
                              wxRB_GROUP},
            16);
        alone_ = new wxRadioButton{this, wxID_ANY, wxString::Format(_("&Only %s"), shown(full_name(*patient_)))};
        add(alone_, 6);
    }
    anonymous_ = new wxCheckBox{this, wxID_ANY, _("&Without names: new ids, dates moved, free text left out")};
    add(anonymous_, 16);
    add(text_block(this,
                   text_of(_("A rare complaint or a rhythm of visits can still tell who it is: treat it as health "
                             "data too.")),
                   {.width = text_width}),
        4);
    auto* buttons = new wxStdDialogButtonSizer;
    auto* go_on = new wxButton{this, wxID_OK, utf8_words("Choose a f&older…")};
    buttons->AddButton(go_on);
    buttons->AddButton(new wxButton{this, wxID_CANCEL});
    buttons->Realize();
    column->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizerAndFit(column);
    go_on->SetDefault();
    csv_->SetFocus();
}

app::ExportOptions ExportDialog::options() const {
    app::ExportOptions options;
    options.format = csv_->GetValue()    ? app::ExportFormat::csv
                     : fhir_->GetValue() ? app::ExportFormat::fhir
                                         : app::ExportFormat::json;
    if (alone_ != nullptr && alone_->GetValue())
        options.patient = patient_->code;
    options.anonymous = anonymous_->GetValue();
    return options;
}

}  // namespace needlebook::desktop
