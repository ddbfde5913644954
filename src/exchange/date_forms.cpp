/// Three numbers and what parts them.
#include "exchange/date_forms.h"

#include <array>
#include <charconv>

#include <date/date.h>

#include "base/text.h"

namespace needlebook::exchange {
namespace {

/// Without the time that some systems write after the day.
std::string_view day_part(std::string_view text) {
    text = trimmed(text);
    const auto end = text.find_first_of(" T");
    return end == std::string_view::npos ? text : text.substr(0, end);
}

/// The three numbers of a date that ends with its year; none for any other shape.
std::optional<std::array<int, 3>> numbers_of(std::string_view text) {
    const auto at = text.find_first_not_of("0123456789");
    if (at == 0 || at == std::string_view::npos || std::string_view{"/.-"}.find(text[at]) == std::string_view::npos)
        return std::nullopt;
    const auto parts = split(text, text[at]);
    if (parts.size() != 3 || parts[0].size() > 2 || parts[1].size() > 2 ||
        (parts[2].size() != 2 && parts[2].size() != 4))
        return std::nullopt;
    std::array<int, 3> numbers{};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto part = parts[i];
        const auto [end, problem] = std::from_chars(part.data(), part.data() + part.size(), numbers[i]);
        if (problem != std::errc{} || end != part.data() + part.size())
            return std::nullopt;
    }
    constexpr int first_short = 30;
    if (parts[2].size() == 2)
        numbers[2] += numbers[2] < first_short ? 2000 : 1900;
    return numbers;
}

std::optional<Day> day_in(const std::array<int, 3>& numbers, DateOrder order) {
    const auto [dom, month] =
        order == DateOrder::day_first ? std::pair{numbers[0], numbers[1]} : std::pair{numbers[1], numbers[0]};
    const auto ymd =
        date::year{numbers[2]} / date::month{static_cast<unsigned>(month)} / date::day{static_cast<unsigned>(dom)};
    return ymd.ok() ? std::optional{Day{ymd}} : std::nullopt;
}

}  // namespace

void DateForms::look(std::string_view cell) {
    const auto numbers = numbers_of(day_part(cell));
    if (!numbers)
        return;
    const auto day_first = day_in(*numbers, DateOrder::day_first);
    const auto month_first = day_in(*numbers, DateOrder::month_first);
    if (!day_first && !month_first)
        return;
    day_first_ = day_first_ && day_first;
    month_first_ = month_first_ && month_first;
    const bool open = day_first_ && month_first_;
    if (!open)
        ambiguous_.reset();
    else if (day_first != month_first && !ambiguous_)
        ambiguous_ = std::string{cell};
}

std::optional<DateOrder> DateForms::only() const {
    if (day_first_ == month_first_)
        return std::nullopt;
    return day_first_ ? DateOrder::day_first : DateOrder::month_first;
}

Result<Day> parse_any_day(std::string_view text, std::optional<DateOrder> order) {
    const auto day = day_part(text);
    if (const auto iso = parse_day(day))
        return iso;
    const auto numbers = numbers_of(day);
    if (!numbers)
        return fail(Errc::malformed, std::string{text});
    const auto found = day_in(*numbers, order.value_or(DateOrder::day_first));
    if (!order && found != day_in(*numbers, DateOrder::month_first))
        return fail(Errc::malformed, std::string{text});
    if (found)
        return *found;
    return fail(Errc::out_of_range, std::string{text});
}

}  // namespace needlebook::exchange
