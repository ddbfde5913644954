/// How sure a share is.
#include "outcome/proportion.h"

#include <algorithm>
#include <cmath>

namespace needlebook::outcome {

ShareInterval wilson(int events, int of) {
    constexpr double z = 1.959963984540054;
    const double n = of;
    const double share = events / n;
    const double middle = share + z * z / (2 * n);
    const double reach = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    const double scale = 1 + z * z / n;
    return {std::max(0.0, (middle - reach) / scale), std::min(1.0, (middle + reach) / scale)};
}

}  // namespace needlebook::outcome
