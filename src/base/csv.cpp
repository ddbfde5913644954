/// A small state machine over the text; nothing is guessed, everything is placed.
#include "base/csv.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/csv_rows.h"
#include "base/text.h"

namespace needlebook::csv {
namespace {

std::size_t line_of(std::string_view text, std::size_t offset) {
    std::size_t line = 1;
    for (std::size_t i = 0; i < offset; ++i)
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')))
            ++line;
    return line;
}

/// The cell in which a byte stands, as far as that can be told from what is no CSV.
std::size_t column_of(std::string_view text, std::size_t offset) {
    const auto line = text.substr(0, offset);
    const auto begin = line.find_last_of("\r\n");
    const auto before = begin == std::string_view::npos ? line : line.substr(begin + 1);
    std::ptrdiff_t cells = 0;
    for (const char separator : {',', ';', '\t'})
        cells = std::max(cells, std::ranges::count(before, separator));
    return static_cast<std::size_t>(cells) + 1;
}

std::size_t first_bad_byte(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size()) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto line = text.substr(begin, end - begin);
        if (!is_utf8(line)) {
            const auto good = code_points(line);
            return begin + (good.empty() ? 0 : good.back().byte + 1);
        }
        begin = end + 1;
    }
    return text.size();
}

}  // namespace

std::optional<std::size_t> Table::column(std::string_view name) const {
    const auto found = std::ranges::find(header, name);
    if (found == header.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - header.begin());
}

const std::string& Table::cell(const Row& row, std::string_view name) const {
    static const std::string nothing;
    const auto at = column(name);
    return at && *at < row.cells.size() ? row.cells[*at] : nothing;
}

tl::expected<Rows, Problem> Rows::of_any_shape(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    if (const auto nul = text.find('\0'); nul != std::string_view::npos)
        return tl::unexpected<Problem>(Problem{line_of(text, nul), column_of(text, nul), Problem::Reason::nul});
    if (!is_utf8(text)) {
        const auto bad = first_bad_byte(text);
        return tl::unexpected<Problem>(Problem{line_of(text, bad), column_of(text, bad), Problem::Reason::not_utf8});
    }
    return Rows{text, ','};
}

Rows Rows::parted_by(char separator) const { return Rows{text_, separator}; }

tl::expected<Rows, Problem> Rows::over(std::string_view text) {
    const auto any = of_any_shape(text);
    if (!any)
        return any;
    auto rows = any->parted_by(',');
    auto header = rows.any_next();
    if (!header)
        return tl::unexpected<Problem>(header.error());
    if (!*header)
        return tl::unexpected<Problem>(Problem{1, 1, Problem::Reason::no_header});
    rows.header_ = std::move((*header)->cells);
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < rows.header_.size(); ++i)
        if (!seen.insert(rows.header_[i]).second)
            return tl::unexpected<Problem>(Problem{1, i + 1, Problem::Reason::duplicate_column});
    return rows;
}

tl::expected<std::optional<Row>, Problem> Rows::next() {
    auto row = any_next();
    if (row && *row && !header_.empty() && (*row)->cells.size() != header_.size())
        return tl::unexpected<Problem>(Problem{(*row)->line, (*row)->cells.size(), Problem::Reason::wrong_cell_count});
    return row;
}

tl::expected<std::optional<Row>, Problem> Rows::any_next() {
    while (at_ < text_.size()) {
        Row row{line_, {}};
        row.cells.reserve(header_.size());
        const auto read = fill(row);
        if (!read)
            return tl::unexpected<Problem>(read.error());
        if (!(row.cells.size() == 1 && row.cells[0].empty()))
            return row;
    }
    return std::nullopt;
}

tl::expected<void, Problem> Rows::fill(Row& row) {
    while (true) {
        auto cell = next_cell(row.cells.size() + 1);
        if (!cell)
            return tl::unexpected<Problem>(cell.error());
        row.cells.push_back(*std::move(cell));
        if (at_ < text_.size() && text_[at_] == separator_) {
            ++at_;
            continue;
        }
        skip_line_end();
        return {};
    }
}

tl::expected<std::string, Problem> Rows::next_cell(std::size_t column) {
    if (at_ < text_.size() && text_[at_] == '"')
        return quoted_cell(column);
    auto end = at_;
    while (end < text_.size() && text_[end] != separator_ && text_[end] != '\n' && text_[end] != '\r' &&
           text_[end] != '"')
        ++end;
    if (end < text_.size() && text_[end] == '"')
        return tl::unexpected<Problem>(Problem{line_, column, Problem::Reason::quote_in_plain_cell});
    std::string cell{text_.substr(at_, end - at_)};
    at_ = end;
    return cell;
}

tl::expected<std::string, Problem> Rows::quoted_cell(std::size_t column) {
    const auto opened = line_;
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
        const char c = text_[at_];
        if (c == '"') {
            if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                ++at_;
            } else {
                ++at_;
                if (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\r' && text_[at_] != '\n')
                    return tl::unexpected<Problem>(Problem{line_, column, Problem::Reason::text_after_quote});
                return cell;
            }
        } else if (c == '\n' || (c == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] != '\n'))) {
            ++line_;
        }
        cell += text_[at_];
    }
    return tl::unexpected<Problem>(Problem{opened, column, Problem::Reason::open_quote});
}

void Rows::skip_line_end() {
    if (at_ >= text_.size())
        return;
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n')
        ++at_;
    ++at_;
    ++line_;
}

tl::expected<Table, Problem> parse(std::string_view text) {
    auto rows = Rows::over(text);
    if (!rows)
        return tl::unexpected<Problem>(rows.error());
    Table table{rows->header(), {}};
    while (true) {
        auto row = rows->next();
        if (!row)
            return tl::unexpected<Problem>(row.error());
        if (!*row)
            return table;
        table.rows.push_back(**std::move(row));
    }
}

Table parse_own(std::string_view text) {
    auto table = parse(text);
    if (!table)
        throw std::logic_error{"a data file of the program is no CSV, line " + std::to_string(table.error().line)};
    return std::move(*table);
}

std::string guarded(std::string_view cell) {
    if (!cell.empty() && std::string_view{"=+-@\t\r'"}.find(cell.front()) != std::string_view::npos)
        return "'" + std::string{cell};
    return std::string{cell};
}

std::string unguarded(std::string_view cell) {
    if (cell.size() > 1 && cell[0] == '\'' && std::string_view{"=+-@\t\r'"}.find(cell[1]) != std::string_view::npos)
        cell.remove_prefix(1);
    return std::string{cell};
}

std::string line(const std::vector<std::string>& cells) {
    std::vector<std::string> safe;
    safe.reserve(cells.size());
    for (const auto& cell : cells)
        safe.push_back(guarded(cell));
    return row_text(safe);
}

std::string row_text(const std::vector<std::string>& cells) {
    std::string out;
    for (const auto& cell : cells) {
        if (&cell != &cells.front())
            out += ',';
        if (cell.find_first_of(",\"\r\n") == std::string::npos) {
            out += cell;
            continue;
        }
        out += '"';
        for (const char c : cell) {
            if (c == '"')
                out += '"';
            out += c;
        }
        out += '"';
    }
    return out + '\n';
}

}  // namespace needlebook::csv
