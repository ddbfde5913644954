/// A picture in a window: painted, pointed at, walked through with arrow keys, read out.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <wx/window.h>

#include "chart/scene.h"
#include "desktop/paint_kit.h"

namespace needlebook::desktop {

/// How wheel, drag and keys move through what is shown; x in DIP from the window's left.
struct Travel {
    std::function<void(double x, double steps)> zoom;  ///< Steps above 0 come closer.
    std::function<void(double x)> drag;                ///< What was under the pointer follows it by so much.
    std::function<void(int pages)> turn;               ///< By half of what is shown, to the right above 0.
    std::function<void()> all;                         ///< Everything again.
};

class SceneWindow : public wxWindow {
public:
    /// Lays the picture out for a size in DIP; called anew when the window's size changes.
    using Layout = std::function<chart::Scene(chart::Size)>;
    /// The lines of the card for a spot; the first says what and when.
    using Describe = std::function<std::vector<std::string>(const chart::SpotId&)>;
    using Open = std::function<void(const chart::SpotId&)>;

    SceneWindow(wxWindow* parent, const Look& look, std::string name, Layout layout, Describe describe, Open open);
    ~SceneWindow() override;

    void travel_by(Travel travel) { travel_ = std::move(travel); }

    /// Lays out anew, after the data have changed.
    void update();
    const chart::Scene& scene() const { return scene_; }

    bool AcceptsFocus() const override { return true; }

private:
    void lay_out();
    void paint();
    void point_at(wxMouseEvent& event);
    void click(wxMouseEvent& event);
    void press(wxKeyEvent& event);
    bool travels(const wxKeyEvent& event);
    void turn_wheel(wxMouseEvent& event);
    void drag(wxMouseEvent& event);
    void go_to(std::optional<chart::SpotId> spot);

    const Look& look_;
    std::string name_;
    Layout layout_;
    Describe describe_;
    Open open_;
    Travel travel_{};
    std::optional<int> dragged_from_;  ///< Pixels.
    chart::Scene scene_;
    std::optional<chart::SpotId> at_;
    std::unique_ptr<AccessibleTargets> accessible_;
};

}  // namespace needlebook::desktop
