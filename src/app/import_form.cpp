/// Guesses by name first; what was said last time for the same columns goes before guesses.
#include "app/import_form.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <utility>

#include "app/logbook.h"
#include "app/messages.h"
#include "base/text.h"

namespace needlebook::app {
namespace {

constexpr const char* day_comes_first = "|day first";
constexpr const char* month_comes_first = "|month first";

/// Whether a text with bytes that are no UTF-8 is UTF-8 all the same, torn somewhere: most of what goes beyond ASCII is
/// written as UTF-8 writes it. Read as Windows-1252 its names would become others.
bool is_torn_utf8(std::string_view text) {
    const auto is_high = [&](std::size_t at) { return at < text.size() && (text[at] & 0x80) != 0; };
    const auto follows = [&](std::size_t at) { return at < text.size() && (text[at] & 0xC0) == 0x80; };
    std::size_t whole = 0;
    std::size_t alone = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_high(i))
            continue;
        if (follows(i) || !follows(i + 1)) {
            ++alone;
            continue;
        }
        ++whole;
        while (follows(i + 1))
            ++i;
    }
    return whole > alone;
}

using FileText = tl::expected<std::string, exchange::RejectedCell>;

/// The text of a file, and what it is written in.
Result<std::pair<FileText, exchange::Encoding>> text_of(const std::filesystem::path& file) {
    using exchange::Encoding;
    auto text = exchange::read_text(file);
    if (!text)
        return tl::unexpected(std::move(text.error()));
    auto encoding = Encoding::utf_8;
    if (!*text && text->error().reason == exchange::Refusal::wrong_encoding)
        encoding = Encoding::utf_16;
    else if (*text && !is_utf8(**text) && !is_torn_utf8(**text))
        encoding = Encoding::windows_1252;
    if (encoding != Encoding::utf_8)
        text = exchange::read_text(file, encoding);
    if (!text)
        return tl::unexpected(std::move(text.error()));
    return std::pair{*std::move(text), encoding};
}

/// The columns without a name in which something stands, wherever it begins.
std::set<std::size_t> filled_nameless(exchange::VisitSheet sheet) {
    std::set<std::size_t> nameless;
    for (std::size_t i = 0; i < sheet.columns().size(); ++i)
        if (sheet.is_nameless(i))
            nameless.insert(i);
    std::set<std::size_t> filled;
    while (filled.size() < nameless.size()) {
        const auto row = sheet.next();
        if (!row || !*row)
            break;
        for (const auto i : nameless)
            if (i < (*row)->cells.size() && !trimmed((*row)->cells[i]).empty())
                filled.insert(i);
    }
    return filled;
}

/// Whether more than half of the cells of a column that hold something are of a kind.
template <class OfKind>
bool holds_mostly(const std::vector<csv::Row>& rows, std::size_t place, const OfKind& of_kind) {
    std::size_t filled = 0;
    std::size_t found = 0;
    for (const auto& row : rows) {
        const auto cell = place < row.cells.size() ? trimmed(row.cells[place]) : std::string_view{};
        if (cell.empty())
            continue;
        ++filled;
        found += of_kind(cell) ? 1U : 0U;
    }
    return 2 * found > filled;
}

/// People's names, not codes: words parted by a blank or a comma, and no digits. Some have one name only.
bool is_name(std::string_view cell) {
    return cell.find_first_of(" ,") != std::string::npos && cell.find_first_of("0123456789") == std::string::npos;
}

bool is_kind(std::string_view cell) { return exchange::row_kind(cell).has_value(); }

}  // namespace

bool is_diary(const std::filesystem::path& file) {
    if (file.extension() != ".json")
        return false;
    constexpr std::size_t enough = 200;
    std::string start(enough, '\0');
    std::ifstream{file, std::ios::binary}.read(start.data(), static_cast<std::streamsize>(enough));
    return start.find("needlebook-diary") != std::string::npos;
}

exchange::VisitTable ImportReading::read(Day last_day, const exchange::GoesOn& goes_on) const {
    if (unreadable.empty())
        return exchange::read_visits(text, last_day, map, order, goes_on);
    exchange::VisitTable none;
    none.rejected = unreadable;
    return none;
}

Result<ImportForm> ImportForm::open(const std::filesystem::path& file) {
    auto text = text_of(file);
    if (!text)
        return tl::unexpected(std::move(text.error()));
    ImportForm form;
    form.source_ = file.filename().string();
    form.encoding_ = text->second;
    if (!text->first) {
        form.unreadable_.push_back(text->first.error());
        return form;
    }
    form.text_ = *std::move(text->first);
    form.find_columns();
    return form;
}

void ImportForm::find_columns() {
    const auto sheet = exchange::VisitSheet::over(text_, {});
    if (!sheet) {  // No table: reading it says why.
        unreadable_ = exchange::read_visits(text_, Day{}).rejected;
        return;
    }
    constexpr std::size_t looked_at = 30;
    first_rows_ = exchange::rows_at(text_, looked_at, {});
    const auto filled = filled_nameless(*sheet);
    for (std::size_t i = 0; i < sheet->columns().size(); ++i) {
        if (sheet->is_nameless(i) && !filled.contains(i))
            continue;
        columns_.push_back(sheet->columns()[i]);
        places_.push_back(i);
        auto meaning = exchange::likely_meaning(columns_.back());
        if (meaning == "patient" && holds_mostly(first_rows_, i, is_name))
            meaning = "name";
        // A status can be of the bill as well.
        if (meaning == "kind" && columns_.back() != meaning && !holds_mostly(first_rows_, i, is_kind))
            meaning.clear();
        // Two columns can't be one thing, but for notes; the first has it.
        if (meaning != "note" && std::ranges::find(meanings_, meaning) != meanings_.end())
            meaning.clear();
        meanings_.push_back(std::move(meaning));
    }
}

