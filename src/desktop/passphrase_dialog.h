/// Changing the passphrase of the open book.
#pragma once

#include <functional>

#include <wx/dialog.h>

#include "base/result.h"
#include "base/secret.h"

class wxCheckBox;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

class PassphraseDialog : public wxDialog {
public:
    using Change = std::function<Result<void>(const Secret& current, const Secret& fresh)>;

    /// Ends with wxID_OK once `change` went through.
    PassphraseDialog(wxWindow* parent, Change change);

private:
    void finish();
    void show_strength();
    void offer_words();
    void say(const wxString& words, wxTextCtrl* field);

    Change change_;
    // Windows belong to the dialog; these only look.
    wxTextCtrl* current_;
    wxTextCtrl* fresh_;
    wxTextCtrl* again_;
    wxTextCtrl* offered_;
    wxStaticText* strength_;
    wxStaticText* problem_;
};

}  // namespace needlebook::desktop
