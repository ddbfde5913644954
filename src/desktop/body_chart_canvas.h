/// The body itself: painted, pointed at, walked by keys, zoomed and moved.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <wx/window.h>

#include "chart/body.h"
#include "desktop/paint_kit.h"

struct _cairo;

namespace needlebook::desktop {

struct BodyContents;

class BodyCanvas : public wxWindow {
public:
    struct Actions {
        std::function<void(PointCode, std::optional<Side>)> on_needle;
        /// A line was drawn across a limb; `begins`: by a new stroke.
        std::function<void(const chart::BodyNumbness&, bool begins)> on_numbness;
    };

    BodyCanvas(wxWindow* parent, const Look& look, Actions actions);
    ~BodyCanvas() override;

    void show(const BodyContents& contents, bool with_numbness);
    void show_page(chart::BodyPage page, Side limb);
    void show_matches(std::vector<PointCode> matches);
    /// Points at the first place of `code`, if the page has one.
    void point_at(PointCode code);
    /// Whether the mouse draws how far up numbness reaches, and not needles.
    void draw_numbness(bool draws);
    void update();

    const chart::Scene& scene() const { return scene_; }
    const std::vector<Target>& targets() const { return targets_; }
    /// Where lines across the limbs can be drawn.
    const std::vector<chart::BodyRung>& rungs() const { return rungs_; }
    std::optional<chart::BodyPlace> pointed_at() const;
    /// The sides on which the point is taken now.
    std::optional<Side> taken(PointCode code) const;

    bool AcceptsFocus() const override { return true; }

private:
    void lay_out();
    void paint();
    void press(wxKeyEvent& event);
    bool move(const wxKeyEvent& event);
    bool walk(int code);
    bool act(int code);
    void step_in_list(int by);
    void mouse_down(wxMouseEvent& event);
    void mouse_moved(wxMouseEvent& event);
    void mouse_up(wxMouseEvent& event);
    const chart::BodyRung* line_at(chart::Point at) const;
    void draw_line(const chart::BodyRung* rung);
    void paint_line(_cairo* cairo) const;
    void zoom(double factor, chart::Point about);
    void pan(double x, double y);
    void point_at(const chart::Spot* spot);
    void needle(const chart::Spot& spot);
    const chart::Spot* spot() const;
    std::vector<std::string> cautions_of(PointCode code) const;

    const Look& look_;
    Actions actions_;
    chart::BodySpec spec_;
    std::vector<std::pair<PointCode, std::string>> cautions_;
    chart::Scene scene_;
    std::vector<Target> targets_;
    std::optional<chart::SpotId> pointed_;
    std::vector<chart::BodyRung> rungs_;
    bool draws_numbness_ = false;
    std::optional<chart::BodyRung> drawn_;  ///< While the mouse draws it.
    bool stroke_begun_ = false;
    std::optional<chart::BodyRung> would_be_;  ///< Where a click would draw it.
    std::optional<wxPoint> pressed_at_;
    chart::Point pan_from_{};
    bool dragged_ = false;
    std::unique_ptr<AccessibleTargets> accessible_;
};

}  // namespace needlebook::desktop
