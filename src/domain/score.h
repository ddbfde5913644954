/// A score on the 11-point numeric rating scale.
#pragma once

#include <compare>
#include <string>

#include "base/result.h"

namespace needlebook {

/// How strong something is, as the patient says.
///
/// Unit:   points, whole numbers; what 0 and 10 mean stands with the measure.
/// Source: the 0-10 numeric rating scale (NRS-11) as Farrar et al., Pain 94 (2001)
///         149-158, used it.
class Score {
public:
    static constexpr int min = 0;
    static constexpr int max = 10;

    /// The only door in. Fails with Errc::out_of_range outside [min, max].
    static Result<Score> from(int points) {
        if (points < min || points > max)
            return fail(Errc::out_of_range, std::to_string(points));
        return Score{points};
    }

    constexpr int points() const { return points_; }
    constexpr auto operator<=>(const Score&) const = default;

private:
    explicit constexpr Score(int points) : points_{points} {}
    int points_;
};

}  // namespace needlebook
