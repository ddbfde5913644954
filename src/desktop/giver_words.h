/// Words for who gave a score.
#pragma once

#include <wx/string.h>

#include "domain/reading.h"

namespace needlebook::desktop {

/// "Read aloud to the patient"
wxString giver_word(Giver giver);

}  // namespace needlebook::desktop
