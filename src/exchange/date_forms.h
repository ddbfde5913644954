/// Dates as other systems write them: 2026-03-01, 1/3/2026, 01.03.26, 3-1-2026.
#pragma once

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

/// ISO 8601 always; the others with `order`. Two digits of a year are of 1930 to 2029. A time after the day, parted by
/// a blank or T, is passed over. Fails with Errc::malformed or out_of_range.
Result<Day> parse_any_day(std::string_view text, std::optional<DateOrder> order);

}  // namespace needlebook::exchange

template <>
struct needlebook::Names<needlebook::exchange::DateOrder> {
    static constexpr std::array<std::string_view, 2> all{"dmy", "mdy"};
};
