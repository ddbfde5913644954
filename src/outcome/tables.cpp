#include "outcome/tables.h"

#include <cmath>

#include "outcome/quantile.h"

namespace needlebook::outcome {

namespace {

/// Longer gaps are rare enough to be worked out each time.
constexpr int tabled_days = 400;

}  // namespace

Tables::Tables(const Constants& constants) : constants_{constants} {
    correlations_.reserve(tabled_days);
    for (int gap = 0; gap < tabled_days; ++gap)
        correlations_.push_back(power(gap));
}

double Tables::power(int gap) const { return std::pow(constants_.rho, gap / 7.0); }

const NoiseOf& Tables::noise(std::size_t readings) {
    if (noises_.size() <= readings)
        noises_.resize(readings + 1);
    auto& found = noises_[readings];
    if (!found) {
        const auto n = static_cast<double>(readings);
        const double own_degrees = 2 * (n - 1) * (n - 1) / (3 * n - 4);
        const double degrees = constants_.nu0 + own_degrees;
        found = {.own_degrees = own_degrees,
                 .degrees = degrees,
                 .primary = student_quantile(1 - constants_.alpha_primary, degrees),
                 .secondary = student_quantile(1 - constants_.alpha_secondary, degrees),
                 .lean = student_quantile(constants_.p_lean, degrees)};
    }
    return *found;
}

}  // namespace needlebook::outcome
