/// A card on paper with a title, a sentence and a button: the first screen is made of them.
#pragma once

#include <functional>

#include <wx/panel.h>

class wxButton;

namespace needlebook::desktop {

struct CardWords {
    wxString title;
    wxString text;
    wxString button;
    bool suggested = false;
};

class Card : public wxPanel {
public:
    Card(wxWindow* parent, const CardWords& words, std::function<void()> act);

    wxButton& button() { return *button_; }

private:
    void paint();

    wxButton* button_;
};

}  // namespace needlebook::desktop
