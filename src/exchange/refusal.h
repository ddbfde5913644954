/// What keeps an import out, and where.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/csv.h"
#include "domain/point_line.h"

namespace needlebook::exchange {

/// Why a cell, a row or a column of an import is refused.
enum class Refusal {
    not_csv,         ///< The file breaks off or is no CSV at that place.
    unknown_column,  ///< Not one of ours, and not mapped.
    column_twice,    ///< Another column is read as the same.
    missing_column,
    empty,  ///< A cell that can't be empty.
    not_a_date,
    not_a_time,
    either_date,  ///< Two days, by whether day or month comes first; nothing else in the file tells.
    beyond_tomorrow,
    before_birth,
    before_record,  ///< More than a year before anything else about the patient.
    not_a_kind,     ///< Neither visit nor reading, nor what becomes of an appointment.
    not_of_kind,    ///< Needles where nobody needled, or anything but a note where nobody came.
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
    agreed_twice,  ///< Two different agreements of one day.
    // Of whole records (record_json.h, book_json.h).
    not_json,
    not_a_record,   ///< JSON or a folder, but none that holds a book's records.
    newer_version,  ///< Written by a newer release.
    missing_file,
    missing_field,
    not_the_type,      ///< A word or number that this field can't have.
    out_of_bounds,     ///< Right in kind, outside its limits.
    of_nobody,         ///< Belongs to something that isn't there.
    id_twice,          ///< Two records with one id.
    line_too_long,     ///< Longer than any line of ours.
    wrong_encoding,    ///< UTF-16 or no text at all.
    book_not_empty,    ///< Whole records go into an empty book only.
    of_another_book,   ///< A diary that isn't of this book's patients.
    two_scores_a_day,  ///< A diary with two different scores of one day.
    several_people,    ///< A name without a code that more than one patient has.
    other_person,      ///< The patient of that code has another name or birthday.
};

/// A cell that keeps the whole file out.
struct RejectedCell {
    std::size_t line{};  ///< In the file; the first is 1, and 0 is of one without lines.
    std::string column;  ///< Its name; "" when the row as a whole is meant.
    Refusal reason{};
    std::string cell;                          ///< What stands there.
    std::optional<PointLineError> point = {};  ///< Set exactly for not_a_point.
    std::string file = {};                     ///< Its name, where an import has several.
    bool operator==(const RejectedCell&) const = default;
};

/// A file that breaks off, at the place where it does.
RejectedCell rejected_file(const csv::Problem& problem, std::string file = {});

}  // namespace needlebook::exchange
