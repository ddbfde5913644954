/// Native text fields that show what a form holds.
#pragma once

#include <string>

#include <wx/textctrl.h>

namespace needlebook::desktop {

/// Without telling anybody; the caret stands at the end of what is new.
inline void show_words(wxTextCtrl* field, const std::string& words) {
    if (field->GetValue().utf8_string() == words)
        return;
    field->ChangeValue(wxString::FromUTF8(words));
    field->SetInsertionPointEnd();
}

}  // namespace needlebook::desktop
