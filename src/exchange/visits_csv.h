/// Visits and home scores as one flat CSV file (docs/import-csv.md): read cell by cell, each
/// refused cell with its line, column and reason.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
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

namespace needlebook::exchange {

/// Why a cell, a row or a column of an import is refused.
enum class Refusal {
    not_csv,         ///< The file breaks off or is no CSV at that place.
    unknown_column,  ///< Not one of ours, and not mapped.
    missing_column,
    empty,  ///< A cell that can't be empty.
    not_a_date,
    not_a_time,
    beyond_tomorrow,
    before_birth,
    not_a_kind,     ///< Neither visit nor reading.
    not_a_score,    ///< No whole number 0..10, nor "declined".
    not_a_point,    ///< `point` says what is wrong.
    not_an_effect,  ///< No kind of side effect that can be recorded.
    not_a_severity,
    not_a_number,  ///< Or outside its range.
    out_more_than_in,
    only_for_visits,  ///< Needles, side effects or notes on a row that is a reading.
    no_score,         ///< A reading without any score.
    twice_in_file,    ///< Another visit of that patient at that time.
    in_book_already,
    not_an_aim,
    not_a_measure,
    aim_missing,  ///< Something was agreed, but not for what.
    primary_missing,
    rate_missing,  ///< Slow needs a rate.
    review_too_early,
    agreed_twice  ///< Two different agreements of one day.
};

/// A cell that keeps the whole file out.
struct RejectedCell {
    std::size_t line{};  ///< In the file; the first is 1.
    std::string column;  ///< Its name; "" when the row as a whole is meant.
    Refusal reason{};
    std::string cell;                          ///< What stands there.
    std::optional<PointLineError> point = {};  ///< Set exactly for not_a_point.
    bool operator==(const RejectedCell&) const = default;
};

/// A side effect as someone told or saw it.
struct NamedSideEffect {
    SideEffectKind kind = SideEffectKind::other;
    Severity severity = Severity::mild;
    bool operator==(const NamedSideEffect&) const = default;
};

/// "bruise" or "bruise:moderate"; mild unless said. Fails with Errc::malformed, the detail
/// naming the part that isn't known.
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
    std::vector<Needle> needles;
    Answer<std::vector<NamedSideEffect>> side_effects;  ///< As told when asked.
    std::optional<int> needles_in;
    std::optional<int> needles_out;
    std::optional<int> retention_min;
    std::string note;
    std::optional<AgreedRow> agreed;
};

struct VisitTable {
    std::size_t rows_in_file = 0;        ///< The refused ones too.
    std::vector<VisitRow> rows;          ///< Those without a refused cell.
    std::vector<RejectedCell> rejected;  ///< By line.
    std::vector<std::string> left_out;   ///< Notes on cells without use: "target" where the aim isn't improve.
};

/// A header of the file -> one of ours, or "" for a column to leave out.
using ColumnMap = std::map<std::string, std::string, std::less<>>;

/// Reads a map: CSV with the columns `from` and `to`. A `to` that is none of our columns, or
/// a file without these two columns, is refused.
tl::expected<ColumnMap, RejectedCell> read_column_map(std::string_view csv);

/// Reads a whole file. Nothing is refused for what the book holds; see app/import.h for that.
/// @param last_day  The last day that a row may have: tomorrow.
VisitTable read_visits(std::string_view csv, Day last_day, const ColumnMap& map = {});

/// Our columns in the order in which they are written.
std::vector<std::string_view> visit_columns();

/// The rows as a file which read_visits reads back.
std::string write_visits(const std::vector<VisitRow>& rows);

}  // namespace needlebook::exchange
