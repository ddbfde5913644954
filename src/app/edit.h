/// What one act of a user did, as data: records before and after.
#pragma once

#include <optional>
#include <string>
#include <variant>
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

namespace needlebook::app {

/// One record before and after. No `before`: it was added. No `after`: removed.
template <class Record>
struct Revised {
    std::optional<Record> before;
    std::optional<Record> after;
    bool operator==(const Revised&) const = default;
};

using Revision = std::variant<Revised<Patient>, Revised<Complaint>, Revised<Measure>, Revised<Agreement>,
                              Revised<CourseEnd>, Revised<Consent>, Revised<EvidenceShown>, Revised<ScreeningAnswer>,
                              Revised<Session>, Revised<Reading>, Revised<Extent>, Revised<needlebook::Change>,
                              Revised<Examination>, Revised<PointGroup>, Revised<Practice>, Revised<Practitioner>>;

/// Everything one act did, in order. Plain data: it can be applied, inverted, kept for
/// undo and written to the history.
struct Edit {
    std::string label;  ///< A key such as "add_patient"; only desktop/ and cli/ have the words.
    std::vector<Revision> revisions;
    bool operator==(const Edit&) const = default;
};

template <class Record>
Revision added(Record record) {
    return Revised<Record>{std::nullopt, std::move(record)};
}

template <class Record>
Revision changed(Record before, Record after) {
    return Revised<Record>{std::move(before), std::move(after)};
}

template <class Record>
Revision removed(Record record) {
    return Revised<Record>{std::move(record), std::nullopt};
}

/// The edit which takes `edit` back.
Edit inverse(Edit edit);

}  // namespace needlebook::app
