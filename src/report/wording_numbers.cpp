/// Numbers and dates as sentences show them.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/month_words.h"
#include "base/tongue.h"
#include "report/wording.h"

namespace needlebook::report {

namespace {

/// Nearest multiple of 1 / `parts`, halves away from zero. A sixth of a point too
/// little in binary must not decide, hence the 1e-9.
double rounded(double value, double parts) {
    const double size = std::floor((std::abs(value) + 1e-9) * parts + 0.5) / parts;
    return size == 0 ? 0 : std::copysign(size, value);
}

std::string tenths_text(double value) {
    return value == std::round(value) ? fmt::format("{:.0f}", value) : decimal_text(fmt::format("{:.1f}", value));
}

}  // namespace

std::string decimal_text(std::string number) {
    std::ranges::replace(number, '.', tongue().decimal);
    return number;
}

std::string number_text(double points) { return tenths_text(rounded(points, 10)); }

std::string signed_text(double points) {
    const double shown = rounded(points, 10);
    return (shown > 0 ? "+" : "") + tenths_text(shown);
}

std::string half_text(double points) { return tenths_text(rounded(points, 2)); }

std::string date_text(Day day) {
    const date::year_month_day parts{day};
    return trf("{0} {1} {2}", static_cast<unsigned>(parts.day()), whole_month_word(day),
               static_cast<int>(parts.year()));
}

}  // namespace needlebook::report
