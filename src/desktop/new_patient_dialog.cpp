/// One edit: patient, complaint and measures together, or nothing.
#include "desktop/new_patient_dialog.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/messages.h"
#include "app/patient_code.h"
#include "app/records.h"
#include "desktop/patient_form.h"
#include "desktop/words.h"

namespace needlebook::desktop {

NewPatientDialog::NewPatientDialog(wxWindow* parent, app::Logbook& book, const std::string& code)
    : wxDialog{parent,           wxID_ANY,
               _("New patient"), wxDefaultPosition,
               wxDefaultSize,    wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      book_{book},
      code_{code},
      form_{new PatientForm{this, true}} {
    Patient blank;
    blank.code = code;
    form_->show(blank);
    problem_ = new wxStaticText{
        this, wxID_ANY,
        _("A few scores from home before the first needle make a later verdict far clearer: Patient, Home diary.")};
    auto* buttons = new wxStdDialogButtonSizer;
    auto* ok = new wxButton{this, wxID_OK, _("Add &patient")};
    buttons->AddButton(ok);
    buttons->AddButton(new wxButton{this, wxID_CANCEL});
    buttons->Realize();
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(form_, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(16)));
    column->Add(problem_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(16)));
    column->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    problem_->Wrap(form_->GetBestSize().GetWidth());
    SetSizerAndFit(column);
    ok->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); });
    ok->SetDefault();
    form_->focus_first();
}

void NewPatientDialog::accept() {
    const auto today = book_.clock().today();
    Patient blank;
    blank.added_on = today;
    auto patient = form_->read(blank, today);
    Fit();
    if (!patient)
        return form_->focus_fault();
    patient->id = book_.ids().next<Patient>();
    auto complaint = form_->complaint(today);
    complaint.id = book_.ids().next<Complaint>();
    complaint.patient = patient->id;
    app::Edit edit{"add_patient", {app::added(*patient), app::added(complaint)}};
    int position = 0;
    for (const auto kind : form_->measures())
        edit.revisions.push_back(app::added(app::usual_measure(kind, complaint.id, position++, book_.ids())));
    if (const auto kept = book_.commit(edit, patient->id); !kept) {
        problem_->SetLabel(shown(app::sentence_for(kept.error(), patient->code)));
        problem_->Wrap(GetClientSize().GetWidth() - FromDIP(32));
        Layout();
        return;
    }
    patient_ = patient->id;
    EndModal(wxID_OK);
}

std::string next_code(const std::vector<app::PatientRow>& rows) {
    std::vector<std::string> codes;
    for (const auto& row : rows)
        codes.push_back(row.code);
    return app::next_code(codes);
}

}  // namespace needlebook::desktop
