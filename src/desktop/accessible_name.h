/// Names for native fields, which a screen reader doesn't take from the label beside them.
#pragma once

#include <string>

#include <wx/string.h>

class wxWindow;

namespace needlebook::desktop {

/// `label` without its "&" becomes the name of the field and of whatever in it takes the keyboard.
void name_for_readers(wxWindow& field, const wxString& label);

/// What it was named so, or its own label; empty for a field that has neither.
std::string name_of_field(const wxWindow& field);

}  // namespace needlebook::desktop
