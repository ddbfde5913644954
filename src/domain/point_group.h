/// A named set of points, own or published.
#pragma once

#include <string>

#include "base/id.h"

namespace needlebook {

struct PointGroup {
    Id<PointGroup> id;
    std::string name;
    std::string points;    ///< A point line (docs/point-line.md).
    std::string citation;  ///< Where a published one comes from.
    bool operator==(const PointGroup&) const = default;
};

}  // namespace needlebook
