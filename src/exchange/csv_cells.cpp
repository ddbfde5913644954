/// Cells as a spreadsheet leaves them alone.
#include "exchange/csv_cells.h"

#include <algorithm>

#include "base/text.h"

namespace needlebook::exchange {
namespace {

template <class Number>
bool whole_number(std::string_view cell, Number& value) {
    const auto [end, problem] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return problem == std::errc{} && end == cell.data() + cell.size();
}

}  // namespace

bool needs_guard(std::string_view text) {
    if (text.empty())
        return false;
    if (std::string_view{"=+-@\t\r'"}.find(text.front()) != std::string_view::npos)
        return true;
    // "TRUE" and "2026-03" too: what a spreadsheet reads as a value it writes back as another.
    if (lower_ascii(text) == "true" || lower_ascii(text) == "false")
        return true;
    const auto first = trimmed(text);
    return !first.empty() && (first.front() == '.' || (first.front() >= '0' && first.front() <= '9')) &&
           first.find_first_not_of("0123456789.,:/-+eETZ% ") == std::string_view::npos;
}

std::string cell_of(const std::string& value) { return needs_guard(value) ? "'" + value : value; }
std::string cell_of(bool value) { return value ? "yes" : "no"; }
std::string cell_of(std::int64_t value) { return std::to_string(value); }

std::string cell_of(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

bool read_cell(std::string_view cell, std::string& value) {
    if (cell.starts_with('\''))
        cell.remove_prefix(1);
    value = cell;
    return true;
}

bool read_cell(std::string_view cell, bool& value) {
    value = cell == "yes";
    return value || cell == "no";
}

bool read_cell(std::string_view cell, std::int64_t& value) { return whole_number(cell, value); }
bool read_cell(std::string_view cell, int& value) { return whole_number(cell, value); }

bool read_cell(std::string_view cell, double& value) { return whole_number(cell, value) && std::isfinite(value); }

bool read_cell(std::string_view cell, Day& value) {
    const auto read = parse_day(cell);
    if (read)
        value = *read;
    return read.has_value();
}

bool read_cell(std::string_view cell, LocalMinute& value) {
    // As spreadsheets write them: a blank between day and time, and seconds.
    std::string text{cell};
    constexpr std::size_t day_length = 10;
    constexpr std::size_t minute_length = 16;
    if (text.size() > day_length && text[day_length] == ' ')
        text[day_length] = 'T';
    if (text.size() == minute_length + 3 && text.ends_with(":00"))
        text.resize(minute_length);
    const auto read = parse_local_minute(text);
    if (read)
        value = *read;
    return read.has_value();
}

bool read_cell(std::string_view cell, Instant& value) {
    const auto read = parse_instant(cell);
    if (read)
        value = *read;
    return read.has_value();
}

bool read_id(std::string_view cell, std::int64_t& value) {
    if (!cell.starts_with("id"))
        return false;
    const auto read = parse_id(cell.substr(2));
    if (read)
        value = *read;
    return read.has_value();
}

}  // namespace needlebook::exchange
