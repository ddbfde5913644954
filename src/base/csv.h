/// Comma-separated values as RFC 4180 has them, with the place of each problem.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace needlebook::csv {

struct Row {
    std::size_t line{};  ///< Line in the file on which the row begins; the first is 1.
    std::vector<std::string> cells;
};

struct Table {
    std::vector<std::string> header;
    std::vector<Row> rows;

    /// Where column `name` stands, if the header has it.
    std::optional<std::size_t> column(std::string_view name) const;

    /// The cell of `row` under `name`; "" where the column or the cell is missing.
    const std::string& cell(const Row& row, std::string_view name) const;
};

/// Where and why a text is no CSV.
struct Problem {
    std::size_t line{};
    std::size_t column{};  ///< Counted in cells; the first is 1.
    enum class Reason {
        open_quote,
        text_after_quote,
        quote_in_plain_cell,
        wrong_cell_count,
        not_utf8,
        nul,
        no_header,
        duplicate_column
    } reason{};
    bool operator==(const Problem&) const = default;
};

/// Reads `text`: LF, CRLF or CR line ends, an optional byte order mark, blank
/// lines skipped. Every row has as many cells as the header.
tl::expected<Table, Problem> parse(std::string_view text);

/// For files of our own, which tests have shown to be right; throws std::logic_error.
Table parse_own(std::string_view text);

/// One line with its line end, quoted where needed. Cells that a spreadsheet would
/// take for a formula (= + - @ tab CR ') get one ' before them; unguarded takes it off.
std::string line(const std::vector<std::string>& cells);
std::string guarded(std::string_view cell);
std::string unguarded(std::string_view cell);

}  // namespace needlebook::csv
