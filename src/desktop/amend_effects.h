/// Side effects in the form that amends a session: those noted, one to add, and whether anybody asked.
#pragma once

#include <vector>

#include "domain/session.h"

class wxCheckBox;
class wxChoice;
class wxFlexGridSizer;
class wxPanel;
class wxSizer;
class wxString;
class wxArrayString;
class wxWindow;

namespace needlebook::desktop {

class AmendEffects {
public:
    /// Adds its rows, a label and a field each.
    AmendEffects(wxWindow& dialog, wxFlexGridSizer& rows, const Session& session);

    /// What the fields say now.
    void take(Session& session) const;

private:
    struct Noted {
        std::size_t effect;
        wxChoice* severity;
        wxCheckBox* serious;
    };
    wxChoice* choice(wxSizer& row, const wxArrayString& items, const wxString& name, int chosen = 0);
    wxCheckBox* serious_box(wxSizer& row, const wxString& name, bool serious);
    void add_noted(wxFlexGridSizer& rows, const Session& session);
    void add_new(wxFlexGridSizer& rows);
    void add_question(wxFlexGridSizer& rows, const Session& session);
    void show_hint();

    wxWindow& dialog_;
    std::vector<Noted> noted_;
    // Windows belong to the dialog; these only look.
    wxChoice* kind_ = nullptr;
    wxChoice* severity_ = nullptr;
    wxChoice* source_ = nullptr;
    wxCheckBox* serious_ = nullptr;
    wxChoice* asked_ = nullptr;
    wxChoice* seen_ = nullptr;
};

}  // namespace needlebook::desktop
