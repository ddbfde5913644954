/// Asking for the passphrase before anything else can be seen.
#include "desktop/patient_leave.h"

#include <wx/intl.h>
#include <wx/textdlg.h>
#include <wx/utils.h>

#include "app/guarded.h"
#include "app/logbook.h"
#include "app/passphrase.h"

namespace needlebook::desktop {

bool may_leave_patient(wxWindow& asks, const app::Logbook& book) {
    const auto practice = app::guarded([&] { return book.book().practice.get(); });
    if (practice && !practice->patient_view_needs_passphrase)
        return true;
    wxPasswordEntryDialog dialog{&asks, _("The passphrase of this book:"), _("Leave the patient view")};
    if (dialog.ShowModal() != wxID_OK)
        return false;
    auto typed = dialog.GetValue().utf8_string();
    const Secret passphrase{typed};
    wipe(typed);
    wxBusyCursor busy;
    return app::opens(book, passphrase);
}

}  // namespace needlebook::desktop
