/// What stands at the right while no patient is chosen: what to do now.
#pragma once

#include <cstddef>
#include <functional>

#include <wx/panel.h>

class wxStaticText;

namespace needlebook::desktop {

class Card;

struct EmptyActions {
    std::function<void()> new_patient;
    std::function<void()> import;
};

class EmptyPage : public wxPanel {
public:
    EmptyPage(wxWindow* parent, EmptyActions actions);

    /// @param patients  How many the book has.
    /// @param writes    Whether they can be added to.
    void show(std::size_t patients, bool writes);

private:
    // Windows belong to the page; these only look.
    wxStaticText* lead_;
    wxStaticText* hint_;
    Card* add_;
    Card* import_;
};

}  // namespace needlebook::desktop
