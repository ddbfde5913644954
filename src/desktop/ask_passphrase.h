/// Asks for a passphrase in a dialog of its own.
#pragma once

#include <optional>

#include <wx/string.h>

#include "app/logbook.h"
#include "base/secret.h"

class wxWindow;

namespace needlebook::desktop {

/// None when the dialog was left.
std::optional<Secret> ask_passphrase(wxWindow* parent, const wxString& words, const wxString& title);

/// The passphrase of this book; none when it was not given, or is another one, which is said.
std::optional<Secret> ask_passphrase_of(wxWindow* parent, const app::Logbook& book, const wxString& title);

}  // namespace needlebook::desktop
