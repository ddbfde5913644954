/// Which days of a trend are shown, and how wheel, drag and keys change them.
#include "chart/trend_range.h"

#include <algorithm>
#include <cmath>

#include "chart/trend_sheet.h"

namespace needlebook::chart {

DayRange zoomed(DayRange now, Day about, double factor, DayRange whole) {
    const int all = days_between(whole.from, whole.to);
    const int before = std::max(1, days_between(now.from, now.to));
    const int least = std::min(least_days_shown, all);
    const int days = std::clamp(static_cast<int>(std::lround(before * factor)), least, all);
    const int to_the_left = std::clamp(days_between(now.from, about), 0, before);
    const auto from =
        about - date::days{static_cast<int>(std::lround(static_cast<double>(to_the_left) * days / before))};
    return moved({from, from + date::days{days}}, 0, whole);
}

DayRange moved(DayRange now, int days, DayRange whole) {
    const int shown = std::min(days_between(now.from, now.to), days_between(whole.from, whole.to));
    const auto latest = whole.to - date::days{shown};
    const auto from = std::clamp(now.from + date::days{days}, whole.from, std::max(whole.from, latest));
    return {from, from + date::days{shown}};
}

Day TimeScale::day_at(double x) const {
    const int days = days_across(x - left);
    return std::clamp(range.from + date::days{days}, range.from, range.to);
}

int TimeScale::days_across(double x) const {
    if (right <= left)
        return 0;
    return static_cast<int>(std::lround(x * days_between(range.from, range.to) / (right - left)));
}

TimeScale time_scale(const TrendSpec& spec, Size size, const TextMeter& meter) {
    const auto sheet = sheet_with_widths(spec, size, meter);
    return {sheet.x(spec.from), sheet.x(spec.to), {spec.from, spec.to}};
}

}  // namespace needlebook::chart
