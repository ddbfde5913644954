/// The list of patients: one row each, with the verdict, made for 5,000 at once and
/// found by typing.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/search_key.h"
#include "app/standing.h"
#include "base/day.h"
#include "base/id.h"
#include "base/result.h"
#include "domain/agreement.h"
#include "domain/course.h"
#include "domain/patient.h"

namespace needlebook::app {

class Logbook;

struct PatientRow {
    Id<Patient> id;
    std::string code;
    std::string name;  ///< full_name of the patient.
    std::optional<Day> born_on;
    /// The one that is judged: the first complaint whose course has not ended, else the first of all.
    std::optional<Id<Complaint>> complaint;
    std::optional<ComplaintKind> complaint_kind;
    std::string complaint_words;
    std::optional<Aim> aim;          ///< Of the agreement in force; none without one.
    Standing standing;               ///< Of its judged measure.
    std::optional<EndReason> ended;  ///< Why the course of that complaint ended, if it has.
    std::optional<Day> last_seen;    ///< Last treatment, consultation or home visit.
    bool has_unsigned = false;       ///< A session waits to be signed.
    SearchKey key;                   ///< What `matching` looks in.
};

/// Every patient as of a day, by family name, given names, code. Sessions, readings and
/// agreements later than `as_of` are not looked at.
/// Fails with what the book fails with (Errc::damaged_book, Errc::storage).
Result<std::vector<PatientRow>> patient_rows(const Logbook& book, Day as_of);

/// The row of one patient, for repainting it alone. Fails with Errc::not_found too.
Result<PatientRow> patient_row(const Logbook& book, Id<Patient> patient, Day as_of);

/// Which rows have every word of `text`, in any order, at the beginning of a part of the
/// name or code or of the date of birth; accents and case don't matter. Indices ascending;
/// all of them for a blank text.
std::vector<std::size_t> matching(std::span<const PatientRow> rows, std::string_view text);

}  // namespace needlebook::app
