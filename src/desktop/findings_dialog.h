/// What a check found, all of it, and what can be done.
#pragma once

#include <string>
#include <vector>

#include <wx/dialog.h>

namespace needlebook::desktop {

/// Ends with wxID_REVERT when a backup is to be put back.
class FindingsDialog : public wxDialog {
public:
    /// @param backup  "The last good backup is of 20 Nov 2026."
    FindingsDialog(wxWindow* parent, std::vector<std::string> sentences, const std::string& backup);
};

}  // namespace needlebook::desktop
