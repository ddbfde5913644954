/// The patient view: one patient's page in large type over the whole window.
#pragma once

#include <functional>

#include <wx/scrolwin.h>

#include "desktop/paint_kit.h"
#include "report/patient_screen.h"

namespace needlebook::desktop {

class SceneWindow;

class PatientView : public wxScrolledWindow {
public:
    /// @param leave  What Esc does; the passphrase is asked for there, if at all.
    PatientView(wxWindow* parent, const Look& look, report::PatientScreen screen, std::function<void()> leave);
    ~PatientView() override;

    /// All that stands on it.
    const chart::Scene& scene() const;

private:
    void fit();
    void press(wxKeyEvent& event);

    Look look_;  ///< In the colours of the patient view.
    report::PatientScreen screen_;
    std::function<void()> leave_;
    SceneWindow* page_;  // Belongs to this window.
};

}  // namespace needlebook::desktop
