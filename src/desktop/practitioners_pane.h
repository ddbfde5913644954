/// Who works here: what stands on reports and under what is signed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <wx/panel.h>

#include "app/logbook.h"
#include "domain/practice.h"

class wxCheckBox;
class wxListBox;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

class PractitionersPane : public wxPanel {
public:
    PractitionersPane(wxWindow* parent, app::Logbook& book, std::vector<Practitioner> practitioners);

    /// What was added or changed, as revisions; a fault is said, its field has the keyboard, and
    /// nothing is given.
    std::optional<std::vector<app::Revision>> read();

    /// Who is at the desk from now on: the one chosen last.
    std::string at_desk() const;

private:
    void choose(std::size_t index);
    void keep();
    void list();
    Practitioner unnamed();
    wxTextCtrl* add_field(wxSizer* grid, const char* name, const wxString& label);

    app::Logbook& book_;
    std::vector<Practitioner> before_;
    std::vector<Practitioner> now_;
    std::size_t chosen_ = 0;
    // Windows belong to the pane; these only look.
    wxListBox* names_;
    std::map<std::string, wxTextCtrl*> fields_;
    wxCheckBox* active_;
    wxStaticText* said_;
};

}  // namespace needlebook::desktop
