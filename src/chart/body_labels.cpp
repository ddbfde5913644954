/// Spreading labels over a margin.
#include "chart/body_labels.h"

#include <algorithm>
#include <numeric>

namespace needlebook::chart {
namespace {

double turn(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

/// Heights at least `row` apart and as near to those wanted as they can be.
void spread(std::vector<BodyLabel>& labels, double top, double bottom, double row) {
    const auto count = static_cast<double>(labels.size());
    if (count > 1)
        row = std::min(row, (bottom - top) / (count - 1));
    double least = top;
    for (auto& label : labels) {
        label.y = std::max(label.at.y, least);
        least = label.y + row;
    }
    double most = bottom;
    for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
        label->y = std::min(label->y, most);
        most = label->y - row;
    }
}

}  // namespace

bool cross(Point a, Point b, Point c, Point d) {
    return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

void place_labels(std::vector<BodyLabel>& labels, double x, double top, double bottom, double row) {
    std::ranges::stable_sort(labels, {}, [](const BodyLabel& label) { return label.at.y; });
    spread(labels, top, bottom, row);
    // Each exchange makes the leaders shorter altogether, so that this ends.
    bool changed = true;
    while (changed) {
        changed = false;
        for (auto& one : labels)
            for (auto& other : labels)
                if (cross(one.at, {x, one.y}, other.at, {x, other.y})) {
                    std::swap(one.y, other.y);
                    changed = true;
                }
    }
}

}  // namespace needlebook::chart
