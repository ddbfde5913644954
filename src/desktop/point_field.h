/// The point line: a plain text field that offers points while one types.
#pragma once

#include <functional>
#include <string>

#include <wx/textctrl.h>

#include "app/session_form_points.h"
#include "desktop/paint_kit.h"

namespace needlebook::desktop {

class CompletionList;

class PointField : public wxTextCtrl {
public:
    struct Actions {
        std::function<void(std::string)> on_line;  ///< The text has changed.
        std::function<bool()> on_space_in_empty;   ///< Whether it was of use.
        std::function<void()> on_enter;
        std::function<void()> on_down;  ///< To the chips.
    };

    PointField(wxWindow* parent, const Look& look, Actions actions);
    ~PointField() override;

    /// Shows `line` without telling anyone; the caret goes to its end when it differs.
    void show(const std::string& line);

    /// Esc: closes the list of points. False when there is none.
    bool close_list();

private:
    void press(wxKeyEvent& event);
    void offer();
    void choose(std::size_t index);
    std::size_t caret_bytes() const;

    Actions actions_;
    CompletionList* list_;
    app::Completion completion_;
};

}  // namespace needlebook::desktop
