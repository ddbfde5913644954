/// Names of months in the language spoken.
#pragma once

#include <string_view>

#include "base/day.h"

namespace needlebook {

std::string_view month_word(Day day);        ///< "Mar"
std::string_view whole_month_word(Day day);  ///< "March"

}  // namespace needlebook
