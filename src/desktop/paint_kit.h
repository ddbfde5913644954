/// Painted controls: a face laid out as a Scene with targets, in a window that takes keys and
/// clicks and shows its targets to a screen reader.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <wx/colour.h>
#include <wx/window.h>

#include "app/session_form.h"
#include "chart/scene.h"
#include "chart/theme.h"
#include "paint/paint.h"

namespace needlebook::desktop {

/// The letters and colours of the painted controls, from the system's font and appearance.
struct Look {
    const paint::Typesetter* typesetter = nullptr;
    chart::Theme theme;
    double body = 13.333;  ///< DIP.

    chart::TextStyle caption(chart::Weight weight = chart::Weight::regular) const;
    chart::TextStyle text(chart::Weight weight = chart::Weight::regular) const;
    chart::TextStyle lead(chart::Weight weight = chart::Weight::regular) const;
    chart::TextStyle figure(chart::Weight weight = chart::Weight::semibold) const;
    chart::TextStyle title() const;
    chart::TextMeter meter() const { return typesetter->meter(); }
    double width(std::string_view words, const chart::TextStyle& style) const;
};

/// As the system is set now; `typesetter` has to outlive it.
Look system_look(const wxWindow& window, const paint::Typesetter& typesetter);
wxColour wx_colour(chart::Colour colour);
std::string system_font_family(const wxWindow& window);

enum class TargetRole { radio, toggle, button, item };

/// A place that can be clicked, and that a screen reader finds as a control of its own.
struct Target {
    chart::Box box;
    int id = 0;
    std::string name;
    TargetRole role = TargetRole::button;
    bool chosen = false;
    bool operator==(const Target&) const = default;
};

/// A painted control at one moment.
struct Face {
    chart::Scene scene;
    std::vector<Target> targets;
};

const Target* target_at(const Face& face, chart::Point at);

/// What a face is laid out for.
struct FaceRoom {
    const Look& look;
    double width = 0;
    bool focused = false;
};

using FaceLayout = std::function<Face(const FaceRoom&)>;

class AccessibleTargets;

class FaceWindow : public wxWindow {
public:
    struct Actions {
        std::function<void(int)> on_target;    ///< A click, or a screen reader's press.
        std::function<bool(app::Key)> on_key;  ///< Whether it was of use.
        std::function<void()> on_focus;
        bool takes_focus = true;
    };

    FaceWindow(wxWindow* parent, const Look& look, std::string name, FaceLayout layout, Actions actions);
    ~FaceWindow() override;

    /// Lays out anew, after what is shown has changed.
    void update();
    const Face& face() const { return face_; }

    bool AcceptsFocus() const override { return actions_.takes_focus; }
    bool AcceptsFocusFromKeyboard() const override { return actions_.takes_focus; }

protected:
    wxSize DoGetBestClientSize() const override;

private:
    void lay_out();
    void paint();
    void press(wxKeyEvent& event);
    void type(wxKeyEvent& event);
    void click(wxMouseEvent& event);

    const Look& look_;
    std::string name_;
    FaceLayout layout_;
    Actions actions_;
    Face face_;
    std::unique_ptr<AccessibleTargets> accessible_;
};

// Pieces of faces.

/// `words` on the baseline that puts them in the middle of `box`.
chart::Text centred(const chart::Box& box, std::string words, const chart::TextStyle& style, chart::Ink ink,
                    const Look& look);
/// The same, beginning at `x`.
chart::Text beside(double x, const chart::Box& box, std::string words, const chart::TextStyle& style, chart::Ink ink,
                   const Look& look);

/// Cut into lines of at most `width`: report::wrapped.
std::vector<std::string> wrapped(std::string_view words, double width, const chart::TextStyle& style, const Look& look);

/// Cut with "…" to what fits.
std::string shortened(const std::string& words, double width, const chart::TextStyle& style, const Look& look);

/// Section title with its hint after it, under it where it doesn't fit; gives the height used.
double add_heading(chart::Scene& scene, double x, const std::string& title, const std::string& hint, const Look& look);

enum class Sign { caution, hidden, done, clock, needle };

/// A small drawing 16 across about `centre`, stroke 1.5.
std::vector<chart::Mark> sign_marks(Sign sign, chart::Point centre, chart::Ink ink);

template <class Marks>
void add(chart::Scene& scene, const Marks& marks) {
    scene.marks.insert(scene.marks.end(), marks.begin(), marks.end());
}

/// The focus ring, 2 wide, corner 6.
chart::Rect focus_ring(const chart::Box& box);

}  // namespace needlebook::desktop
