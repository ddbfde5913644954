/// Which days of a trend are shown, and how wheel, drag and keys change them.
#pragma once

#include "chart/trend.h"

namespace needlebook::chart {

struct DayRange {
    Day from{};
    Day to{};  ///< `from` or later.
    bool operator==(const DayRange&) const = default;
};

/// No closer than this, so that a chart never shows less than two weekly scores.
inline constexpr int least_days_shown = 14;

/// `now` with `factor` times as many days about `about`, which keeps its place on the page; within `whole`, and no
/// closer than least_days_shown (or all of `whole`, when that is shorter).
/// @param factor  Above 0; below 1 comes closer.
DayRange zoomed(DayRange now, Day about, double factor, DayRange whole);

/// `now` moved by so many days, as far as `whole` reaches.
DayRange moved(DayRange now, int days, DayRange whole);

/// How days lie on the page of a trend.
struct TimeScale {
    double left{};   ///< Of `range.from`, DIP.
    double right{};  ///< Of `range.to`.
    DayRange range{};

    Day day_at(double x) const;       ///< Within the range.
    int days_across(double x) const;  ///< Days that so many DIP stand for, rounded.
};

TimeScale time_scale(const TrendSpec& spec, Size size, const TextMeter& meter);

}  // namespace needlebook::chart
