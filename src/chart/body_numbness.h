/// How far up a limb numbness is drawn. Only for chart/.
#pragma once

#include <optional>

#include "chart/body.h"

namespace needlebook::chart {

/// Across a limb, in parts of the picture.
struct Segment {
    double y{};
    double left{};
    double right{};
    bool operator==(const Segment&) const = default;
};

/// None where the picture doesn't show that height of that limb.
std::optional<Segment> numbness_line(const BodyPanel& panel, const BodyNumbness& numbness);

}  // namespace needlebook::chart
