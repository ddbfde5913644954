/// Asking for the passphrase before anything else can be seen.
#include "desktop/patient_leave.h"

#include <wx/intl.h>

#include "app/guarded.h"
#include "app/logbook.h"
#include "desktop/ask_passphrase.h"

namespace needlebook::desktop {

bool may_leave_patient(wxWindow& asks, const app::Logbook& book) {
    const auto practice = app::guarded([&] { return book.book().practice.get(); });
    if (practice && !practice->patient_view_needs_passphrase)
        return true;
    return ask_passphrase_of(&asks, book, _("Leave the patient view")).has_value();
}

}  // namespace needlebook::desktop
