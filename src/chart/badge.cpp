/// The shapes that stand for a state, and the badge with shape and word.
#include "chart/badge.h"

#include <cmath>
#include <numbers>

namespace needlebook::chart {
namespace {

/// Half a turn from the top over the left to the bottom.
std::vector<Point> left_half(Point centre, double radius) {
    std::vector<Point> points;
    constexpr int parts = 20;
    for (int i = 0; i <= parts; ++i) {
        const double angle = std::numbers::pi * (0.5 + static_cast<double>(i) / parts);
        points.push_back({centre.x + radius * std::cos(angle), centre.y - radius * std::sin(angle)});
    }
    return points;
}

Rect square(Point c, double k, Stroke stroke, std::optional<Ink> fill = {}) {
    return {{c.x - 5.5 * k, c.y - 5.5 * k, c.x + 5.5 * k, c.y + 5.5 * k}, fill, std::move(stroke)};
}

std::vector<Mark> arrow_up(Point c, double k, Ink ink) {
    return {Polyline{{{c.x, c.y + 3.4 * k}, {c.x, c.y - 3 * k}}, {ink, 1.5 * k, {}, true}},
            Polyline{{{c.x - 2.8 * k, c.y - 0.4 * k}, {c.x, c.y - 3.2 * k}, {c.x + 2.8 * k, c.y - 0.4 * k}},
                     {ink, 1.5 * k, {}, true}}};
}

}  // namespace

std::vector<Mark> state_marks(StateShape shape, Point c, double k, Ink ink, Ink ground) {
    const Stroke line{ink, 1.5 * k};
    const Stroke dashed{ink, 1.5 * k, {2.2 * k, 1.6 * k}};
    switch (shape) {
        case StateShape::reached:
            return {Circle{c, 6 * k, {}, line}, Circle{c, 3.2 * k, ink}};
        case StateShape::on_course:
            return {Area{left_half(c, 6 * k), ink}, Circle{c, 6 * k, {}, line}};
        case StateShape::open:
            return {Circle{c, 6 * k, {}, dashed}};
        case StateShape::cannot_judge:
            return {square(c, k, dashed)};
        case StateShape::not_reached:
            return {square(c, k, line), Polyline{{{c.x - 2.6 * k, c.y}, {c.x + 2.6 * k, c.y}}, line}};
        case StateShape::worse: {
            std::vector<Mark> marks{square(c, k, line, ink)};
            for (auto& mark : arrow_up(c, k, ground))
                marks.push_back(std::move(mark));
            return marks;
        }
        case StateShape::stopped: {
            const Stroke bar{ink, 1.8 * k};
            return {Polyline{{{c.x - 2.5 * k, c.y - 5 * k}, {c.x - 2.5 * k, c.y + 5 * k}}, bar},
                    Polyline{{{c.x + 2.5 * k, c.y - 5 * k}, {c.x + 2.5 * k, c.y + 5 * k}}, bar}};
        }
        case StateShape::not_judged:
            return {Polyline{{{c.x - 5 * k, c.y}, {c.x + 5 * k, c.y}}, line}};
    }
    return {};
}

Scene badge(StateShape shape, const std::string& word, TextStyle style, const TextMeter& meter) {
    style.weight = Weight::semibold;
    constexpr double height = 26;
    constexpr double padding = 9;
    constexpr double shape_width = 14;
    constexpr double gap = 6;
    const auto size = meter(word, style);
    const double width = std::ceil(padding + shape_width + gap + size.width + padding + 2);
    const bool full = shape == StateShape::worse;
    Scene scene{{width, height}, {}, {}, word, {}, Ink::paper};
    scene.marks.emplace_back(Rect{{0.5, 0.5, width - 0.5, height - 0.5},
                                  full ? Ink::ink : Ink::paper,
                                  Stroke{full ? Ink::ink : Ink::edge, 1},
                                  4});
    const Point centre{padding + shape_width / 2, height / 2};
    const auto marks = full ? arrow_up(centre, 1.15, Ink::paper) : state_marks(shape, centre);
    scene.marks.insert(scene.marks.end(), marks.begin(), marks.end());
    const double baseline = height / 2 + (size.ascent - size.descent) / 2 + 0.6;
    scene.marks.emplace_back(
        Text{{padding + shape_width + gap, baseline}, Anchor::start, word, style, full ? Ink::paper : Ink::ink});
    return scene;
}

}  // namespace needlebook::chart
