/// "How this was judged": windows, averages, noise, range and rule, in words and numbers.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "domain/measure.h"
#include "outcome/verdict.h"
#include "report/wording.h"

namespace needlebook::report {

struct JudgedRow {
    std::string name;   ///< "At the start"
    std::string value;  ///< What holds for this person.
    std::string note;   ///< The rule behind it; may be empty.
    bool operator==(const JudgedRow&) const = default;
};

/// The rows for the verdict that `facts` (facts_on of the same entries) shows. Rows of numbers
/// that don't exist yet are left out; the limits and the procedure are always there.
/// @param kind  Of the measure: for all but pain the threshold is borrowed, and that is said.
std::vector<JudgedRow> how_judged(const VerdictFacts& facts, std::span<const outcome::Entry> entries, MeasureKind kind);

/// Names and values of the constants that differ from the published ones, "rho 0.5, nu0 6".
std::string changed_constants(const outcome::Constants& constants);

}  // namespace needlebook::report
