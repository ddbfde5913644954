/// A table of visits as spreadsheets and other systems save it: lines above its header, a header of two rows, empty
/// columns.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv_rows.h"

namespace needlebook::exchange {

/// A header of the file -> one of ours, or "" for a column to leave out.
using ColumnMap = std::map<std::string, std::string, std::less<>>;

/// Our columns, in the order in which they are offered.
const std::vector<std::string_view>& visit_columns();

/// What a column so called most likely holds: ours, or what other systems call the same. "" where nobody can know.
std::string likely_meaning(std::string_view column);

class VisitSheet {
public:
    /// Finds what parts the cells, and the header: the first row that names patient and day, by `map` or by what other
    /// systems call them; where none does, the first row that isn't much shorter than the others. Fails with what
    /// csv::Rows refuses.
    static tl::expected<VisitSheet, csv::Problem> over(std::string_view text, const ColumnMap& map);

    /// Each different: a second "Notes" is "Notes (2)", one without a name "column 7".
    const std::vector<std::string>& columns() const { return columns_; }
    /// The name that a column repeats, if it does.
    const std::optional<std::string>& repeats(std::size_t column) const { return repeats_[column]; }
    bool is_nameless(std::size_t column) const { return nameless_[column]; }
    std::size_t header_line() const { return header_line_; }

    std::size_t bytes() const { return rows_.text().size(); }
    std::size_t bytes_read() const { return rows_.at(); }

    /// The next row in which something stands, with as many cells as there are columns; none after the last.
    tl::expected<std::optional<csv::Row>, csv::Problem> next();

private:
    VisitSheet(csv::Rows rows, std::size_t header_line) : rows_{std::move(rows)}, header_line_{header_line} {}

    void name_columns(const std::vector<std::string>& header);
    tl::expected<void, csv::Problem> fit(csv::Row& row) const;

    csv::Rows rows_;  ///< After the header.
    std::size_t header_line_;
    std::vector<std::string> columns_;
    std::vector<std::optional<std::string>> repeats_;
    std::vector<bool> nameless_;
};

}  // namespace needlebook::exchange
