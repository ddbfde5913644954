/// CSV row by row, for files too large to keep as cells.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"

namespace needlebook::csv {

/// Reads what `parse` reads, one row at a time; `text` must outlive it.
class Rows {
public:
    /// Fails with what the whole text can't have (NUL, not UTF-8) and with a bad header.
    static tl::expected<Rows, Problem> over(std::string_view text);

    /// The same of a text whose first row need be no header, and whose rows may have any number of cells.
    static tl::expected<Rows, Problem> of_any_shape(std::string_view text);
    /// These from the beginning, with another separator.
    Rows parted_by(char separator) const;

    const std::vector<std::string>& header() const { return header_; }
    std::string_view text() const { return text_; }
    std::size_t at() const { return at_; }  ///< Bytes of the text that are read.

    /// The next row that isn't blank, as long as the header if there is one; none after the last.
    tl::expected<std::optional<Row>, Problem> next();

private:
    Rows(std::string_view text, char separator) : text_{text}, separator_{separator} {}

    tl::expected<std::optional<Row>, Problem> any_next();
    tl::expected<void, Problem> fill(Row& row);
    tl::expected<std::string, Problem> next_cell(std::size_t column);
    tl::expected<std::string, Problem> quoted_cell(std::size_t column);
    void skip_line_end();

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::vector<std::string> header_;
};

/// One row with its line end, quoted where needed, the cells as they are: csv::line for those that are guarded already.
std::string row_text(const std::vector<std::string>& cells);

}  // namespace needlebook::csv
