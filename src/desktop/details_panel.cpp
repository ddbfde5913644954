/// Saving is one edit, which Ctrl+Z takes back.
#include "desktop/details_panel.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/messages.h"
#include "desktop/entry_words.h"
#include "desktop/patient_form.h"
#include "desktop/words.h"

namespace needlebook::desktop {

DetailsPanel::DetailsPanel(wxWindow* parent, PageContext& context)
    : wxPanel{parent},
      context_{context},
      form_{new PatientForm{this, false}},
      save_{new wxButton{this, wxID_ANY, _("Save detai&ls")}},
      said_{new wxStaticText{this, wxID_ANY, wxString{}}} {
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(save_);
    row->Add(said_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(12)));
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(form_, wxSizerFlags{}.Border(wxALL, FromDIP(16)));
    column->Add(row, wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(16)));
    SetSizer(column);
    save_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); });
}

void DetailsPanel::show(const Patient& patient) {
    if (patient_ == std::optional{patient})
        return;
    patient_ = patient;
    form_->show(patient);
    said_->SetLabel(wxString{});
    save_->Enable(!context_.book.read_only());
}

void DetailsPanel::save() {
    if (!patient_)
        return;
    const auto changed = form_->read(*patient_, context_.book.clock().today());
    if (!changed)
        form_->focus_fault();
    else if (changed != patient_ && commit(*changed))
        said_->SetLabel(_("Saved."));
}

void DetailsPanel::keep() {
    if (!patient_ || !form_->was_typed_in())
        return;
    const auto changed = form_->read(*patient_, context_.book.clock().today());
    if (changed && changed != patient_)
        commit(*changed);
    else if (!changed)
        context_.notice(
            text_of(wxString::Format(_("What was typed into the details of %s was not kept."), shown(patient_->code))),
            text_of(_("A field held something that can't be: no name, no code, or a day that doesn't exist.")));
}

bool DetailsPanel::commit(const Patient& changed) {
    const auto before = *patient_;
    patient_ = changed;  // Before the commit: listeners show the patient anew.
    if (const auto kept = context_.book.commit({"edit_patient", {app::changed(before, changed)}}, before.id); !kept) {
        patient_ = before;
        context_.notice(app::sentence_for(kept.error(), changed.code), text_of(_("The details are as they were.")));
        return false;
    }
    return true;
}

}  // namespace needlebook::desktop
