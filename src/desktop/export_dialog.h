/// What is exported, and as what.
#pragma once

#include <optional>

#include <wx/dialog.h>

#include "app/export.h"
#include "domain/patient.h"

class wxCheckBox;
class wxRadioButton;

namespace needlebook::desktop {

/// Shown modally; wxID_OK when a folder is to be chosen.
class ExportDialog : public wxDialog {
public:
    /// @param patient  Who is shown, and can be exported alone.
    ExportDialog(wxWindow* parent, const std::optional<Patient>& patient);

    /// Without progress.
    app::ExportOptions options() const;

private:
    std::optional<Patient> patient_;
    // Windows belong to the dialog; these only look.
    wxRadioButton* csv_;
    wxRadioButton* fhir_;
    wxRadioButton* alone_ = nullptr;
    wxCheckBox* anonymous_;
};

}  // namespace needlebook::desktop
