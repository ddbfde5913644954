/// A passphrase out of a field, without leaving copies that we hold.
#pragma once

#include <wx/textctrl.h>

#include "base/secret.h"

namespace needlebook::desktop {

inline Secret secret_in(const wxTextCtrl& field) {
    auto typed = field.GetValue().utf8_string();
    Secret secret{typed};
    wipe(typed);
    return secret;
}

}  // namespace needlebook::desktop
