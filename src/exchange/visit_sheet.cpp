/// Looks at the first rows only; what follows is read once, row by row.
#include "exchange/visit_sheet.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"

namespace needlebook::exchange {
namespace {

constexpr std::size_t looked_at = 20;  // rows; the header is one of them.

struct OtherName {
    std::string_view name;
    std::string_view meaning;
};

/// As other systems call the same; in lower case.
constexpr std::array other_names{
    OtherName{"patient id", "patient"},
    OtherName{"patient code", "patient"},
    OtherName{"patient no", "patient"},
    OtherName{"patient number", "patient"},
    OtherName{"client", "patient"},
    OtherName{"client id", "patient"},
    OtherName{"client number", "patient"},
    OtherName{"chart number", "patient"},
    OtherName{"mrn", "patient"},
    OtherName{"code", "patient"},
    OtherName{"patient name", "name"},
    OtherName{"client name", "name"},
    OtherName{"full name", "name"},
    OtherName{"first name", "given_names"},
    OtherName{"given name", "given_names"},
    OtherName{"forename", "given_names"},
    OtherName{"last name", "family_name"},
    OtherName{"surname", "family_name"},
    OtherName{"dob", "born_on"},
    OtherName{"d.o.b.", "born_on"},
    OtherName{"date of birth", "born_on"},
    OtherName{"birth date", "born_on"},
    OtherName{"birthdate", "born_on"},
    OtherName{"visit date", "date"},
    OtherName{"appointment date", "date"},
    OtherName{"appointment", "date"},
    OtherName{"date of visit", "date"},
    OtherName{"date of service", "date"},
    OtherName{"service date", "date"},
    OtherName{"treatment date", "date"},
    OtherName{"session date", "date"},
    OtherName{"date/time", "date"},
    OtherName{"date and time", "date"},
    OtherName{"day", "date"},
    OtherName{"start time", "time"},
    OtherName{"appointment time", "time"},
    OtherName{"status", "kind"},
    OtherName{"appointment status", "kind"},
    OtherName{"appt status", "kind"},
    OtherName{"visit status", "kind"},
    OtherName{"booking status", "kind"},
    OtherName{"attendance", "kind"},
    OtherName{"attendance status", "kind"},
    OtherName{"appointment outcome", "kind"},
    OtherName{"nrs", "pain"},
    OtherName{"pain score", "pain"},
    OtherName{"pain level", "pain"},
    OtherName{"pain (0-10)", "pain"},
    OtherName{"numbness score", "numbness"},
    OtherName{"numbness (0-10)", "numbness"},
    OtherName{"tingling score", "tingling"},
    OtherName{"tingling (0-10)", "tingling"},
    OtherName{"acupoints", "points"},
    OtherName{"points used", "points"},
    OtherName{"points needled", "points"},
    OtherName{"acupuncture points", "points"},
    OtherName{"adverse events", "side_effects"},
    OtherName{"needles inserted", "needles_in"},
    OtherName{"needles removed", "needles_out"},
    OtherName{"retention", "retention_min"},
    OtherName{"retention (min)", "retention_min"},
    OtherName{"retention time", "retention_min"},
    OtherName{"notes", "note"},
    OtherName{"treatment notes", "note"},
    OtherName{"session notes", "note"},
    OtherName{"comment", "note"},
    OtherName{"comments", "note"},
    OtherName{"subjective", "note"},
    OtherName{"objective", "note"},
    OtherName{"assessment", "note"},
    OtherName{"plan", "note"},
};

/// A header as one line: spreadsheets break long ones.
std::string tidied(std::string_view header) {
    std::string name;
    for (const char c : trimmed(header)) {
        const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (!blank)
            name += c;
        else if (!name.ends_with(' '))
            name += ' ';
    }
    return name;
}

bool is_blank(const std::string& cell) { return trimmed(cell).empty(); }

std::size_t filled(const csv::Row& row) {
    return row.cells.size() - static_cast<std::size_t>(std::ranges::count_if(row.cells, is_blank));
}

std::string meaning_of(const std::string& header, const ColumnMap& map) {
    const auto name = tidied(header);
    const auto mapped = map.find(name);
    return mapped != map.end() && !mapped->second.empty() ? mapped->second : likely_meaning(name);
}

bool names_somebody(const std::string& meaning) {
    return meaning == "patient" || meaning == "name" || meaning == "family_name";
}

/// Whether a row names both whose the visits are and when they were.
bool is_header(const csv::Row& row, const ColumnMap& map) {
    bool who = false;
    bool when = false;
    for (const auto& cell : row.cells)
        for (const auto& meaning : {meaning_of(cell, map), likely_meaning(cell)}) {
            who = who || names_somebody(meaning);
            when = when || meaning == "date";
        }
    return who && when;
}

/// Two rows as one: a name below another stands for it.
csv::Row merged(csv::Row above, const csv::Row& below) {
    above.cells.resize(std::max(above.cells.size(), below.cells.size()));
    for (std::size_t i = 0; i < below.cells.size(); ++i)
        if (!is_blank(below.cells[i]))
            above.cells[i] = below.cells[i];
    return above;
}

/// The names below merged ones: a row that holds no patient and no day where the header names them, and has names where
/// the row above has none.
bool goes_on_below(const csv::Row& header, const csv::Row& below, const ColumnMap& map) {
    bool fills_gap = false;
    for (std::size_t i = 0; i < below.cells.size(); ++i) {
        const auto& cell = below.cells[i];
        const auto above = i < header.cells.size() ? header.cells[i] : std::string{};
        if (is_blank(cell)) {
            continue;
        }
        const auto meaning = meaning_of(above, map);
        const bool of_a_visit = names_somebody(meaning) || meaning == "date";
        if ((of_a_visit && meaning_of(cell, map).empty()) || cell.find_first_of("0123456789") == 0)
            return false;
        fills_gap = fills_gap || is_blank(above);
    }
    return fills_gap;
}

/// Whether only both rows together name patient and day.
bool is_header_of_two(const csv::Row& above, const csv::Row& below, const ColumnMap& map) {
    return goes_on_below(above, below, map) && is_header(merged(above, below), map);
}

/// The first rows as one separator cuts them, and which of them is the header.
struct Start {
    csv::Rows from;  ///< Before the first row.
    std::vector<csv::Row> rows;
    std::optional<std::size_t> named;  ///< By patient and day.
    std::size_t header = 0;            ///< `named`, or the likeliest.
    bool goes_on_below = false;        ///< The header has two rows.
};

Start start_of(const csv::Rows& from, bool passes_first, const ColumnMap& map) {
    Start start{from, {}, {}, 0};
    auto rows = from;
    for (std::size_t i = 0; i < looked_at; ++i) {
        auto row = rows.next();
        if (!row || !*row)
            break;
        start.rows.push_back(**std::move(row));
    }
    const std::size_t first = passes_first ? 1 : 0;
    std::size_t most = 0;
    for (std::size_t i = first; i < start.rows.size(); ++i) {
        most = std::max(most, filled(start.rows[i]));
        if (!start.named && is_header(start.rows[i], map))
            start.named = i;
    }
    if (start.named) {
        // By names alone: a map knows the columns as the two rows make them.
        start.goes_on_below = *start.named + 1 < start.rows.size() && is_header(start.rows[*start.named], {}) &&
                              goes_on_below(start.rows[*start.named], start.rows[*start.named + 1], map);
    }
    for (std::size_t i = first; !start.named && i + 1 < start.rows.size(); ++i)
        if (is_header_of_two(start.rows[i], start.rows[i + 1], map)) {
            start.named = i;
            start.goes_on_below = true;
        }
    start.header = start.named.value_or(first);
    while (!start.named && start.header < start.rows.size() && 2 * filled(start.rows[start.header]) < most)
        ++start.header;
    return start;
}

/// "sep=;" on a line of its own tells some spreadsheets what parts the cells.
std::optional<char> told_separator(std::string_view text) {
    const auto line = lower_ascii(trimmed(text.substr(0, text.find_first_of("\r\n"))));
    constexpr std::string_view word = "sep=";
    return line.size() == word.size() + 1 && line.starts_with(word) ? std::optional{line.back()} : std::nullopt;
}

/// Cut by the separator with which a header is found, else by the first that the first line has.
Start start_of(const csv::Rows& rows, const ColumnMap& map) {
    if (const auto told = told_separator(rows.text()))
        return start_of(rows.parted_by(*told), true, map);
    std::optional<Start> likely;
    for (const char separator : {',', ';', '\t'}) {
        auto start = start_of(rows.parted_by(separator), false, map);
        if (start.named)
            return start;
        const auto parts = [](const Start& one) { return !one.rows.empty() && one.rows.front().cells.size() > 1; };
        if (!likely || (parts(start) && !parts(*likely)))
            likely = std::move(start);
    }
    return *std::move(likely);
}

}  // namespace

const std::vector<std::string_view>& visit_columns() {
    static const std::vector<std::string_view> columns{
        "patient",      "name",       "given_names", "family_name",   "born_on",       "date",
        "time",         "kind",       "pain",        "numbness",      "tingling",      "points",
        "side_effects", "needles_in", "needles_out", "retention_min", "note",          "aim",
        "primary",      "agreed_on",  "review_on",   "target",        "rate_per_year", "rate_source"};
    return columns;
}

std::string likely_meaning(std::string_view column) {
    auto name = lower_ascii(tidied(column));
    if (std::ranges::find(visit_columns(), std::string_view{name}) != visit_columns().end())
        return name;
    std::ranges::replace(name, '_', ' ');
    const auto other = std::ranges::find(other_names, std::string_view{name}, &OtherName::name);
    return other == other_names.end() ? std::string{} : std::string{other->meaning};
}

tl::expected<VisitSheet, csv::Problem> VisitSheet::over(std::string_view text, const ColumnMap& map) {
    const auto rows = csv::Rows::of_any_shape(text);
    if (!rows)
        return tl::unexpected<csv::Problem>(rows.error());
    auto start = start_of(*rows, map);
    if (start.header >= start.rows.size()) {
        auto first = start.from;
        if (const auto broken = first.next(); !broken)
            return tl::unexpected<csv::Problem>(broken.error());
        return tl::unexpected<csv::Problem>(csv::Problem{1, 1, csv::Problem::Reason::no_header});
    }
    auto header = std::move(start.rows[start.header]);
    auto last = start.header;
    if (start.goes_on_below)
        header = merged(std::move(header), start.rows[++last]);
    VisitSheet sheet{std::move(start.from), header.line};
    for (std::size_t i = 0; i <= last; ++i)
        static_cast<void>(sheet.rows_.next());  // Read once already.
    sheet.name_columns(header.cells);
    return sheet;
}

void VisitSheet::name_columns(const std::vector<std::string>& header) {
    std::set<std::string> known;
    for (const auto& cell : header) {
        const auto name = tidied(cell);
        nameless_.push_back(name.empty());
        auto different = name.empty() ? "column " + std::to_string(columns_.size() + 1) : name;
        const bool again = known.contains(different);
        for (int count = 2; known.contains(different); ++count)
            different = name + " (" + std::to_string(count) + ")";
        repeats_.push_back(again ? std::optional{name} : std::nullopt);
        known.insert(different);
        columns_.push_back(std::move(different));
    }
}

tl::expected<std::optional<csv::Row>, csv::Problem> VisitSheet::next() {
    while (true) {
        auto row = rows_.next();
        if (!row || !*row)
            return row;
        if (filled(**row) == 0)
            continue;
        if (const auto fits = fit(**row); !fits)
            return tl::unexpected<csv::Problem>(fits.error());
        return row;
    }
}

/// Cells beyond the header may be there as long as they are empty, and the last ones of a row may be missing: some
/// spreadsheets leave off empty ones. What is only one cell of several is a line torn in two.
tl::expected<void, csv::Problem> VisitSheet::fit(csv::Row& row) const {
    const auto wide = row.cells.size();
    const auto same = std::min(wide, columns_.size());
    const bool loses = std::any_of(row.cells.begin() + static_cast<std::ptrdiff_t>(same), row.cells.end(),
                                   [](const std::string& cell) { return !is_blank(cell); });
    const bool is_torn = wide == 1 && std::ranges::count(nameless_, false) > 1;
    if (loses || is_torn)
        return tl::unexpected<csv::Problem>(csv::Problem{row.line, wide, csv::Problem::Reason::wrong_cell_count});
    row.cells.resize(columns_.size());
    return {};
}

}  // namespace needlebook::exchange
