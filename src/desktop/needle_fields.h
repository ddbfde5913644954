/// How one point of the session differs from what is usual: a row of native fields under the chips.
#pragma once

#include <functional>
#include <optional>

#include <wx/panel.h>

#include "app/session_form.h"

class wxChoice;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

class NeedleFields : public wxPanel {
public:
    struct Actions {
        std::function<void(const Needle&)> on_changed;
        std::function<void()> on_closed;
    };

    NeedleFields(wxWindow* parent, Actions actions);

    /// None: nothing to say, and nothing shown.
    void show(const std::optional<Needle>& needle);
    const std::optional<Needle>& needle() const { return needle_; }
    void SetFocus() override;

private:
    void read();

    Actions actions_;
    std::optional<Needle> needle_;
    // Windows belong to the panel; these only look.
    wxStaticText* name_;
    wxTextCtrl* depth_;
    wxChoice* angle_;
    wxChoice* response_;
    wxChoice* stimulation_;
    wxTextCtrl* pair_;
    wxStaticText* source_;
};

}  // namespace needlebook::desktop
