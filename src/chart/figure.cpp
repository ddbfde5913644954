/// Shapes of scores as plain marks.
#include "chart/figure.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace needlebook::chart {
namespace {

constexpr double halo_width = 1.8;

double stroke_width(const Dot& dot) { return 1.5 * std::min(dot.scale, 1.6); }

std::vector<Point> closed_outline(const Dot& dot) {
    const auto [x, y] = dot.centre;
    const double k = dot.scale;
    if (dot.figure == Figure::triangle)
        return {{x, y - 4.7 * k}, {x + 4.5 * k, y + 3.4 * k}, {x - 4.5 * k, y + 3.4 * k}};
    return {{x, y - 4.8 * k}, {x + 4.8 * k, y}, {x, y + 4.8 * k}, {x - 4.8 * k, y}};
}

Polyline loop(std::vector<Point> outline, Stroke stroke) {
    const Point first = outline.front();
    outline.push_back(first);
    // Once more round the first corner, or it would have ends instead of a join.
    outline.push_back(outline[1]);
    return {std::move(outline), std::move(stroke)};
}

std::vector<Mark> drawn_circle(const Dot& dot) {
    const double r = 4 * dot.scale;
    const double width = stroke_width(dot);
    std::vector<Mark> marks;
    if (dot.halo)
        marks.emplace_back(Circle{dot.centre, r + halo_width, Ink::paper});
    if (dot.hollow)
        marks.emplace_back(Circle{dot.centre, r, Ink::paper, Stroke{dot.ink, width}});
    else
        marks.emplace_back(Circle{dot.centre, r + width / 2, dot.ink});
    return marks;
}

/// The convex `outline` (clockwise on the page) grown by `by`, with round corners: one fill is much cheaper to paint
/// than a fill and a stroke.
Area grown(const std::vector<Point>& outline, double by, Ink ink) {
    constexpr int parts = 3;
    Area area{{}, ink};
    const auto n = outline.size();
    for (std::size_t i = 0; i < n; ++i) {
        const Point before = outline[(i + n - 1) % n];
        const Point corner = outline[i];
        const Point after = outline[(i + 1) % n];
        // Outward normals of the two edges; on a page whose y points down, clockwise is left of the way.
        const double from = std::atan2(before.x - corner.x, corner.y - before.y);
        double to = std::atan2(corner.x - after.x, after.y - corner.y);
        if (to < from)
            to += 2 * std::numbers::pi;
        for (int part = 0; part <= parts; ++part) {
            const double angle = from + (to - from) * part / parts;
            area.outline.push_back({corner.x + by * std::cos(angle), corner.y + by * std::sin(angle)});
        }
    }
    return area;
}

std::vector<Mark> drawn_square(const Dot& dot) {
    const double width = stroke_width(dot);
    const auto box = [&dot](double half) {
        return Box{dot.centre.x - half, dot.centre.y - half, dot.centre.x + half, dot.centre.y + half};
    };
    const double half = 3.6 * dot.scale;
    std::vector<Mark> marks;
    if (dot.halo)
        marks.emplace_back(Rect{box(half + halo_width), Ink::paper});
    if (dot.hollow)
        marks.emplace_back(Rect{box(half), Ink::paper, Stroke{dot.ink, width}});
    else
        marks.emplace_back(Rect{box(half + width / 2), dot.ink});
    return marks;
}

std::vector<Mark> drawn_polygon(const Dot& dot) {
    const auto outline = closed_outline(dot);
    const double width = stroke_width(dot);
    std::vector<Mark> marks;
    if (dot.halo)
        marks.emplace_back(grown(outline, halo_width, Ink::paper));
    if (dot.hollow) {
        marks.emplace_back(Area{outline, Ink::paper});
        marks.emplace_back(loop(outline, {dot.ink, width, {}, true}));
    } else {
        marks.emplace_back(grown(outline, width / 2, dot.ink));
    }
    return marks;
}

std::vector<Mark> drawn_strokes(const Dot& dot) {
    const auto [x, y] = dot.centre;
    const double r = 3 * dot.scale;
    const std::vector<Polyline> strokes =
        dot.figure == Figure::plus
            ? std::vector<Polyline>{{{{x - r, y}, {x + r, y}}, {dot.ink, 1.3}},
                                    {{{x, y - r}, {x, y + r}}, {dot.ink, 1.3}}}
            : std::vector<Polyline>{{{{x - r, y - r}, {x + r, y + r}}, {dot.ink, dot.hollow ? 1.2 : 2.2}},
                                    {{{x - r, y + r}, {x + r, y - r}}, {dot.ink, dot.hollow ? 1.2 : 2.2}}};
    std::vector<Mark> marks;
    for (auto halo : strokes)
        if (dot.halo) {
            halo.stroke.ink = Ink::paper;
            halo.stroke.width += 2 * halo_width;
            marks.emplace_back(halo);
        }
    marks.insert(marks.end(), strokes.begin(), strokes.end());
    return marks;
}

}  // namespace

std::vector<Mark> drawn(const Dot& dot) {
    switch (dot.figure) {
        case Figure::circle:
            return drawn_circle(dot);
        case Figure::square:
            return drawn_square(dot);
        case Figure::triangle:
        case Figure::diamond:
            return drawn_polygon(dot);
        case Figure::cross:
        case Figure::plus:
            return drawn_strokes(dot);
    }
    return {};
}

}  // namespace needlebook::chart
