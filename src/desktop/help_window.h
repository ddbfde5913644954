/// The guide in the app: its sections at the left, the chosen one at the right.
#pragma once

#include <string_view>
#include <vector>

#include <wx/dialog.h>

#include "app/guide.h"
#include "desktop/paint_kit.h"

class wxListBox;
class wxTextCtrl;

namespace needlebook::desktop {

class HelpWindow : public wxDialog {
public:
    /// @param section  Its title; the first one where there is none of that name.
    HelpWindow(wxWindow* parent, const Look& look, std::string_view section);

private:
    void choose(int section);
    void open_as_html();

    const Look& look_;
    std::vector<app::GuideSection> sections_;
    // Windows belong to the dialog; these only look.
    wxListBox* list_;
    wxTextCtrl* text_;
};

}  // namespace needlebook::desktop
