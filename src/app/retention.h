/// How long records are kept, and whose time is over.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "base/result.h"
#include "domain/patient.h"

namespace needlebook::app {

class Logbook;

/// The last day on which records must be kept: `years` after the last entry, and for who was seen as a
/// child until the 25th birthday if that is later.
/// Source: NHS Records Management Code of Practice (2021), appendix II, adult and children's health records.
Day keep_until(Day last_entry, const std::optional<Day>& born_on, int years);

struct PastRetention {
    Id<Patient> patient;
    std::string name;
    std::string code;
    Day last_entry{};
    Day kept_until{};
    bool operator==(const PastRetention&) const = default;
};

/// Whose records need not be kept any longer, longest over first. Those on hold are left out.
Result<std::vector<PastRetention>> past_retention(const Logbook& book);

}  // namespace needlebook::app
