/// Everything that was entered for one session, as a value: what is undone, kept as a draft
/// and turned into a Session.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/answer.h"
#include "base/day.h"
#include "base/id.h"
#include "domain/change.h"
#include "domain/measure.h"
#include "domain/session.h"

namespace needlebook::app {

/// The map at the left: any order, none is forced.
enum class EntryStep { who, since_last, scores, changes, points, cautions, needles, sign };

/// One thing on the page that takes the keyboard, in the order in which Enter goes on.
enum class EntryPart {
    who,
    since_last,
    scores,
    extent,
    feet,
    changes,
    points,
    cautions,
    needles,
    seen_today,
    after,       ///< Scores right after the needles; Enter passes it by.
    techniques,  ///< Enter passes it by.
    advice,
    pattern,       ///< Enter passes it by.
    tongue_pulse,  ///< Enter passes it by.
    notes,
    private_note  ///< Enter passes it by.
};

EntryStep step_of(EntryPart part);

/// The earlier score stays unread until every row has an answer.
struct ScoreRow {
    Id<Measure> measure;
    Id<Reading> reading;
    std::optional<Answer<Score>> score;  ///< None: not answered yet.
    bool waiting = false;                ///< A 1 was typed which may still become 10.
    bool after_reveal = false;           ///< Changed when the earlier scores stood there.
    Instant entered_at;
    bool operator==(const ScoreRow&) const = default;
};

struct SideEffectTick {
    Id<SideEffect> id;
    SideEffectKind kind = SideEffectKind::other;
    Severity severity = Severity::mild;
    std::string words;  ///< Where, and what it was like.
    bool serious = false;
    bool operator==(const SideEffectTick&) const = default;
};

struct ChangeTick {
    Id<Change> id;
    ChangeKind kind = ChangeKind::other;
    std::string words;
    bool operator==(const ChangeTick&) const = default;
};

/// A question of which several things can be true: ticked ones, or one answer for all.
template <class Tick>
struct TickRow {
    std::optional<Answered> answer;  ///< None: not answered yet; value: see `ticks`.
    std::vector<Tick> ticks;
    bool operator==(const TickRow&) const = default;
};

/// How far up the numbness reaches on one side; Extent::level of a leg.
struct ExtentRow {
    Id<Extent> id;
    Limb limb = Limb::leg;
    Side side = Side::left;
    std::optional<int> level;
    bool operator==(const ExtentRow&) const = default;
};

struct Entry {
    Id<Session> session;
    Id<Patient> patient;
    std::optional<Id<Complaint>> complaint;
    SessionKind kind = SessionKind::treatment;
    LocalMinute starts;
    Instant started_at;
    bool entered_later = false;
    std::optional<Id<Practitioner>> practitioner;
    std::string room;
    std::string supervised_by;

    TickRow<SideEffectTick> since_last;
    std::vector<ScoreRow> scores;
    Giver giver = Giver::patient;  ///< Of all scores of the session.
    bool revealed = false;         ///< The earlier scores have been shown.
    std::vector<ExtentRow> extents;
    std::optional<Answered> feet;  ///< Looked at; value: see `feet_words`.
    std::string feet_words;
    TickRow<ChangeTick> changes;

    bool last_points_taken = false;  ///< The line begins from last session's needles.
    std::string line;                ///< As typed.
    std::vector<CautionDecision> cautions;

    std::optional<Instant> needles_in_at;
    std::optional<Instant> needles_out_at;
    std::map<std::string, int> counted_out;  ///< By region.
    std::string mismatch_reason;
    std::optional<int> minutes_told;  ///< In place, as a paper form says; the timer takes its place.

    TickRow<SideEffectTick> seen_today;
    std::vector<ScoreRow> after;  ///< Right after; the earlier ones are no part of it.
    std::vector<Technique> techniques;
    std::string advice;
    std::string pattern;  ///< And the reasoning.
    std::string tongue_pulse;
    std::string notes;
    bool notes_copied = false;  ///< From the last session, and not edited since.
    std::string private_note;
    bool operator==(const Entry&) const = default;
};

/// Where the entry stands: what a draft keeps beside it.
struct EntryPlace {
    EntryPart part = EntryPart::since_last;
    int row = 0;
    bool operator==(const EntryPlace&) const = default;
};

/// How a new entry begins where it isn't here and now.
struct EntryStart {
    std::optional<LocalMinute> starts{};  ///< None: now.
    std::optional<Id<Practitioner>> practitioner{};
    std::string room{};
    bool asks_when = false;  ///< At the date and time, before anything else.
    bool operator==(const EntryStart&) const = default;
};

struct EntryDraft {
    Entry entry;
    EntryPlace place;
    bool operator==(const EntryDraft&) const = default;
};

/// JSON, for the draft table of the book.
std::string to_draft(const EntryDraft& draft);

/// Fails with Errc::malformed when the text is no draft of this form.
Result<EntryDraft> from_draft(const std::string& text);

}  // namespace needlebook::app

template <>
struct needlebook::Names<needlebook::app::EntryPart> {
    static constexpr std::array<std::string_view, 17> all{
        "who",    "since_last", "scores",       "extent",     "feet",        "changes",
        "points", "cautions",   "needles",      "seen_today", "after",       "techniques",
        "advice", "pattern",    "tongue_pulse", "notes",      "private_note"};
};
