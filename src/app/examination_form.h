/// An examination as it is typed in: recorded and drawn, never judged.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "domain/examination.h"

namespace needlebook::app {

class Logbook;

struct ExaminationForm {
    std::string kind;  ///< Id of resources/evidence/examinations.csv.
    Day day{};
    std::optional<Side> side;
    Answered answer = Answered::value;
    std::string value;  ///< As typed, with a point or a comma; read only when `answer` is value.
    std::string note;
};

/// What the form says, with the unit of its kind and without an id.
/// Fails with Errc::not_found (kind), malformed (value), out_of_range (a day after `today`).
Result<Examination> examination_from(const ExaminationForm& form, Id<Patient> patient, Day today);

/// Whether the value lies where values of its kind do. Beyond it is most likely a typing error; not a normal range.
bool is_plausible(const Examination& examination);

/// Draws the id and keeps it. Fails as Logbook::commit does.
Result<void> keep_examination(Logbook& book, Examination examination);

}  // namespace needlebook::app
