/// One visit, with everything that was done and asked in it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/answer.h"
#include "base/day.h"
#include "base/id.h"
#include "domain/complaint.h"
#include "domain/needle.h"
#include "domain/practice.h"
#include "domain/reading.h"
#include "domain/side_effect.h"

namespace needlebook {

/// Only a treatment counts as first treatment and in denominators.
enum class SessionKind { treatment, consultation, phone, home_visit, missed, cancelled };
template <>
struct Names<SessionKind> {
    static constexpr std::array<std::string_view, 6> all{"treatment",  "consultation", "phone",
                                                         "home_visit", "missed",       "cancelled"};
};

enum class SessionStatus { draft, signed_, void_, imported };
template <>
struct Names<SessionStatus> {
    static constexpr std::array<std::string_view, 4> all{"draft", "signed", "void", "imported"};
};

/// What is done without needles, or leaves needles in on purpose.
enum class TechniqueKind { acupressure, moxa, cupping, tens, heat, press_needles, other };
template <>
struct Names<TechniqueKind> {
    static constexpr std::array<std::string_view, 7> all{"acupressure", "moxa",          "cupping", "tens",
                                                         "heat",        "press_needles", "other"};
};

struct Technique {
    TechniqueKind kind = TechniqueKind::other;
    std::string place;
    std::optional<int> minutes;  ///< 0..240.
    std::optional<int> pieces;   ///< Press needles left in on purpose; 1..100.
    std::string removal_advice;
    std::string note;
    bool operator==(const Technique&) const = default;
};

enum class CautionChoice { go_on, leave_out, changed, overridden };
template <>
struct Names<CautionChoice> {
    static constexpr std::array<std::string_view, 4> all{"go_on", "leave_out", "changed", "overridden"};
};

/// What was decided about a caution, and why.
struct CautionDecision {
    std::string caution;  ///< Id of resources/evidence/cautions.csv.
    std::string subject;  ///< The point or technique it was about.
    CautionChoice choice = CautionChoice::go_on;
    std::string reason;  ///< Needed to override.
    std::string source;  ///< The caution's source as shown then.
    bool operator==(const CautionDecision&) const = default;
};

/// A visit and all that belongs to it. Signed, void or imported it is never changed: a later
/// version is another Session that supersedes it.
struct Session {
    Id<Session> id;
    Id<Patient> patient;
    std::optional<Id<Complaint>> complaint;  ///< None: for all of the patient's complaints.
    std::optional<Id<Session>> supersedes;
    std::string version_reason;  ///< Why it was amended or entered in error.
    SessionStatus status = SessionStatus::draft;
    SessionKind kind = SessionKind::treatment;
    LocalMinute starts;
    Instant started_at;
    std::string room;
    std::optional<Id<Practitioner>> practitioner;
    std::string supervised_by;
    bool entered_later = false;
    std::string source;  ///< Where an imported session came from.

    Answer<std::string> feet_looked_at;  ///< What was seen; none: looked, nothing to note.
    Answer<int> changes;                 ///< How many other changes the patient named.
    std::vector<Needle> needles;
    std::vector<Technique> techniques;
    std::map<std::string, int> counted_out;  ///< Needles out by region; "" when only counted as a whole.
    std::optional<Instant> needles_in_at;
    std::optional<Instant> needles_out_at;
    std::optional<int> retention_min;    ///< Minutes, 0..240.
    std::optional<int> needles_in_told;  ///< Needles in as an import says, where points don't tell.
    std::string mismatch_reason;         ///< Why in and out differ.
    std::vector<CautionDecision> cautions;
    std::vector<Reading> readings;  ///< Scores of this visit, before and after.
    std::vector<Extent> extents;
    Answer<int> side_effects_asked;  ///< Since last time: how many; none: asked and none.
    Answer<int> side_effects_seen;   ///< Today.
    std::vector<SideEffect> side_effects;

    std::string advice;
    std::string pattern;
    std::string tongue_pulse;
    std::string notes;
    bool notes_copied = false;  ///< Taken over from an earlier session and not edited since.
    std::string private_note;   ///< Never leaves in a patient's copy.
    std::optional<Instant> signed_at;
    std::string signed_by;
    bool operator==(const Session&) const = default;
};

/// Needles that went in: what an import told, otherwise the sum over the points.
int needles_in(const Session& session);

/// Needles counted out; none when nothing was counted.
std::optional<int> needles_out(const Session& session);

/// Whether every needle is accounted for: nothing needled, or the same number out as in, or a
/// difference with its reason.
bool needles_reconciled(const Session& session);

}  // namespace needlebook
