/// The history of one patient's record, to be read by people.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "base/result.h"
#include "domain/patient.h"

namespace needlebook::app {

class Logbook;

/// One field of one record, as it was and as it became; empty: there was nothing.
struct FieldChange {
    std::string record;  ///< "session of 2026-03-02"
    std::string field;   ///< "gp name"
    std::string before;
    std::string after;
    bool operator==(const FieldChange&) const = default;
};

struct TimelineItem {
    std::int64_t entry = 0;  ///< Its number in the history.
    LocalMinute at{};        ///< By the machine's zone.
    std::string who;         ///< As they said themselves.
    std::string what;        ///< "Signed a session", "Saw the patient view"
    std::vector<FieldChange> changes;
    bool operator==(const TimelineItem&) const = default;
};

/// With exports of everyone's records, newest first. Fails with what the book fails with.
Result<std::vector<TimelineItem>> timeline(const Logbook& book, Id<Patient> patient);

}  // namespace needlebook::app
