/// Shapes of scores as plain marks, so that each painter knows lines, areas and circles only.
#pragma once

#include <vector>

#include "chart/scene.h"

namespace needlebook::chart {

/// What a dot is made of, halo first; circles, rectangles, areas and lines.
std::vector<Mark> drawn(const Dot& dot);

}  // namespace needlebook::chart
