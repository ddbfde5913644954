/// One patient as counting the practice and judging see them: a few bytes for each visit and score.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/answer.h"
#include "base/day.h"
#include "base/id.h"
#include "domain/complaint.h"
#include "domain/dated_score.h"
#include "domain/measure.h"
#include "domain/patient.h"
#include "domain/session.h"
#include "store/columns.h"

namespace needlebook::store {

/// A session that counts: neither void nor superseded; drafts and those in the future are among them.
struct OutlineVisit {
    Id<Session> session;
    std::optional<Id<Complaint>> complaint;  ///< None: for all of the patient's complaints.
    Day day{};
    std::uint32_t first_point{};  ///< Where its points begin among all of the patient's.
    std::uint16_t points{};       ///< How many of them.
    SessionKind kind{};
    SessionStatus status{};
    Answered asked = Answered::not_asked;  ///< The question about the time since the last visit.
    Answered seen = Answered::not_asked;
    bool entered_later{};
    bool scored{};           ///< At least one score before needling.
    bool reconciled{};       ///< As domain's needles_reconciled.
    bool imported{};         ///< Nobody signed its first version.
    bool signed_in_a_day{};  ///< The first version was, of its start.
    bool needles_are_in{};   ///< And not out yet.
    bool needled{};          ///< At least one needle went in.
    bool operator==(const OutlineVisit&) const = default;
};

struct OutlineEffect {
    Id<SideEffect> id;
    std::uint32_t visit{};  ///< Index among the visits.
    SideEffectSource source{};
    SideEffectKind kind{};
    Severity severity{};
    bool serious{};
    bool closed{};
    bool operator==(const OutlineEffect&) const = default;
};

/// The scores before needling and from home of one measure, those of visits that count.
struct OutlineSeries {
    Id<Measure> measure;
    Id<Complaint> complaint;
    MeasureKind kind{};
    std::uint32_t first{};  ///< Where they begin among all of the patient's.
    std::uint32_t count{};
    bool operator==(const OutlineSeries&) const = default;
};

struct OutlineExtent {
    Day day{};
    Limb limb{};
    Side side{};
    int level{};
    bool operator==(const OutlineExtent&) const = default;
};

struct PatientOutline {
    Id<Patient> patient;
    std::vector<OutlineVisit> visits;      ///< By id.
    std::vector<std::string> point_names;  ///< "ST36", "ashi", "ear"; each once.
    std::vector<std::uint16_t> points;     ///< Of the visits in turn, as indices of point_names; each once a visit.
    std::vector<OutlineEffect> effects;    ///< By visit, then id.
    std::vector<OutlineSeries> series;     ///< Every measure, by id.
    std::vector<DatedScore> scores;        ///< Of the series in turn, each by day.
    std::vector<OutlineExtent> extents;    ///< By day; of visits that count.
    bool operator==(const PatientOutline&) const = default;
};

/// Another number whenever `packed` makes other bytes of the same outline, or an outline holds something else: what
/// was kept in another form is thrown away.
inline constexpr int outline_form = 1;

Bytes packed(const PatientOutline& outline);

/// None for bytes that `packed` doesn't make of that patient: they end with their own seal.
std::optional<PatientOutline> unpacked(Id<Patient> patient, const Bytes& bytes);

}  // namespace needlebook::store
