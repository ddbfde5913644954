/// A day is cut into its parts first; which part is what comes after.
#include "exchange/date_forms.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include <date/date.h>

#include "base/text.h"

namespace needlebook::exchange {
namespace {

constexpr std::string_view digits = "0123456789";

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

std::optional<int> number_in(std::string_view text) {
    int value{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || problem != std::errc{} || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

/// "2026" and "26"; two digits are of 1930 to 2029.
std::optional<int> year_in(std::string_view text) {
    const auto year = number_in(text);
    if (!year || (text.size() != 2 && text.size() != 4))
        return std::nullopt;
    constexpr int first_short = 30;
    return text.size() == 4 ? *year : *year + (*year < first_short ? 2000 : 1900);
}

/// Which of `names` a word is, whole or its first three letters or more; counted from 1.
template <std::size_t Count>
std::optional<int> named(std::string_view word, const std::array<std::string_view, Count>& names) {
    const auto lower = lower_ascii(word);
    constexpr std::size_t shortest = 3;
    for (std::size_t i = 0; i < names.size() && lower.size() >= shortest; ++i)
        if (names[i].starts_with(lower))
            return static_cast<int>(i) + 1;
    return std::nullopt;
}

/// A text cut into its day and what comes after it.
struct Cut {
    std::array<std::string_view, 3> parts;  ///< As they stand; all empty where it is no day.
    bool year_first = false;
    std::optional<int> month;  ///< Where it stands in letters; parts are day, "" and year then.
    std::string_view rest;
};

/// The next part of `text`, up to one of `ends`, which is left.
std::string_view taken(std::string_view& text, std::string_view ends) {
    const auto end = std::min(text.find_first_of(ends), text.size());
    const auto part = text.substr(0, end);
    text.remove_prefix(end);
    return part;
}

Cut cut_numbers(std::string_view text) {
    Cut cut;
    const auto at = text.find_first_not_of(digits);
    constexpr std::size_t year_digits = 4;
    if (at == std::string_view::npos || at == 0 || std::string_view{"/.-"}.find(text[at]) == std::string_view::npos)
        return cut;
    const char separator = text[at];
    const auto whole = text;
    for (std::size_t i = 0; i < cut.parts.size(); ++i) {
        cut.parts.at(i) = text.substr(0, std::min(text.find_first_not_of(digits), text.size()));
        text.remove_prefix(cut.parts.at(i).size());
        if (i + 1 == cut.parts.size())
            break;
        if (!text.starts_with(separator))
            return {};
        text.remove_prefix(1);
    }
    if (!text.empty() && text.front() != ' ' && text.front() != 'T' && text.front() != ',')
        return {};
    cut.year_first = whole.find(separator) == year_digits;
    // "26-03-05" is how some systems write 5 March 2026: nothing tells which end is the year.
    const bool either_end = separator == '-' && !cut.year_first && cut.parts[2].size() == 2;
    const auto& day_and_month = cut.year_first ? cut.parts[2] : cut.parts[0];
    if (either_end || day_and_month.empty() || day_and_month.size() > 2 || cut.parts[1].empty() ||
        cut.parts[1].size() > 2 || !year_in(cut.year_first ? cut.parts[0] : cut.parts[2]))
        return {};
    cut.rest = text;
    return cut;
}

/// "1 March 2026", "1-Mar-26", "Mon, March 1st, 2026".
Cut cut_words(std::string_view text) {
    Cut cut;
    constexpr std::string_view blanks = " ,.-/";
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
        auto word = taken(text, blanks);
        if (word.empty())
            return {};
        if (const auto month = named(word, months); month && !cut.month) {
            cut.month = month;
        } else if (cut.parts[0].empty()) {
            if (word.find_first_of(digits) != 0) {
                if (cut.month || !named(word, weekdays))
                    return {};
                continue;
            }
            for (const std::string_view ending : {"st", "nd", "rd", "th"})
                if (word.ends_with(ending))
                    word.remove_suffix(ending.size());
            if (word.size() > 2 || !number_in(word))
                return {};
            cut.parts[0] = word;
        } else if (cut.month && year_in(word)) {
            cut.parts[2] = word;
            cut.rest = text;
            return cut;
        } else {
            return {};
        }
    }
}

Cut cut_day(std::string_view text) {
    text = trimmed(text);
    auto cut = cut_numbers(text);
    return cut.parts[0].empty() ? cut_words(text) : cut;
}

/// The three numbers of a date that ends with its year; none for any other shape.
std::optional<std::array<int, 3>> numbers_of(const Cut& cut) {
    if (cut.parts[0].empty() || cut.year_first || cut.month)
        return std::nullopt;
    return std::array{*number_in(cut.parts[0]), *number_in(cut.parts[1]), *year_in(cut.parts[2])};
}

std::optional<Day> day_of(int year, int month, int dom) {
    const auto ymd =
        date::year{year} / date::month{static_cast<unsigned>(month)} / date::day{static_cast<unsigned>(dom)};
    constexpr int first = 1800;
    constexpr int last = 2999;
    return ymd.ok() && year >= first && year <= last ? std::optional{Day{ymd}} : std::nullopt;
}

/// Of a day that can be read one way only.
std::optional<Day> sure_day(const Cut& cut) {
    if (cut.parts[0].empty() || (!cut.year_first && !cut.month))
        return std::nullopt;
    if (cut.month)
        return day_of(*year_in(cut.parts[2]), *cut.month, *number_in(cut.parts[0]));
    return day_of(*year_in(cut.parts[0]), *number_in(cut.parts[1]), *number_in(cut.parts[2]));
}

std::optional<Day> day_in(const std::array<int, 3>& numbers, DateOrder order) {
    const auto [dom, month] =
        order == DateOrder::day_first ? std::pair{numbers[0], numbers[1]} : std::pair{numbers[1], numbers[0]};
    return day_of(numbers[2], month, dom);
}

/// Without the zone that may stand after a time, "Z", "+01", "+0100" or "+01:00": behind a T, or behind seconds, since
/// "10:30-11:30" says from when to when.
std::string_view without_zone(std::string_view text, bool behind_t) {
    if (text.ends_with('Z'))
        return text.substr(0, text.size() - 1);
    const auto at = text.find_last_of("+-");
    if (at == std::string_view::npos || (!behind_t && std::ranges::count(text.substr(0, at), ':') != 2))
        return text;
    std::string shape{text.substr(at + 1)};
    for (char& c : shape)
        if (digits.find(c) != std::string_view::npos)
            c = '0';
    return shape == "00" || shape == "0000" || shape == "00:00" ? text.substr(0, at) : text;
}

/// What stands after a day, without what parts the two.
struct Rest {
    std::string_view whole;
    std::string_view time;  ///< The same without its zone.
};

Rest after_day(std::string_view rest) {
    rest = trimmed(rest);
    const bool behind_t = rest.starts_with('T');
    if (behind_t || rest.starts_with(','))
        rest.remove_prefix(1);
    rest = trimmed(rest);
    return {rest, without_zone(rest, behind_t)};
}

bool is_time_or_nothing(std::string_view rest) {
    const auto [whole, time] = after_day(rest);
    return whole.empty() || parse_any_time(time).has_value();
}

}  // namespace

void DateForms::look(std::string_view cell) {
    const auto numbers = numbers_of(cut_day(cell));
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
    const auto cut = cut_day(text);
    if (cut.parts[0].empty() || !is_time_or_nothing(cut.rest))
        return fail(Errc::malformed, std::string{text});
    const auto numbers = numbers_of(cut);
    const auto found = numbers ? day_in(*numbers, order.value_or(DateOrder::day_first)) : sure_day(cut);
    if (numbers && !order && found != day_in(*numbers, DateOrder::month_first))
        return fail(Errc::malformed, std::string{text});
    if (found)
        return *found;
    return fail(Errc::out_of_range, std::string{text});
}

Result<std::chrono::minutes> parse_any_time(std::string_view text) {
    const auto malformed = [&] { return fail(Errc::malformed, std::string{text}); };
    auto rest = lower_ascii(trimmed(text));
    std::optional<bool> afternoon;
    for (const std::string_view ending : {"am", "a.m.", "pm", "p.m."})
        if (rest.ends_with(ending)) {
            afternoon = ending.front() == 'p';
            rest = trimmed(rest.substr(0, rest.size() - ending.size()));
            break;
        }
    std::vector<int> numbers;
    std::string_view left{rest};
    while (!left.empty()) {
        const auto part = taken(left, ":.h");
        const auto number = number_in(part);
        constexpr std::size_t longest = 2;
        const bool fraction = numbers.size() == 3;  // Of a second.
        if (!number || (!fraction && part.size() > longest) || (numbers.size() == 1 && part.size() != longest))
            return malformed();
        if (!fraction)
            numbers.push_back(*number);
        if (!left.empty())
            left.remove_prefix(1);
    }
    if (numbers.empty() || (numbers.size() == 1 && !afternoon))
        return malformed();
    numbers.resize(3);
    constexpr int noon = 12;
    if (numbers[0] > 23 || numbers[1] > 59 || numbers[2] > 59 || (afternoon && (numbers[0] < 1 || numbers[0] > noon)))
        return fail(Errc::out_of_range, std::string{text});
    const int hour = afternoon ? numbers[0] % noon + (*afternoon ? noon : 0) : numbers[0];
    return std::chrono::hours{hour} + std::chrono::minutes{numbers[1]};
}

std::optional<std::chrono::minutes> time_after_day(std::string_view text) {
    const auto cut = cut_day(text);
    const auto [whole, time] = cut.parts[0].empty() ? Rest{} : after_day(cut.rest);
    if (whole.empty() || whole != time)  // Whose clock a zone means, nobody said.
        return std::nullopt;
    const auto read = parse_any_time(time);
    return read && read->count() > 0 ? std::optional{*read} : std::nullopt;
}

}  // namespace needlebook::exchange