std::optional<exchange::RejectedCell> ImportForm::unreadable() const {
    return unreadable_.empty() ? std::nullopt : std::optional{unreadable_.front()};
}

void ImportForm::set_meaning(std::size_t column, std::string meaning) {
    meanings_.at(column) = std::move(meaning);
    table_.reset();
}

void ImportForm::set_day_first(std::optional<bool> day_first) {
    day_first_ = day_first;
    table_.reset();
}

std::vector<std::string> ImportForm::possible_meanings() {
    std::vector<std::string> all;
    for (const auto column : exchange::visit_columns())
        all.emplace_back(column);
    return all;
}

std::string ImportForm::signature() const {
    std::string text;
    for (const auto& column : columns_)
        (text += text.empty() ? "" : ",") += column;
    return text;
}

std::string ImportForm::remembered() const {
    std::string text;
    for (std::size_t i = 0; i < meanings_.size(); ++i)
        (text += i == 0 ? "" : ",") += meanings_[i];
    return day_first_ ? text + (*day_first_ ? day_comes_first : month_comes_first) : text;
}

void ImportForm::recall(const std::string& remembered) {
    std::string_view text{remembered};
    std::optional<bool> day_first;
    for (const bool first : {true, false})
        if (const std::string_view end = first ? day_comes_first : month_comes_first; text.ends_with(end)) {
            text.remove_suffix(end.size());
            day_first = first;
        }
    const auto parts = split(text, ',');
    if (parts.size() != meanings_.size())
        return;
    set_day_first(day_first);
    const auto possible = possible_meanings();
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i].empty() || std::ranges::find(possible, parts[i]) != possible.end())
            meanings_[i] = parts[i];
}

ImportReading ImportForm::reading() const {
    ImportReading reading{text_, {}, {}, unreadable_};
    for (std::size_t i = 0; i < columns_.size(); ++i)
        reading.map[columns_[i]] = meanings_[i];
    if (day_first_)
        reading.order = *day_first_ ? exchange::DateOrder::day_first : exchange::DateOrder::month_first;
    return reading;
}

Result<ImportReport> ImportForm::run(Logbook& book, const ImportOptions& options) {
    if (!table_)
        table_ = reading().read(book.clock().today() + date::days{1}, {});
    return import_table(book, *table_, options);
}

Result<ImportReport> ImportForm::check(Logbook& book) {
    return run(book, {.source = source_, .map = {}, .dry_run = true, .progress = {}});
}

Result<ImportReport> ImportForm::import(Logbook& book, std::function<bool(std::size_t, std::size_t)> progress) {
    return run(book, {.source = source_, .map = {}, .dry_run = false, .progress = std::move(progress)});
}

bool ImportForm::asks_for_order(const ImportReport& report) {
    return report.rejected.size() == 1 && report.rejected.front().reason == exchange::Refusal::either_date;
}

std::string ImportForm::column_called(const std::string& meaning) const {
    const auto found = std::ranges::find(meanings_, meaning);
    return meaning.empty() || found == meanings_.end() ? meaning
                                                       : columns_[static_cast<std::size_t>(found - meanings_.begin())];
}

std::vector<PreviewRow> ImportForm::preview(const ImportReport& report, std::size_t most) const {
    std::map<std::size_t, PreviewRow> rows;
    std::set<std::size_t> lines;
    for (const auto& cell : report.rejected) {
        if (rows.size() == most && !rows.contains(cell.line))
            break;
        auto& row = rows[cell.line];
        row.line = cell.line;
        const auto column = column_called(cell.column);
        row.wrong += (row.wrong.empty() ? "" : "; ") + (column.empty() ? "" : column + ": ") + sentence_for(cell);
        lines.insert(cell.line);
    }
    for (auto& row : exchange::rows_at(text_, report.ok() ? most : 0, lines)) {
        auto& shown = rows[row.line];
        shown.line = row.line;
        shown.cells = cells_of(row);
    }
    std::vector<PreviewRow> all;
    for (auto& [line, row] : rows)
        all.push_back(std::move(row));
    return all;
}

std::vector<std::string> ImportForm::cells_of(const csv::Row& row) const {
    std::vector<std::string> cells;
    for (const auto place : places_)
        cells.push_back(row.cells.at(place));
    return cells;
}

std::string ImportForm::sample(std::size_t column) const {
    constexpr std::size_t enough = 3;
    std::vector<std::string_view> seen;
    for (const auto& row : first_rows_) {
        const auto cell = trimmed(row.cells.at(places_.at(column)));
        if (seen.size() < enough && !cell.empty() && std::ranges::find(seen, cell) == seen.end())
            seen.push_back(cell);
    }
    std::string text;
    for (const auto cell : seen)
        (text += text.empty() ? "" : ", ") += cell;
    return text;
}

}  // namespace needlebook::app
