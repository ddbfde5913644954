/// How strong a passphrase is, in words.
#pragma once

#include <wx/string.h>

#include "app/passphrase.h"

namespace needlebook::desktop {

wxString strength_words(app::Strength strength);

}  // namespace needlebook::desktop
