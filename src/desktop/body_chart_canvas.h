/// The body itself: painted, pointed at, walked by keys, zoomed and moved.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <wx/window.h>

#include "chart/body.h"
#include "desktop/paint_kit.h"

namespace needlebook::desktop {

struct BodyContents;

class BodyCanvas : public wxWindow {
public:
    using Needle = std::function<void(PointCode, std::optional<Side>)>;

    BodyCanvas(wxWindow* parent, const Look& look, Needle on_needle);
    ~BodyCanvas() override;

    void show(const BodyContents& contents, bool with_numbness);
    void show_page(chart::BodyPage page, Side limb);
    void show_matches(std::vector<PointCode> matches);
    /// Points at the first place of `code`, if the page has one.
    void point_at(PointCode code);
    void update();

    const chart::Scene& scene() const { return scene_; }
    const std::vector<Target>& targets() const { return targets_; }
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
    void mouse_moved(wxMouseEvent& event);
    void mouse_up(wxMouseEvent& event);
    void zoom(double factor, chart::Point about);
    void pan(double x, double y);
    void point_at(const chart::Spot* spot);
    void needle(const chart::Spot& spot);
    const chart::Spot* spot() const;
    std::vector<std::string> cautions_of(PointCode code) const;

    const Look& look_;
    Needle on_needle_;
    chart::BodySpec spec_;
    std::vector<std::pair<PointCode, std::string>> cautions_;
    chart::Scene scene_;
    std::vector<Target> targets_;
    std::optional<chart::SpotId> pointed_;
    std::optional<wxPoint> pressed_at_;
    chart::Point pan_from_{};
    bool dragged_ = false;
    std::unique_ptr<AccessibleTargets> accessible_;
};

}  // namespace needlebook::desktop
