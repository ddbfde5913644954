/// A sentence for each strength.
#include "desktop/passphrase_words.h"

#include <wx/intl.h>

namespace needlebook::desktop {

wxString strength_words(app::Strength strength) {
    switch (strength) {
        case app::Strength::empty:
            return _("Longer is stronger: several words are easy to remember.");
        case app::Strength::weak:
            return _("Weak: a machine could guess it. Add a word or two.");
        case app::Strength::fair:
            return _("Fair. Another word makes it strong.");
        case app::Strength::strong:
            break;
    }
    return _("Strong.");
}

}  // namespace needlebook::desktop
