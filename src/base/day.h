/// Civil days and times of day, as the clinic's wall shows them, and instants in UTC.
#pragma once

#include <chrono>
#include <compare>
#include <string>
#include <string_view>

#include <date/date.h>

#include "base/result.h"

namespace needlebook {

/// A calendar day without clock time or zone. Days subtract to date::days.
using Day = date::local_days;

/// A calendar day with hour and minute, as the clinic's wall shows it.
using LocalMinute = date::local_time<std::chrono::minutes>;

/// A moment, UTC, milliseconds.
using Instant = date::sys_time<std::chrono::milliseconds>;

/// "2026-03-01" and nothing around it. Fails with Errc::malformed for any other
/// shape, Errc::out_of_range for a day that no calendar has or outside 1800..2999.
Result<Day> parse_day(std::string_view text);

/// "2026-03-01T10:00". Fails as parse_day does.
Result<LocalMinute> parse_local_minute(std::string_view text);

/// "10:00". Fails as parse_day does.
Result<std::chrono::minutes> parse_time_of_day(std::string_view text);

/// "2026-03-01T10:00:30.000Z". Fails as parse_day does.
Result<Instant> parse_instant(std::string_view text);

/// ISO 8601, whatever the locale; parse_… reads back what to_text wrote.
std::string to_text(Day day);
std::string to_text(LocalMinute minute);
std::string to_text(Instant instant);
std::string time_of_day_text(LocalMinute minute);  ///< "10:00"

inline Day day_of(LocalMinute minute) { return date::floor<date::days>(minute); }

/// Whole days from `from` to `to`; negative when `to` is earlier.
inline int days_between(Day from, Day to) { return (to - from).count(); }

inline Day day(int year, unsigned month, unsigned dom) {
    return Day{date::year{year} / date::month{month} / date::day{dom}};
}

}  // namespace needlebook
