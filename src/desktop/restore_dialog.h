/// Which backup to put back, with a look at it before anything is replaced.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include <wx/dialog.h>

#include "app/backups.h"
#include "app/restore.h"
#include "base/secret.h"

class wxButton;
class wxChoice;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

class RestoreDialog : public wxDialog {
public:
    /// @param book     What would be replaced.
    /// @param backups  Oldest first; more can be looked for.
    /// @param key      Of the open book, so that nothing has to be typed; empty: it isn't open.
    RestoreDialog(wxWindow* parent, std::filesystem::path book, const std::vector<app::BackupFile>& backups,
                  Secret key);

    /// After wxID_OK.
    const std::filesystem::path& chosen() const { return chosen_; }
    Secret passphrase() const;

private:
    void choose(const std::filesystem::path& file);
    void find_another();
    void look();
    void say(const wxString& words);

    std::filesystem::path book_;
    std::vector<std::filesystem::path> files_;
    Secret key_;
    std::filesystem::path chosen_;
    // Windows belong to the dialog; these only look.
    wxChoice* list_;
    wxTextCtrl* typed_;
    wxStaticText* look_;
    wxButton* ok_;
};

}  // namespace needlebook::desktop
