/// Rules that reach across records. Each function finds all faults, not only the first.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "domain/agreement.h"
#include "domain/measure.h"
#include "domain/patient.h"
#include "domain/session.h"

namespace needlebook::app {

/// What can't stay so, and in which field.
struct Fault {
    std::string field;  ///< Name of the member, "starts"; of a part with its index, "needles[2].count".
    Errc code{};
    std::string detail;
    bool operator==(const Fault&) const = default;
};

/// Start beyond tomorrow or before birth (out_of_range, "starts"), needles out more than in
/// (contradiction, "counted_out"), out before in, a side effect that began after the visit or
/// before birth, an overridden caution without reason, a complaint or numbers out of range …
std::vector<Fault> faults(const Session& session, const Patient& patient, Day today);

/// `measure`: the one the agreement names, none for comfort. `first_treatment`: of the complaint,
/// when there was one. Review on or before it, target without aim improve, rate outside (0, 4], a
/// measure of another complaint …
std::vector<Fault> faults(const Agreement& agreement, const Measure* measure, std::optional<Day> first_treatment,
                          Day today);

/// No code, born after today, a restriction without words …
std::vector<Fault> faults(const Patient& patient, Day today);

/// Written down on another day than it happened.
bool is_entered_later(LocalMinute starts, LocalMinute entered);

}  // namespace needlebook::app
