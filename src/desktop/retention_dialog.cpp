/// A list; what is done with each record is decided on the patient's own page.
#include "desktop/retention_dialog.h"

#include <array>

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "desktop/entry_words.h"
#include "desktop/row_table.h"
#include "desktop/words.h"

namespace needlebook::desktop {

RetentionDialog::RetentionDialog(wxWindow* parent, std::vector<app::PastRetention> past, int years)
    : wxDialog{parent,
               wxID_ANY,
               _("Records past their time"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      past_{std::move(past)},
      list_{new RowTable{this,
                         _("Records past their time"),
                         {{text_of(_("Patient")), 230},
                          {text_of(_("Code")), 110},
                          {text_of(_("Last entry")), 140},
                          {text_of(_("To be kept until")), 150}}}} {
    list_->SetMinSize(FromDIP(wxSize{640, 280}));
    list_->show(past_.size(), [this](std::size_t row, std::size_t column) {
        const auto& one = past_.at(row);
        return std::array{one.name, one.code, short_date(one.last_entry), short_date(one.kept_until)}.at(column);
    });
    auto* lead = new wxStaticText{
        this, wxID_ANY,
        wxString::Format(
            wxPLURAL("Records are kept for %d year after the last entry, a child's until the 25th birthday. Look at "
                     "each one; Patient, Records and rights keeps it longer or erases it.",
                     "Records are kept for %d years after the last entry, a child's until the 25th birthday. Look at "
                     "each one; Patient, Records and rights keeps it longer or erases it.",
                     years),
            years)};
    lead->Wrap(FromDIP(640));
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(lead, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    column->Add(list_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(16)));
    if (past_.empty())
        column->Add(new wxStaticText{this, wxID_ANY, _("There are none.")},
                    wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    auto* buttons = new wxStdDialogButtonSizer;
    auto* go = new wxButton{this, wxID_OK, _("&Go to the patient")};
    buttons->AddButton(go);
    buttons->AddButton(new wxButton{this, wxID_CANCEL, _("&Close")});
    buttons->Realize();
    column->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizerAndFit(column);
    CentreOnParent();
    go->Enable(!past_.empty());
    if (!past_.empty())
        list_->choose(0);
    list_->on_open([this](std::size_t) { EndModal(wxID_OK); });
    list_->SetFocus();
}

std::optional<Id<Patient>> RetentionDialog::chosen() const {
    const auto row = list_->chosen();
    return row ? std::optional{past_.at(*row).patient} : std::nullopt;
}

}  // namespace needlebook::desktop
