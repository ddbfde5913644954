/// What to expect, for the first visit: how the course goes untreated, what happened to people in studies, side
/// effects, and what nobody knows.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "domain/complaint.h"
#include "report/document.h"

namespace needlebook::report {

struct Expectations {
    std::string patient;       ///< "Maud Ellery · P-0042".
    std::string dated;         ///< "22 June 2026".
    std::string practitioner;  ///< "J. Marsh, Fernside Clinic".
    ComplaintKind condition = ComplaintKind::other;
};

/// Every figure is a verified row of resources/evidence, every other word one of expectations.csv.
Document expectations(const Expectations& wanted);

/// Ids of the studies and surveys that the panel for a condition shows, for the record of what was shown.
std::vector<std::string> evidence_in_expectations(ComplaintKind condition);

}  // namespace needlebook::report
