/// A page for the patient's eyes over the whole window: large letters, one patient, no way to anybody else.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <wx/panel.h>

#include "desktop/paint_kit.h"
#include "report/patient_screen.h"

class wxScrolledWindow;
class wxToggleButton;

namespace needlebook::desktop {

class SceneWindow;

struct LargePageContent {
    std::string name;  ///< For a screen reader.
    /// Lays it out for the room there is. A page without forms is laid out with ScreenForm::both.
    std::function<chart::Scene(chart::Size window, report::ScreenForm form, double scale)> lay_out;
    bool has_forms = false;  ///< Words, chart or both, as the patient likes.
    wxString leave;          ///< Where Esc leads.
};

class LargePage : public wxPanel {
public:
    /// @param leave  What Esc and the button do; the passphrase is asked for there, if at all.
    LargePage(wxWindow* parent, const Look& look, LargePageContent content, std::function<void()> leave);
    ~LargePage() override;

    /// The keyboard to the page itself, where Space and the arrows scroll.
    void take_keyboard();

    /// All that stands on it.
    const chart::Scene& scene() const;
    report::ScreenForm form() const { return form_; }
    double scale() const { return scale_; }

private:
    wxWindow* make_bar(std::function<void()> leave);
    void show_form(report::ScreenForm form);
    void resize_letters(double by);
    void fit();
    void press(wxKeyEvent& event);

    Look look_;  ///< In the colours of the patient view.
    LargePageContent content_;
    std::function<void()> leave_;
    report::ScreenForm form_ = report::ScreenForm::both;
    double scale_ = 1;
    // Windows belong to the page; these only look.
    std::vector<wxToggleButton*> forms_;
    wxScrolledWindow* scrolled_;
    SceneWindow* page_;
};

}  // namespace needlebook::desktop
