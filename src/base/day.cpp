/// Reading and writing days. date::parse takes trailing rubbish and short fields,
/// so the shape is checked by hand first.
#include "base/day.h"

#include <concepts>

#include <fmt/format.h>

namespace needlebook {
namespace {

/// Whether `text` has digits where `shape` has 9 and the very same character elsewhere.
bool has_shape(std::string_view text, std::string_view shape) {
    if (text.size() != shape.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == '9' ? !digit : text[i] != shape[i])
            return false;
    }
    return true;
}

int number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits)
        value = value * 10 + (digit - '0');
    return value;
}

/// The last `count` digits of `value` at `start`. A large import writes millions of dates: ten times as fast as a
/// format.
void write_digits(std::string& text, std::size_t start, std::size_t count, std::integral auto value) {
    for (auto i = start + count; i-- > start; value /= 10)
        text[i] = static_cast<char>('0' + value % 10);
}

/// Both kinds of malformed text are answered with the text itself.
tl::unexpected<Error> refuse(Errc code, std::string_view text) { return fail(code, std::string{text}); }

}  // namespace

Result<Day> parse_day(std::string_view text) {
    if (!has_shape(text, "9999-99-99"))
        return refuse(Errc::malformed, text);
    const int year = number(text.substr(0, 4));
    const date::year_month_day ymd{date::year{year}, date::month{static_cast<unsigned>(number(text.substr(5, 2)))},
                                   date::day{static_cast<unsigned>(number(text.substr(8, 2)))}};
    if (!ymd.ok() || year < 1800 || year > 2999)
        return refuse(Errc::out_of_range, text);
    return Day{ymd};
}

Result<std::chrono::minutes> parse_time_of_day(std::string_view text) {
    if (!has_shape(text, "99:99"))
        return refuse(Errc::malformed, text);
    const int hours = number(text.substr(0, 2));
    const int minutes = number(text.substr(3, 2));
    if (hours > 23 || minutes > 59)
        return refuse(Errc::out_of_range, text);
    return std::chrono::hours{hours} + std::chrono::minutes{minutes};
}

Result<LocalMinute> parse_local_minute(std::string_view text) {
    if (!has_shape(text, "9999-99-99T99:99"))
        return refuse(Errc::malformed, text);
    const auto day = parse_day(text.substr(0, 10));
    const auto time = parse_time_of_day(text.substr(11));
    if (!day || !time)
        return refuse(Errc::out_of_range, text);
    return LocalMinute{*day + *time};
}

Result<Instant> parse_instant(std::string_view text) {
    if (!has_shape(text, "9999-99-99T99:99:99.999Z"))
        return refuse(Errc::malformed, text);
    const auto minute = parse_local_minute(text.substr(0, 16));
    const int seconds = number(text.substr(17, 2));
    if (!minute || seconds > 59)
        return refuse(Errc::out_of_range, text);
    return Instant{minute->time_since_epoch() + std::chrono::seconds{seconds} +
                   std::chrono::milliseconds{number(text.substr(20, 3))}};
}

std::string to_text(Day day) {
    const date::year_month_day ymd{day};
    const int year{ymd.year()};
    if (year < 0 || year > 9999)
        return fmt::format("{:04}-{:02}-{:02}", year, unsigned{ymd.month()}, unsigned{ymd.day()});
    std::string text{"0000-00-00"};
    write_digits(text, 0, 4, year);
    write_digits(text, 5, 2, unsigned{ymd.month()});
    write_digits(text, 8, 2, unsigned{ymd.day()});
    return text;
}

std::string time_of_day_text(LocalMinute minute) {
    const auto minutes = (minute - day_of(minute)).count();
    std::string text{"00:00"};
    write_digits(text, 0, 2, minutes / 60);
    write_digits(text, 3, 2, minutes % 60);
    return text;
}

std::string to_text(LocalMinute minute) { return to_text(day_of(minute)) + "T" + time_of_day_text(minute); }

std::string to_text(Instant instant) {
    const LocalMinute minute{date::floor<std::chrono::minutes>(instant).time_since_epoch()};
    const auto rest = (instant.time_since_epoch() - minute.time_since_epoch()).count();
    std::string seconds{":00.000Z"};
    write_digits(seconds, 1, 2, rest / 1000);
    write_digits(seconds, 4, 3, rest % 1000);
    return to_text(minute) + seconds;
}

}  // namespace needlebook
