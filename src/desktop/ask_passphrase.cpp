#include "desktop/ask_passphrase.h"

#include <wx/msgdlg.h>
#include <wx/textdlg.h>
#include <wx/utils.h>

#include "app/passphrase.h"

namespace needlebook::desktop {

std::optional<Secret> ask_passphrase(wxWindow* parent, const wxString& words, const wxString& title) {
    wxPasswordEntryDialog dialog{parent, words, title};
    if (dialog.ShowModal() != wxID_OK)
        return std::nullopt;
    auto typed = dialog.GetValue().utf8_string();
    Secret passphrase{typed};
    wipe(typed);
    return passphrase;
}

std::optional<Secret> ask_passphrase_of(wxWindow* parent, const app::Logbook& book, const wxString& title) {
    auto passphrase = ask_passphrase(parent, _("The passphrase of this book:"), title);
    if (!passphrase)
        return std::nullopt;
    {
        const wxBusyCursor busy;
        if (app::opens(book, *passphrase))
            return passphrase;
    }
    wxMessageBox(_("That isn't the book's passphrase."), title, wxOK | wxICON_WARNING, parent);
    return std::nullopt;
}

}  // namespace needlebook::desktop
