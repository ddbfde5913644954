/// A side effect, seen by the practitioner or told by the patient.
#pragma once

#include <optional>
#include <string>

#include "base/day.h"
#include "base/id.h"
#include "base/names.h"
#include "domain/side.h"

namespace needlebook {

/// Seen by the practitioner today, or asked for since the last visit.
enum class SideEffectSource { seen, asked };
template <>
struct Names<SideEffectSource> {
    static constexpr std::array<std::string_view, 2> all{"seen", "asked"};
};

/// The recordable kinds of resources/evidence/side_effect_kinds.csv.
enum class SideEffectKind {
    bruise,
    bleeding,
    needle_pain,
    residual_pain,
    tiredness,
    dizziness_faint,
    nausea,
    headache,
    flare,
    nerve_tingle,
    skin_reaction,
    infection,
    burn,
    stuck_or_broken_needle,
    retained_needle,
    pneumothorax,
    other
};
template <>
struct Names<SideEffectKind> {
    static constexpr std::array<std::string_view, 17> all{"bruise",
                                                          "bleeding",
                                                          "needle_pain",
                                                          "residual_pain",
                                                          "tiredness",
                                                          "dizziness_faint",
                                                          "nausea",
                                                          "headache",
                                                          "flare",
                                                          "nerve_tingle",
                                                          "skin_reaction",
                                                          "infection",
                                                          "burn",
                                                          "stuck_or_broken_needle",
                                                          "retained_needle",
                                                          "pneumothorax",
                                                          "other"};
};

enum class Severity { mild, moderate, severe };
template <>
struct Names<Severity> {
    static constexpr std::array<std::string_view, 3> all{"mild", "moderate", "severe"};
};

/// Whether to ask if it was serious: a severe one, and those that count as an incident whatever the harm.
constexpr bool may_be_serious(SideEffectKind kind, Severity severity) {
    return severity == Severity::severe || kind == SideEffectKind::stuck_or_broken_needle ||
           kind == SideEffectKind::retained_needle || kind == SideEffectKind::pneumothorax;
}

/// WHO-UMC system for standardised case causality assessment.
enum class Causality { certain, probable, possible, unlikely, unclassified, unassessable };
template <>
struct Names<Causality> {
    static constexpr std::array<std::string_view, 6> all{"certain",  "probable",     "possible",
                                                         "unlikely", "unclassified", "unassessable"};
};

struct SideEffect {
    Id<SideEffect> id;
    SideEffectSource source = SideEffectSource::seen;
    SideEffectKind kind = SideEffectKind::other;
    Severity severity = Severity::mild;
    bool serious = false;
    std::optional<Causality> causality;
    std::string point;
    std::optional<Side> side;
    std::optional<Day> onset_on;
    std::string action;
    std::string outcome;
    std::optional<Day> closed_on;
    std::string note;
    bool operator==(const SideEffect&) const = default;
};

}  // namespace needlebook
