/// What a book holds, as values: what belongs to everyone, and each patient's whole record.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/agreement.h"
#include "domain/change.h"
#include "domain/complaint.h"
#include "domain/course.h"
#include "domain/examination.h"
#include "domain/measure.h"
#include "domain/patient.h"
#include "domain/point_group.h"
#include "domain/practice.h"
#include "domain/reading.h"
#include "domain/session.h"

namespace needlebook::exchange {

/// One row of a book's history, quoted: its hash says what it was in that book's chain.
struct QuotedAct {
    std::int64_t seq{};
    Instant at;
    std::string who;
    std::string kind;
    std::optional<Id<Patient>> patient;
    std::string subject;
    std::optional<std::string> payload;  ///< JSON; none: never had one, or erased.
    std::string hash;                    ///< 64 hexadecimal digits.
    bool operator==(const QuotedAct&) const = default;
};

/// What belongs to nobody in particular.
struct BookRecord {
    BookIdentity book;
    Practice practice;
    std::map<std::string, double> outcome_constants;  ///< Those that were changed.
    std::vector<Practitioner> practitioners;          ///< By id.
    std::vector<PointGroup> point_groups;             ///< By id.
    std::vector<QuotedAct> history;                   ///< Acts on no patient, or on one who was erased.
    bool operator==(const BookRecord&) const = default;
};

/// Everything about one patient. Lists are in the order in which a book can take them in.
struct PatientRecord {
    Patient patient;
    std::vector<Complaint> complaints;
    std::vector<Measure> measures;
    std::vector<Agreement> agreements;  ///< A superseded one before what supersedes it.
    std::vector<CourseEnd> course_ends;
    std::vector<Consent> consents;
    std::vector<EvidenceShown> evidence_shown;
    std::vector<ScreeningAnswer> screening_answers;
    std::vector<Session> sessions;  ///< Every version; a superseded one before what supersedes it.
    std::vector<Reading> readings;  ///< Without a session.
    std::vector<Extent> extents;    ///< Without a session.
    std::vector<Change> changes;
    std::vector<Examination> examinations;
    std::vector<QuotedAct> history;
    bool operator==(const PatientRecord&) const = default;
};

}  // namespace needlebook::exchange
