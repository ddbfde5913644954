/// Lines of text no wider than a column.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chart/scene.h"

namespace needlebook::chart {

/// `words` broken at blanks and line ends; a word wider than `width` is broken within. None for no words.
std::vector<std::string> wrapped(std::string_view words, const TextStyle& style, double width, const TextMeter& meter);

/// `words`, or as much of it as fits into `width` with "…"; nothing where no character does.
std::string cut(const std::string& words, const TextStyle& style, double width, const TextMeter& meter);

}  // namespace needlebook::chart
