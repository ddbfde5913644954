#include "desktop/giver_words.h"

#include <wx/intl.h>

namespace needlebook::desktop {

wxString giver_word(Giver giver) {
    switch (giver) {
        case Giver::patient:
            return _("The patient");
        case Giver::read_aloud:
            return _("Read aloud to the patient");
        case Giver::phone:
            return _("By telephone");
        case Giver::someone_else:
            break;
    }
    return _("Someone else");
}

}  // namespace needlebook::desktop
