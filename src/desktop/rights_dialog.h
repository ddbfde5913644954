/// What a patient may ask for: restricting what is done with the record, keeping it longer, erasing it.
#pragma once

#include <cstddef>
#include <string>

#include <wx/dialog.h>

#include "app/backups.h"
#include "domain/patient.h"

class wxCheckBox;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

class RightsDialog : public wxDialog {
public:
    /// Ends with wxID_OK to keep what is in the fields, wxID_SAVEAS to save everything on the patient, wxID_DELETE to
    /// go on to erasing.
    RightsDialog(wxWindow* parent, const Patient& patient);

    Patient patient() const;

private:
    Patient patient_;
    // Windows belong to the dialog; these only look.
    wxCheckBox* restricted_;
    wxTextCtrl* restriction_;
    wxCheckBox* hold_;
    wxTextCtrl* hold_reason_;
};

class EraseDialog : public wxDialog {
public:
    /// @param sessions  How many go.
    /// @param copies    What else holds the record; backup_words say when the backups were made.
    EraseDialog(wxWindow* parent, const Patient& patient, std::size_t sessions, const app::OtherCopies& copies,
                const std::string& backup_words);

    std::string reason() const;
    bool remakes_backups() const;

private:
    void finish(const std::string& code);

    // Windows belong to the dialog; these only look.
    wxTextCtrl* reason_;
    wxTextCtrl* code_;
    wxCheckBox* remake_;
    wxStaticText* problem_;
};

}  // namespace needlebook::desktop
