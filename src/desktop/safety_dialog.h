/// Where backups go, and when the program locks itself.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <wx/dialog.h>

class wxSpinCtrl;
class wxTextCtrl;

namespace needlebook::desktop {

class SafetyDialog : public wxDialog {
public:
    /// @param last  What is known of the last backup, in words.
    SafetyDialog(wxWindow* parent, const std::filesystem::path& folder, const std::string& last,
                 std::optional<int> minutes);

    std::filesystem::path folder() const;
    std::optional<int> minutes() const;  ///< None: never by itself.

private:
    void choose_folder();

    // Windows belong to the dialog; these only look.
    wxTextCtrl* folder_;
    wxSpinCtrl* minutes_;
};

}  // namespace needlebook::desktop
