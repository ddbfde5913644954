/// Records as they are when they begin: the usual measures, a complaint, a visit.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/answer.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/id.h"
#include "domain/complaint.h"
#include "domain/measure.h"
#include "domain/needle.h"
#include "domain/score.h"
#include "domain/session.h"
#include "exchange/visits_csv.h"

namespace needlebook::app {

/// A measure with the words of resources/evidence/measures.csv.
Measure usual_measure(MeasureKind kind, Id<Complaint> complaint, int position, IdSource& ids);

/// Pain, numbness and tingling, in this order.
std::vector<Measure> usual_measures(Id<Complaint> complaint, IdSource& ids);

/// The moment at which the clinic's wall shows `minute`, as far from now as the clock says.
Instant instant_of(LocalMinute minute, const Clock& clock);
/// What the clinic's wall showed at that moment, likewise.
LocalMinute local_of(Instant instant, const Clock& clock);

/// One treatment as plain fields: what the command line and an import know of a visit.
struct VisitFields {
    Id<Patient> patient;
    std::optional<Id<Complaint>> complaint;
    LocalMinute at{};
    std::vector<std::pair<Id<Measure>, Answer<Score>>> scores;  ///< Before needling.
    std::vector<Needle> needles;
    Answer<std::vector<exchange::NamedSideEffect>> told;  ///< When asked about the time since the last visit.
    Answer<std::vector<exchange::NamedSideEffect>> seen;  ///< Today.
    std::optional<int> needles_in;                        ///< As an import says; none: as the points say.
    std::optional<int> needles_out;
    std::optional<int> retention_min;
    std::string note;
};

/// A draft of that treatment. Questions that were not asked leave no reading.
Session session_of(const VisitFields& fields, const Clock& clock, IdSource& ids);

}  // namespace needlebook::app
