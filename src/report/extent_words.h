/// Words for how far up numbness reaches.
#pragma once

#include <string_view>

#include "domain/reading.h"

namespace needlebook::report {

/// "ankle"; of level 0 "none".
/// @param level  0 to Extent::max_level.
std::string_view level_words(Limb limb, int level);

}  // namespace needlebook::report
