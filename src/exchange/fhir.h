/// One patient as a FHIR R4 Bundle of type collection: scores, needling, agreements and where they stand, side effects,
/// cautions, extents of numbness, other changes, consents.
///
/// Codes of LOINC, SNOMED CT and HL7 stand only where resources/evidence has them as verified; everything else
/// is text or of our own code system. docs/export.md says what is left out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "exchange/patient_record.h"

namespace needlebook::exchange {

/// Where each agreement stands, in the order of record.agreements.
struct GoalStanding {
    bool in_force = false;
    std::string state;     ///< As files spell it, "ON_COURSE"; empty when it is not in force.
    std::string reason;    ///< Of the procedure; may be empty.
    std::string sentence;  ///< For practitioners; may be empty.
    std::optional<Day> judged_on;
};

/// The Bundle as JSON, indented. Only versions of sessions that count: neither superseded nor void.
std::string fhir_bundle(const BookRecord& book, const PatientRecord& record,
                        const std::vector<GoalStanding>& standings);

}  // namespace needlebook::exchange
