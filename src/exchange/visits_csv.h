/// Visits and home scores as one flat CSV file (docs/import-csv.md): read cell by cell, each
/// refused cell with its line, column and reason.
#pragma once

#include <array>
#include <chrono>
#include <compare>
#include <cstddef>
#include <functional>
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
#include "exchange/visit_cells.h"
#include "exchange/visit_sheet.h"

namespace needlebook::exchange {

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
    std::string patient;  ///< The practice's code; empty where `person` has a name.
    NamedPerson person;
    bool is_visit = true;  ///< False: home scores.
    SessionKind kind = SessionKind::treatment;
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

/// What of a file comes to nothing, without keeping it out.
struct LeftOut {
    std::size_t line{};
    std::string column;     ///< A cell that means nothing for the aim; empty: the whole row, which is a total …
    bool is_ahead = false;  ///< … or an appointment that has not taken place.
    auto operator<=>(const LeftOut&) const = default;
};

struct VisitTable {
    std::size_t rows_in_file = 0;  ///< The refused ones too.
    std::vector<VisitRow> rows;    ///< Those without a refused cell.
    /// Each point line of the file once, since most visits repeat one; the first is of no points.
    std::vector<std::vector<Needle>> points = std::vector<std::vector<Needle>>(1);
    std::vector<RejectedCell> rejected;  ///< By line.
    std::vector<LeftOut> left_out;       ///< By line.

    const std::vector<Needle>& needles(const VisitRow& row) const { return points[row.points]; }
};

/// Reads a map: CSV with the columns `from` and `to`. A `to` that is none of our columns, or
/// a file without these two columns, is refused.
tl::expected<ColumnMap, RejectedCell> read_column_map(std::string_view csv);

/// Whether reading goes on, asked now and then with the bytes that are read and all there are.
using GoesOn = std::function<bool(std::size_t done, std::size_t all)>;

/// Reads a whole file, as VisitSheet finds its table. Nothing is refused for what the book holds; see app/import.h for
/// that. What `goes_on` stops is of no use.
/// @param last_day  The last day that a row may have: tomorrow.
/// @param order     Of dates such as 1/3/2026; none: as the file itself tells, and refused where it doesn't.
VisitTable read_visits(std::string_view csv, Day last_day, const ColumnMap& map = {},
                       std::optional<DateOrder> order = {}, const GoesOn& goes_on = {});

/// Rows as they stand in the file, to be looked at: the first `first` of them, and those that begin on one of `lines`.
/// Ends where the file is no CSV.
std::vector<csv::Row> rows_at(std::string_view csv, std::size_t first, const std::set<std::size_t>& lines);

}  // namespace needlebook::exchange
