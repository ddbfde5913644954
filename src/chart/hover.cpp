/// What is drawn over a picture while one of its marks is pointed at.
#include "chart/hover.h"

#include <algorithm>

namespace needlebook::chart {
namespace {

constexpr double padding = 12;
constexpr double beside = 16;
constexpr double below = 14;

/// The card's corner: right of the spot and under it, flipped where the page ends.
Point card_corner(const Scene& scene, Point spot, Size card) {
    double x = spot.x + beside;
    if (x + card.width > scene.size.width)
        x = spot.x - beside - card.width;
    double y = spot.y + below;
    if (y + card.height > scene.size.height)
        y = spot.y - below - card.height;
    return {std::clamp(x, 0.0, std::max(0.0, scene.size.width - card.width)),
            std::clamp(y, 0.0, std::max(0.0, scene.size.height - card.height))};
}

}  // namespace

Scene hover(const Scene& scene, const Spot& spot, const std::vector<std::string>& lines, TextStyle style,
            const TextMeter& meter) {
    Scene over{scene.size, {}, {}, {}, {}, scene.background};
    for (std::size_t i = 0; i < lines.size(); ++i)
        over.title += (i ? ". " : "") + lines[i];
    const auto [x, y] = spot.centre;
    // The spots tell where the panels are: from the topmost to the lowest.
    double top = y - 12;
    double bottom = y + 12;
    for (const auto& other : scene.spots) {
        top = std::min(top, other.centre.y);
        bottom = std::max(bottom, other.centre.y);
    }
    over.marks.emplace_back(Polyline{{{x, top - 4}, {x, y - 9}}, {Ink::ink_2, 1}});
    over.marks.emplace_back(Polyline{{{x, y + 9}, {x, bottom + 4}}, {Ink::ink_2, 1}});
    over.marks.emplace_back(Circle{spot.centre, 8, {}, Stroke{Ink::paper, 4}});
    over.marks.emplace_back(Circle{spot.centre, 8, {}, Stroke{Ink::focus, 2}});
    if (lines.empty())
        return over;

    const double line_height = style.size * 1.45;
    auto first = style;
    first.weight = Weight::semibold;
    double width = 0;
    for (std::size_t i = 0; i < lines.size(); ++i)
        width = std::max(width, meter(lines[i], i ? style : first).width);
    const Size card{width + 2 * padding, static_cast<double>(lines.size()) * line_height + 2 * padding - 4};
    const auto corner = card_corner(scene, spot.centre, card);
    over.marks.emplace_back(
        Rect{{corner.x, corner.y, corner.x + card.width, corner.y + card.height}, Ink::paper, Stroke{Ink::edge, 1}, 5});
    for (std::size_t i = 0; i < lines.size(); ++i)
        over.marks.emplace_back(
            Text{{corner.x + padding, corner.y + padding + style.size * 0.85 + line_height * static_cast<double>(i)},
                 Anchor::start,
                 lines[i],
                 i ? style : first,
                 i < 2 ? Ink::ink : Ink::ink_2});
    return over;
}

}  // namespace needlebook::chart
