/// The one clock, passed in. Nothing else in the house asks what time it is.
#pragma once

#include <functional>

#include "base/day.h"

namespace needlebook {

struct Clock {
    std::function<Instant()> now;        ///< UTC.
    std::function<LocalMinute()> local;  ///< As the clinic's wall shows it.

    Day today() const { return day_of(local()); }
};

/// The machine's clock in the machine's zone.
Clock system_clock();

/// A clock which stands still: for tests.
Clock fixed_clock(LocalMinute minute);

/// The machine's time of day on another day: for `--as-of`.
Clock clock_on(Day day);

}  // namespace needlebook
