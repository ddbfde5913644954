/// Which pictures a page of the body chart has, and how far up a limb numbness is drawn.
#include <algorithm>
#include <array>
#include <limits>

#include "chart/body.h"
#include "chart/body_figure.h"
#include "chart/body_numbness.h"
#include "domain/point_place.h"

namespace needlebook::chart {
namespace {

/// Room around outline and points, of the picture's height.
constexpr double rim = 0.008;

struct Chosen {
    std::string_view view;
    double top = 0;
};

std::vector<Chosen> views_of(BodyPage page) {
    switch (page) {
        case BodyPage::legs:
            // Below the hands, which hang down beside the thighs.
            return {{"front", 0.615}, {"leg_lateral"}, {"leg_medial"}};
        case BodyPage::legs_inside:
            return {{"front", 0.615}, {"leg_medial"}};
        case BodyPage::foot:
            return {{"foot_dorsum"}, {"foot_sole"}, {"foot_lateral"}, {"foot_medial"}};
        case BodyPage::front:
            return {{"front"}};
        case BodyPage::back:
            return {{"back"}};
        case BodyPage::side:
            return {{"side"}};
        case BodyPage::arm:
            return {{"arm_anterior"}, {"arm_posterior"}};
        case BodyPage::hand:
            return {{"hand_palm"}, {"hand_dorsum"}};
        case BodyPage::head:
            return {{"head_front"}, {"head_side"}, {"head_back"}, {"head_top"}};
    }
    return {};
}

/// What the outline and the points under `top` fill of the picture.
Box part_of(const BodyView& view, double top) {
    constexpr double far = std::numeric_limits<double>::max();
    Box part{far, top, -far, -far};
    double highest = far;
    const auto reach = [&](double x, double y) {
        if (y < top)
            return;
        part.left = std::min(part.left, x);
        part.right = std::max(part.right, x);
        part.bottom = std::max(part.bottom, y);
        highest = std::min(highest, y);
    };
    for (const auto& path : body_figure(view.name))
        for (const auto& point : path.through)
            reach(point.x, point.y);
    for (const auto& place : places_in(view.name)) {
        reach(place.x, place.y);
        if (view.symmetric)
            reach(1 - place.x, place.y);
    }
    const double rim_across = rim * view.height / view.width;
    if (top == 0)
        part.top = highest - rim;
    return {part.left - rim_across, part.top, part.right + rim_across, part.bottom + rim};
}

struct Limbs {
    std::string_view view;
    Limb limb;
    std::optional<double> tips;  ///< Height of toes or fingertips.
    double ankle;                ///< Or wrist.
    std::optional<double> knee;  ///< Or elbow.
};

/// Heights of ST41, ST35, KI3, LR8, PC7, PC3, TE4 and LI11 in these pictures.
constexpr std::array<Limbs, 9> limbs{{{"front", Limb::leg, 0.99, 0.9186, 0.7090},
                                      {"back", Limb::leg, {}, 0.9230, 0.7008},
                                      {"leg_lateral", Limb::leg, {}, 0.8767, 0.4363},
                                      {"leg_medial", Limb::leg, {}, 0.8807, 0.4460},
                                      {"foot_dorsum", Limb::leg, 0.05, 0.6993, {}},
                                      {"arm_anterior", Limb::arm, 0.98, 0.7401, 0.4237},
                                      {"arm_posterior", Limb::arm, 0.98, 0.7407, 0.4243},
                                      {"hand_palm", Limb::arm, 0.05, 0.6144, {}},
                                      {"hand_dorsum", Limb::arm, 0.05, 0.6131, {}}}};

/// Of the way from tips to ankle for levels 1 to 3, from ankle to knee for 4 to 9.
constexpr std::array<double, 10> share{0, 0.2, 0.45, 0.7, 0, 1.0 / 3, 2.0 / 3, 0.93, 1.06, 1.2};

std::optional<double> height_of(const Limbs& limb, int level) {
    if (level < 1 || level > Extent::max_level)
        return std::nullopt;
    const auto way = share[static_cast<std::size_t>(level)];
    if (level < 4)
        return limb.tips ? std::optional{*limb.tips + way * (limb.ankle - *limb.tips)} : std::nullopt;
    if (level == 4)
        return limb.ankle;
    return limb.knee ? std::optional{limb.ankle + way * (*limb.knee - limb.ankle)} : std::nullopt;
}

}  // namespace

std::vector<BodyPanel> panels_of(BodyPage page, Side limb) {
    std::vector<BodyPanel> panels;
    for (const auto& [name, top] : views_of(page)) {
        const auto& view = *std::ranges::find(body_views(), name, &BodyView::name);
        auto part = part_of(view, top);
        const auto side = view.symmetric ? Side::both : limb;
        if (side == Side::right)
            part = {1 - part.right, part.top, 1 - part.left, part.bottom};
        panels.push_back({view.name, side, part});
    }
    return panels;
}

std::optional<Segment> numbness_line(const BodyPanel& panel, const BodyNumbness& numbness) {
    const auto limb =
        std::ranges::find_if(limbs, [&](const Limbs& l) { return l.view == panel.view && l.limb == numbness.limb; });
    if (limb == limbs.end() || (panel.side != Side::both && panel.side != numbness.side))
        return std::nullopt;
    const auto height = height_of(*limb, numbness.level);
    if (!height || *height < panel.part.top)
        return std::nullopt;
    // Facing us, the left side lies at the right; seen from behind, at the left.
    const bool at_right = (numbness.side == Side::left) == (panel.view == "front");
    const auto here = [&](double x) {
        if (panel.side == Side::both)
            // The hands hang beside the thighs.
            return (x > 0.5) == at_right && x > 0.25 && x < 0.75;
        return true;
    };
    Segment line{*height, 1, 0};
    for (const auto& path : body_figure(panel.view)) {
        if (path.part != FigurePart::body && path.part != FigurePart::line)
            continue;
        for (std::size_t i = 1; i < path.through.size(); ++i) {
            const auto a = path.through[i - 1];
            const auto b = path.through[i];
            if ((a.y < *height) == (b.y < *height))
                continue;
            const double x = a.x + (b.x - a.x) * (*height - a.y) / (b.y - a.y);
            if (!here(x))
                continue;
            line.left = std::min(line.left, x);
            line.right = std::max(line.right, x);
        }
    }
    if (line.left >= line.right)
        return std::nullopt;
    if (panel.side == Side::right)
        line = {line.y, 1 - line.right, 1 - line.left};
    return line;
}

}  // namespace needlebook::chart
