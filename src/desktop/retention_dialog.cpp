/// A list; what is done with each record is decided on the patient's own page.
#include "desktop/retention_dialog.h"

#include <wx/button.h>
#include <wx/listctrl.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "desktop/accessible_name.h"
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
      list_{
          new wxListCtrl{this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize{640, 280}), wxLC_REPORT | wxLC_SINGLE_SEL}} {
    list_->AppendColumn(_("Patient"), wxLIST_FORMAT_LEFT, FromDIP(230));
    list_->AppendColumn(_("Code"), wxLIST_FORMAT_LEFT, FromDIP(110));
    list_->AppendColumn(_("Last entry"), wxLIST_FORMAT_LEFT, FromDIP(140));
    list_->AppendColumn(_("To be kept until"), wxLIST_FORMAT_LEFT, FromDIP(150));
    name_for_readers(*list_, _("Records past their time"));
    for (std::size_t row = 0; row < past_.size(); ++row) {
        const auto& one = past_[row];
        const auto at = list_->InsertItem(static_cast<long>(row), shown(one.name));
        list_->SetItem(at, 1, shown(one.code));
        list_->SetItem(at, 2, shown(short_date(one.last_entry)));
        list_->SetItem(at, 3, shown(short_date(one.kept_until)));
    }
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
        list_->SetItemState(0, wxLIST_STATE_SELECTED, wxLIST_STATE_SELECTED);
    list_->Bind(wxEVT_LIST_ITEM_ACTIVATED, [this](wxListEvent&) { EndModal(wxID_OK); });
}

std::optional<Id<Patient>> RetentionDialog::chosen() const {
    const auto at = list_->GetNextItem(-1, wxLIST_NEXT_ALL, wxLIST_STATE_SELECTED);
    if (at < 0)
        return std::nullopt;
    return past_.at(static_cast<std::size_t>(at)).patient;
}

}  // namespace needlebook::desktop
