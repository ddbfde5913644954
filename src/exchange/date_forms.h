/// Dates and times as other systems write them: 2026-03-01, 1/3/2026, 01.03.26, 1 March 2026, Mar 1, 2026; 2:30 pm.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "base/names.h"

namespace needlebook::exchange {

/// Which comes first where the year stands last.
enum class DateOrder { day_first, month_first };

/// Looks at the dates of one file and finds out in which order they can have been written.
class DateForms {
public:
    void look(std::string_view cell);

    /// The only order that fits all; none while both do, or none is needed.
    std::optional<DateOrder> only() const;
    /// A cell that both orders read, to different days, when nothing else decides.
    const std::optional<std::string>& ambiguous() const { return ambiguous_; }

private:
    bool day_first_ = true;
    bool month_first_ = true;
    std::optional<std::string> ambiguous_;
};

/// Those with the year first or the month in English letters always; the others with `order`. Two digits of a year are
/// of 1930 to 2029. A time may stand after the day. Fails with Errc::malformed or out_of_range.
Result<Day> parse_any_day(std::string_view text, std::optional<DateOrder> order);

/// "10:00", "9:05", "10:00:30", "14.30", "14h30", "2:30 pm". Fails with Errc::malformed or out_of_range.
Result<std::chrono::minutes> parse_any_time(std::string_view text);

/// The time after the day in such a text; none without one, at midnight, which is what a day alone is often saved with,
/// and where it is not the clinic's: with a zone.
std::optional<std::chrono::minutes> time_after_day(std::string_view text);

}  // namespace needlebook::exchange

template <>
struct needlebook::Names<needlebook::exchange::DateOrder> {
    static constexpr std::array<std::string_view, 2> all{"dmy", "mdy"};
};
