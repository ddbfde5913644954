/// As what a patient gets their own copy, and the passphrase that goes with it.
#pragma once

#include <wx/dialog.h>

#include "base/secret.h"
#include "domain/patient.h"

class wxRadioButton;

namespace needlebook::desktop {

/// Shown modally; wxID_OK when a file is to be chosen.
class PatientCopyDialog : public wxDialog {
public:
    PatientCopyDialog(wxWindow* parent, const Patient& patient);

    bool as_page() const;  ///< For any browser; else a book of their own.

private:
    wxRadioButton* page_;  ///< Belongs to the dialog.
};

/// Shows the passphrase of a copy, once.
void show_copy_passphrase(wxWindow* parent, const Secret& passphrase);

}  // namespace needlebook::desktop
