/// Pointing at a picture, stepping through it, and moving marks.
#include "chart/scene.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "chart/overloaded.h"

namespace needlebook::chart {
namespace {

void move(Point& point, double x, double y) {
    point.x += x;
    point.y += y;
}

void move(Box& box, double x, double y) {
    box.left += x;
    box.right += x;
    box.top += y;
    box.bottom += y;
}

void move(std::vector<Point>& points, double x, double y) {
    for (auto& point : points)
        move(point, x, y);
}

const Spot* nearest_in_row(const Scene& scene, std::size_t row, double x) {
    const Spot* best = nullptr;
    for (const auto& spot : scene.spots)
        if (spot.row == row && (!best || std::abs(spot.centre.x - x) < std::abs(best->centre.x - x)))
            best = &spot;
    return best;
}

const Spot* other_row(const Scene& scene, const Spot& from, bool down) {
    std::optional<std::size_t> row;
    for (const auto& spot : scene.spots)
        if (down ? spot.row > from.row && (!row || spot.row < *row) : spot.row < from.row && (!row || spot.row > *row))
            row = spot.row;
    return row ? nearest_in_row(scene, *row, from.centre.x) : &from;
}

}  // namespace

bool overlap(const Box& a, const Box& b, double slack) {
    return std::min(a.right, b.right) - std::max(a.left, b.left) > slack &&
           std::min(a.bottom, b.bottom) - std::max(a.top, b.top) > slack;
}

Box extent(const Text& text, const TextMeter& meter) {
    const auto size = meter(text.words, text.style);
    const double left = text.anchor == Anchor::start ? text.at.x
                        : text.anchor == Anchor::end ? text.at.x - size.width
                                                     : text.at.x - size.width / 2;
    return {left, text.at.y - size.ascent, left + size.width, text.at.y + size.descent};
}

const Spot* nearest(const Scene& scene, Point at, double within) {
    const Spot* best = nullptr;
    double best_distance = within;
    for (const auto& spot : scene.spots) {
        const double distance = std::hypot(spot.centre.x - at.x, spot.centre.y - at.y);
        if (distance <= best_distance && (!best || distance < best_distance)) {
            best = &spot;
            best_distance = distance;
        }
    }
    return best;
}

const Spot* find(const Scene& scene, SpotId id) {
    const auto found = std::ranges::find(scene.spots, id, &Spot::id);
    return found == scene.spots.end() ? nullptr : &*found;
}

const Spot* step(const Scene& scene, std::optional<SpotId> from, Step step) {
    if (scene.spots.empty())
        return nullptr;
    const Spot* at = from ? find(scene, *from) : nullptr;
    const auto same_row = [&](const Spot& spot) { return spot.row == (at ? at->row : scene.spots.front().row); };
    const auto first = std::ranges::find_if(scene.spots, same_row);
    auto end = std::find_if_not(first, scene.spots.end(), same_row);
    if (step == Step::last)
        return &*(end - 1);
    if (!at || step == Step::first)
        return &*first;
    switch (step) {
        case Step::left:
            return at == &*first ? at : at - 1;
        case Step::right:
            return at == &*(end - 1) ? at : at + 1;
        case Step::up:
        case Step::down:
            return other_row(scene, *at, step == Step::down);
        case Step::first:
        case Step::last:
            break;
    }
    return at;
}

Mark moved(Mark mark, double x, double y) {
    std::visit(Overloaded{[&](Area& m) { move(m.outline, x, y); }, [&](Rect& m) { move(m.box, x, y); },
                          [&](Polyline& m) { move(m.through, x, y); }, [&](Circle& m) { move(m.centre, x, y); },
                          [&](Dot& m) { move(m.centre, x, y); }, [&](Text& m) { move(m.at, x, y); }},
               mark);
    return mark;
}

void place(Scene& outer, const Scene& inner, Point at) {
    outer.marks.reserve(outer.marks.size() + inner.marks.size());
    for (const auto& mark : inner.marks)
        outer.marks.push_back(moved(mark, at.x, at.y));
    for (auto spot : inner.spots) {
        move(spot.centre, at.x, at.y);
        outer.spots.push_back(spot);
    }
}

}  // namespace needlebook::chart
