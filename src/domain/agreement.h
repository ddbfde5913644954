/// What patient and practitioner agreed that treatment is for.
#pragma once

#include <optional>
#include <string>

#include "base/day.h"
#include "base/id.h"
#include "base/names.h"
#include "domain/measure.h"

namespace needlebook {

enum class Aim { improve, hold, slow, comfort };
template <>
struct Names<Aim> {
    static constexpr std::array<std::string_view, 4> all{"improve", "hold", "slow", "comfort"};
};

/// Never changed; a new agreement supersedes the one before.
struct Agreement {
    Id<Agreement> id;
    Id<Complaint> complaint;
    std::optional<Id<Agreement>> supersedes;
    Day agreed_on;
    Aim aim = Aim::improve;
    std::optional<Id<Measure>> measure;   ///< The judged one; none only for comfort.
    std::optional<Day> review_on;         ///< None: the default weeks of the aim after day 0.
    std::optional<double> target;         ///< Points below the start; improve only; (0, 10].
    std::optional<double> rate_per_year;  ///< Expected rise, points a year; slow only; (0, 4].
    std::string rate_source;
    std::optional<int> planned_visits;  ///< 1..500.
    std::optional<int> spacing_days;    ///< Days between them, 1..366.
    std::string stop_rule;              ///< What would make them stop, in the patient's words.
    std::string patient_words;
    std::string agreed_by_patient;
    std::string agreed_by_practitioner;
    std::string reason;  ///< Why it replaces the one before.
    bool operator==(const Agreement&) const = default;
};

}  // namespace needlebook
