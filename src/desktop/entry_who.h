/// Date, time, kind and practitioner of the session: a row of native fields.
#pragma once

#include <functional>

#include <wx/panel.h>

#include "app/session_form.h"

class wxChoice;
class wxComboBox;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

class EntryWho : public wxPanel {
public:
    EntryWho(wxWindow* parent, app::SessionForm& form, std::function<void(app::FormEvent)> act);

    void update();
    /// On the date, or on the time where the form is there.
    void SetFocus() override;

private:
    void read_start();

    app::SessionForm& form_;
    std::function<void(app::FormEvent)> act_;
    // Windows belong to their parent; these only look.
    wxTextCtrl* day_;
    wxTextCtrl* time_;
    wxChoice* kind_;
    wxChoice* practitioner_;
    wxTextCtrl* room_;
    wxComboBox* supervised_;
    wxStaticText* problem_;
};

}  // namespace needlebook::desktop
