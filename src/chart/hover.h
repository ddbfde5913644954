/// What is drawn over a picture while one of its marks is pointed at.
#pragma once

#include <string>
#include <vector>

#include "chart/scene.h"

namespace needlebook::chart {

/// Ring, hairline through the panels and a card of `lines` (the first in 600) for `spot`; inside `scene`'s page,
/// flipped at its borders. Paint it after `scene`. Also the accessible name: join the lines.
Scene hover(const Scene& scene, const Spot& spot, const std::vector<std::string>& lines, TextStyle style,
            const TextMeter& meter);

}  // namespace needlebook::chart
