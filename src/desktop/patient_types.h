/// The scores turned to the patient: one question at a time in large letters, and no way to anything else.
#pragma once

#include <functional>

#include <wx/dialog.h>

#include "app/session_form.h"
#include "desktop/paint_kit.h"

namespace needlebook::desktop {

/// What is clicked on this page beside the keys of a score; beyond the ids that those have.
enum class PatientTarget { back = 1 << 20, next, declined };

/// One question with its keys, or thanks once all have been gone through.
Face patient_score_face(const app::SessionForm& form, const FaceRoom& room);

class PatientTypes : public wxDialog {
public:
    using Act = std::function<void(app::FormEvent)>;

    /// @param act        Hears of every answer.
    /// @param may_leave  Asks for the passphrase where the practice wants it.
    PatientTypes(wxWindow* parent, const Look& look, app::SessionForm& form, Act act,
                 std::function<bool(wxWindow&)> may_leave);
    ~PatientTypes() override;

    const Face& face() const { return face_->face(); }

private:
    void press(wxKeyEvent& event);
    void press_target(int target);
    bool answer(app::Key key);
    void heard(const app::FormEvent& event);
    void leave();

    Look look_;  ///< Large, and in the colours of the patient view.
    app::SessionForm& form_;
    Act act_;
    std::function<bool(wxWindow&)> may_leave_;
    FaceWindow* face_;  ///< The dialog's; this only looks.
};

}  // namespace needlebook::desktop
