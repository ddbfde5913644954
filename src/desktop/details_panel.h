/// The Details tab: names, dates and contacts, editable.
#pragma once

#include <optional>

#include <wx/panel.h>

#include "desktop/page_context.h"

class wxButton;
class wxStaticText;

namespace needlebook::desktop {

class PatientForm;

class DetailsPanel : public wxPanel {
public:
    DetailsPanel(wxWindow* parent, PageContext& context);

    /// What is being typed for the same patient stays.
    void show(const Patient& patient);

    /// Saves what was typed, before somebody else stands here; says so where it can't be.
    void keep();
    void forget() { patient_.reset(); }

private:
    void save();
    bool commit(const Patient& changed);

    PageContext& context_;
    std::optional<Patient> patient_;
    // Windows belong to the panel; these only look.
    PatientForm* form_;
    wxButton* save_;
    wxStaticText* said_;
};

}  // namespace needlebook::desktop
