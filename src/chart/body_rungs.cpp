/// Which line across a limb is meant by a place on the page.
#include <algorithm>
#include <cmath>
#include <limits>

#include "chart/body.h"

namespace needlebook::chart {
namespace {

constexpr double beside_limb = 24;
constexpr double beyond_ends = 40;

bool same_limb(const BodyRung& one, const BodyRung& other) {
    return one.panel == other.panel && one.numbness.limb == other.numbness.limb &&
           one.numbness.side == other.numbness.side;
}

/// How far beside the line, 0 across it.
double aside(const BodyRung& rung, Point at) { return std::max({0.0, rung.left.x - at.x, at.x - rung.right.x}); }

bool nearer(const BodyRung& one, const BodyRung& other, Point at) {
    return std::abs(one.left.y - at.y) < std::abs(other.left.y - at.y);
}

}  // namespace

const BodyRung* rung_at(std::span<const BodyRung> rungs, Point at, const std::optional<BodyRung>& drawn) {
    const BodyRung* limb = nullptr;
    double least = std::numeric_limits<double>::max();
    for (const auto& rung : rungs) {
        const bool in_reach = drawn ? same_limb(rung, *drawn)
                                    : aside(rung, at) <= beside_limb && std::abs(rung.left.y - at.y) <= beyond_ends;
        const double way = aside(rung, at);
        if (in_reach && way < least) {
            least = way;
            limb = &rung;
        }
    }
    if (!limb)
        return nullptr;
    const BodyRung* meant = limb;
    for (const auto& rung : rungs)
        if (same_limb(rung, *limb) && nearer(rung, *meant, at))
            meant = &rung;
    return meant;
}

}  // namespace needlebook::chart
