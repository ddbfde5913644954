/// Left, right, both, or on the midline.
#pragma once

#include "base/names.h"

namespace needlebook {

enum class Side { left, right, both, midline };
template <>
struct Names<Side> {
    static constexpr std::array<std::string_view, 4> all{"left", "right", "both", "midline"};
};

}  // namespace needlebook
