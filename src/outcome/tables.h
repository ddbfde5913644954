/// What judging needs again and again and depends on the constants only.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "outcome/constants.h"

namespace needlebook::outcome {

/// Rule 8's weights and rule 9's quantiles for n readings.
struct NoiseOf {
    double own_degrees{};  ///< nu_d
    double degrees{};      ///< nu
    double primary{};      ///< tq(1 - alpha_primary)
    double secondary{};    ///< tq(1 - alpha_secondary)
    double lean{};         ///< tq(p_lean)
};

class Tables {
public:
    explicit Tables(const Constants& constants);

    const Constants& constants() const { return constants_; }

    /// rho^(gap / 7), the assumed correlation of two scores `gap` >= 0 days apart.
    double correlation(int gap) const {
        const auto index = static_cast<std::size_t>(gap);
        return index < correlations_.size() ? correlations_[index] : power(gap);
    }

    /// For `readings` >= 2.
    const NoiseOf& noise(std::size_t readings);

private:
    double power(int gap) const;

    Constants constants_;
    std::vector<double> correlations_;            ///< By gap in days.
    std::vector<std::optional<NoiseOf>> noises_;  ///< By number of readings.
};

}  // namespace needlebook::outcome
