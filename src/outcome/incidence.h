/// How often something happened, and between which limits the true rate could lie.
#pragma once

#include <optional>

namespace needlebook::outcome {

/// Limits of a rate or of a count.
struct Interval {
    double low{};
    double high{};
    bool operator==(const Interval&) const = default;
};

/// Both tails together are 1 - this, half in each.
inline constexpr double usual_confidence = 0.95;

/// Exact limits of a share: `carriers` of `units` had it, each at most once.
///
/// @param units       > 0; 0 <= carriers <= units.
/// @return            Shares, 0..1. Low is 0 when nobody had it, high is 1 when all had.
/// Source: Clopper & Pearson, Biometrika 26 (1934) 404-413, as quantiles of beta distributions.
Interval share_interval(int carriers, int units, double confidence = usual_confidence);

/// Exact limits of the mean of a count that has no upper end: `events` happened.
///
/// @param events  >= 0.
/// @return        Events. Low is 0 when none happened.
/// Source: Garwood, Biometrika 28 (1936) 437-442, as quantiles of gamma distributions.
Interval count_interval(int events, double confidence = usual_confidence);

/// Events among units (sessions, people) that were looked at. What was not asked is no unit.
struct Count {
    int events = 0;
    int carriers = 0;  ///< Units with at least one event; <= events, <= units.
    int units = 0;
    bool operator==(const Count&) const = default;
};

enum class Method { share, count };

/// Events for each unit, and the limits of that.
struct Incidence {
    double rate{};
    Interval could_be;
    Method method = Method::share;
    bool operator==(const Incidence&) const = default;
};

/// None without units. As long as no unit has two events the rate is a share, with the limits of
/// Clopper and Pearson. Once one has, events may outnumber units: then it is a count for each
/// unit, with the limits of Garwood, which are wider.
std::optional<Incidence> incidence(const Count& count, double confidence = usual_confidence);

}  // namespace needlebook::outcome
