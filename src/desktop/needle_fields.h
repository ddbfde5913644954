/// How one point of the session differs from what is usual: a row of native fields under the chips.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <wx/panel.h>

#include "app/session_form.h"

class wxCheckBox;
class wxChoice;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

class NeedleFields : public wxPanel {
public:
    struct Actions {
        std::function<void(const Needle& before, const Needle& after)> on_changed;
        std::function<void()> on_closed;
    };

    NeedleFields(wxWindow* parent, Actions actions);

    /// None: nothing to say, and nothing shown.
    /// @param usual  What the practitioner does unless told otherwise.
    void show(const std::optional<Needle>& needle, const NeedleDetail& usual = {});
    const std::optional<Needle>& needle() const { return needle_; }
    void SetFocus() override;

private:
    void show_usual(const NeedleDetail& usual);
    void show_sites(const Needle& needle, bool other);
    void read();
    void read_sites(Needle& needle) const;

    Actions actions_;
    std::optional<Needle> needle_;
    // Windows belong to the panel; these only look.
    wxStaticText* name_;
    wxTextCtrl* depth_;
    wxChoice* angle_;
    wxChoice* response_;
    wxChoice* stimulation_;
    wxTextCtrl* pair_;
    wxTextCtrl* count_;  ///< Of places without a number.
    wxStaticText* count_name_;
    wxPanel* sites_;  ///< A box for each site of a point that has several.
    std::vector<wxCheckBox*> site_boxes_;
    wxStaticText* source_;
};

}  // namespace needlebook::desktop
