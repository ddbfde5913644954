/// Numbers are read without regard to any locale.
#include "domain/evidence_row.h"

#include <charconv>

#include "base/text.h"

namespace needlebook::evidence {
namespace {

template <class Number>
std::optional<Number> read(std::string_view text) {
    Number number{};
    const auto* end = text.data() + text.size();
    const auto done = std::from_chars(text.data(), end, number);
    return done.ec == std::errc{} && done.ptr == end ? std::optional{number} : std::nullopt;
}

}  // namespace

void DataRow::wrong(std::string_view column) const {
    throw std::logic_error{"data file, line " + std::to_string(row_.line) + ": " + std::string{column} + " is " +
                           table_.cell(row_, column)};
}

const std::string& DataRow::text(std::string_view column) const {
    if (!table_.column(column))
        wrong(column);
    return table_.cell(row_, column);
}

std::optional<std::string> DataRow::text_if_any(std::string_view column) const {
    const auto& cell = text(column);
    return cell.empty() ? std::nullopt : std::optional{cell};
}

std::vector<std::string> DataRow::list(std::string_view column) const {
    std::vector<std::string> all;
    for (const auto part : split(text(column), ';'))
        if (!trimmed(part).empty())
            all.emplace_back(trimmed(part));
    return all;
}

bool DataRow::yes(std::string_view column) const {
    const auto& cell = text(column);
    if (cell != "yes" && cell != "no")
        wrong(column);
    return cell == "yes";
}

std::optional<int> DataRow::whole_if_any(std::string_view column) const {
    const auto& cell = text(column);
    const auto value = read<int>(cell);
    if (!cell.empty() && !value)
        wrong(column);
    return value;
}

std::optional<double> DataRow::number_if_any(std::string_view column) const {
    const auto& cell = text(column);
    const auto value = read<double>(cell);
    if (!cell.empty() && !value)
        wrong(column);
    return value;
}

int DataRow::whole(std::string_view column) const {
    const auto value = whole_if_any(column);
    if (!value)
        wrong(column);
    return *value;
}

double DataRow::number(std::string_view column) const {
    const auto value = number_if_any(column);
    if (!value)
        wrong(column);
    return *value;
}

Source DataRow::source(std::string_view column) const {
    return {text(column), name<Status>("status"), text("checked_where")};
}

}  // namespace needlebook::evidence
