/// A new patient with what they come for.
#pragma once

#include <optional>

#include <wx/dialog.h>

#include "app/patient_rows.h"
#include "desktop/page_context.h"

class wxStaticText;

namespace needlebook::desktop {

class PatientForm;

/// wxID_OK once the patient is in the book.
class NewPatientDialog : public wxDialog {
public:
    /// @param code  Proposed; can be changed.
    NewPatientDialog(wxWindow* parent, app::Logbook& book, const std::string& code);

    std::optional<Id<Patient>> patient() const { return patient_; }

private:
    void accept();

    app::Logbook& book_;
    std::string code_;
    std::optional<Id<Patient>> patient_;
    PatientForm* form_;
    wxStaticText* problem_;
};

/// The one after the highest number among the codes, in the same form; P-0001 for the first.
std::string next_code(const std::vector<app::PatientRow>& rows);

}  // namespace needlebook::desktop
