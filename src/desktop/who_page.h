/// Whose session it is: the patient under the keyboard, name and date of birth large.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include <wx/panel.h>

#include "app/patient_rows.h"
#include "base/day.h"

class wxButton;

namespace needlebook::desktop {

class InkText;
class WrappedText;

class WhoPage : public wxPanel {
public:
    /// What is to happen with the patient that is chosen.
    enum class Question { start, type_up, move };

    struct Actions {
        std::function<void()> on_chosen;
        std::function<void()> on_left;
    };

    WhoPage(wxWindow* parent, Actions actions);

    /// @param more  Said under the question; "the next one from 22 November 2026".
    void ask(Question question, const std::string& more);

    /// None: nobody stands under the keyboard. `alike`: others of this name are found too.
    void show(const app::PatientRow* patient, bool alike);

private:
    Question question_ = Question::start;
    // Windows belong to the page; these only look.
    InkText* title_;
    WrappedText* more_;
    InkText* name_;
    InkText* born_;
    InkText* seen_;
    WrappedText* alike_;
    wxButton* choose_;
};

}  // namespace needlebook::desktop
