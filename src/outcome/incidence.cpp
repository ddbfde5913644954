/// Exact limits, from Boost.Math's inverse incomplete beta and gamma functions.
#include "outcome/incidence.h"

#include <cassert>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace needlebook::outcome {

Interval share_interval(int carriers, int units, double confidence) {
    assert(units > 0 && carriers >= 0 && carriers <= units);
    const double tail = (1 - confidence) / 2;
    const double some = carriers;
    const double others = units - carriers;
    return {carriers == 0 ? 0 : boost::math::ibeta_inv(some, others + 1, tail),
            carriers == units ? 1 : boost::math::ibetac_inv(some + 1, others, tail)};
}

Interval count_interval(int events, double confidence) {
    assert(events >= 0);
    const double tail = (1 - confidence) / 2;
    return {events == 0 ? 0 : boost::math::gamma_p_inv(static_cast<double>(events), tail),
            boost::math::gamma_q_inv(events + 1.0, tail)};
}

std::optional<Incidence> incidence(const Count& count, double confidence) {
    if (count.units <= 0)
        return std::nullopt;
    const double units = count.units;
    if (count.events == count.carriers)
        return Incidence{count.events / units, share_interval(count.carriers, count.units, confidence), Method::share};
    const auto limits = count_interval(count.events, confidence);
    return Incidence{count.events / units, {limits.low / units, limits.high / units}, Method::count};
}

}  // namespace needlebook::outcome
