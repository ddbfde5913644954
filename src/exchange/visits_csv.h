/// Visits and home scores as one flat CSV file (docs/import-csv.md): read cell by cell, each
/// refused cell with its line, column and reason.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/answer.h"
#include "base/csv.h"
#include "base/day.h"
#include "base/names.h"
#include "domain/agreement.h"
#include "domain/measure.h"
#include "domain/point_line.h"
#include "domain/score.h"
#include "domain/side_effect.h"
#include "exchange/date_forms.h"
#include "exchange/refusal.h"

namespace needlebook::exchange {

/// A side effect as someone told or saw it.
struct NamedSideEffect {
    SideEffectKind kind = SideEffectKind::other;
    Severity severity = Severity::mild;
    bool serious = false;
    bool operator==(const NamedSideEffect&) const = default;
};

/// "bruise", "bruise:moderate" or "bruise:severe:serious"; mild and not serious unless said. Fails with
/// Errc::malformed, the detail naming the part that isn't known.
Result<NamedSideEffect> parse_side_effect(std::string_view text);

/// What one row says was agreed. Measures are the default ones of these kinds.
struct AgreedRow {
    Aim aim = Aim::improve;
    std::optional<MeasureKind> primary;  ///< None only for comfort.
    std::optional<Day> agreed_on;        ///< None: the first day of the patient in the file.
    std::optional<Day> review_on;
    std::optional<double> target;         ///< Points; improve only.
    std::optional<double> rate_per_year;  ///< Points; slow only.
    std::string rate_source;
    bool operator==(const AgreedRow&) const = default;
};

/// The three measures that the flat file has columns for.
inline constexpr std::array scored{MeasureKind::pain, MeasureKind::numbness, MeasureKind::tingling};

struct VisitRow {
    std::size_t line{};
    std::string patient;   ///< The practice's code.
    bool is_visit = true;  ///< False: home scores.
    Day day{};
    std::optional<std::chrono::minutes> time;  ///< Since midnight.
    std::array<Answer<Score>, scored.size()> scores;
    std::size_t points = 0;                             ///< Which of VisitTable::points.
    Answer<std::vector<NamedSideEffect>> side_effects;  ///< As told when asked.
    std::optional<int> needles_in;
    std::optional<int> needles_out;
    std::optional<int> retention_min;
    std::string note;
    std::optional<AgreedRow> agreed;
};

struct VisitTable {
    std::size_t rows_in_file = 0;  ///< The refused ones too.
    std::vector<VisitRow> rows;    ///< Those without a refused cell.
    /// Each point line of the file once, since most visits repeat one; the first is of no points.
    std::vector<std::vector<Needle>> points = std::vector<std::vector<Needle>>(1);
    std::vector<RejectedCell> rejected;  ///< By line.
    std::vector<std::string> left_out;   ///< Notes on cells without use: "target" where the aim isn't improve.

    const std::vector<Needle>& needles(const VisitRow& row) const { return points[row.points]; }
};

/// A header of the file -> one of ours, or "" for a column to leave out.
using ColumnMap = std::map<std::string, std::string, std::less<>>;

/// Reads a map: CSV with the columns `from` and `to`. A `to` that is none of our columns, or
/// a file without these two columns, is refused.
tl::expected<ColumnMap, RejectedCell> read_column_map(std::string_view csv);

/// Reads a whole file; cells are parted by commas, or by semicolons or tabs where the header has no comma. Nothing is
/// refused for what the book holds; see app/import.h for that.
/// @param last_day  The last day that a row may have: tomorrow.
/// @param order     Of dates such as 1/3/2026; none: as the file itself tells, and refused where it doesn't.
VisitTable read_visits(std::string_view csv, Day last_day, const ColumnMap& map = {},
                       std::optional<DateOrder> order = {});

/// The columns that the file has, in its order; none when it has no header.
std::vector<std::string> header_of(std::string_view csv);

/// Rows as they stand in the file, to be looked at: the first `first` of them, and those that begin on one of `lines`.
/// Ends where the file is no CSV.
std::vector<csv::Row> rows_at(std::string_view csv, std::size_t first, const std::set<std::size_t>& lines);

/// Our columns, in the order in which they are offered.
std::vector<std::string_view> visit_columns();

}  // namespace needlebook::exchange
