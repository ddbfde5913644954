/// Shapes of scores as plain marks.
#include "chart/figure.h"

#include <algorithm>

namespace needlebook::chart {
namespace {

constexpr double halo_width = 1.8;

double stroke_width(const Dot& dot) { return 1.5 * std::min(dot.scale, 1.6); }

std::vector<Point> closed_outline(const Dot& dot) {
    const auto [x, y] = dot.centre;
    const double k = dot.scale;
    if (dot.figure == Figure::triangle)
        return {{x, y - 4.7 * k}, {x + 4.5 * k, y + 3.4 * k}, {x - 4.5 * k, y + 3.4 * k}};
    if (dot.figure == Figure::diamond)
        return {{x, y - 4.8 * k}, {x + 4.8 * k, y}, {x, y + 4.8 * k}, {x - 4.8 * k, y}};
    return {
        {x - 3.6 * k, y - 3.6 * k}, {x + 3.6 * k, y - 3.6 * k}, {x + 3.6 * k, y + 3.6 * k}, {x - 3.6 * k, y + 3.6 * k}};
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

std::vector<Mark> drawn_polygon(const Dot& dot) {
    const auto outline = closed_outline(dot);
    std::vector<Mark> marks;
    if (dot.halo)
        marks.emplace_back(loop(outline, {Ink::paper, 2 * halo_width, {}, true}));
    marks.emplace_back(Area{outline, dot.hollow ? Ink::paper : dot.ink});
    marks.emplace_back(loop(outline, {dot.ink, stroke_width(dot), {}, dot.figure != Figure::square}));
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
