/// Everything a whole practice is counted from, in memory: put together of its patients' outlines a stretch at a time,
/// kept up to date with each edit, thrown away with the window.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/edit.h"
#include "app/outline_reader.h"
#include "base/answer.h"
#include "base/day.h"
#include "base/id.h"
#include "base/result.h"
#include "domain/session.h"
#include "outcome/caseload.h"

namespace needlebook::app {

class Logbook;

/// One session that counts (neither void nor superseded). There are hundreds of thousands: kept small.
struct LedgerVisit {
    Id<Session> session;
    std::optional<Id<Complaint>> complaint;
    Day day{};
    std::uint32_t person{};       ///< Index in people().
    std::uint32_t first_point{};  ///< Where its points begin among all visits' points.
    std::uint16_t points{};       ///< How many of them.
    SessionKind kind : 4;
    SessionStatus status : 3;
    Answered asked : 3;  ///< The question about the time since the last visit.
    Answered seen : 3;
    bool first : 1;  ///< First treatment of that person: nothing lies before it to ask about.
    bool entered_later : 1;
    bool scored : 1;           ///< At least one score before needling.
    bool reconciled : 1;       ///< As domain's needles_reconciled.
    bool imported : 1;         ///< Nobody signed it; nor does an amendment make it signed in time.
    bool signed_in_a_day : 1;  ///< The first version was, of its start: an amendment makes it neither late nor in time.
    bool needles_are_in : 1;   ///< And not out yet.
    bool needled : 1;          ///< At least one needle went in.
};

/// One side effect of a visit that counts.
struct LedgerEffect {
    Id<SideEffect> id;
    Id<Session> session;
    Day day{};  ///< Of the session.
    std::uint32_t person{};
    SideEffectSource source{};
    SideEffectKind kind{};
    Severity severity{};
    bool serious{};
    bool closed{};
    bool in_treatment{};  ///< Told or seen at a treatment; only those can be in the rates.
};

/// The patients, those without any session left out.
struct LedgerPerson {
    Id<Patient> patient;
    std::optional<Day> first_treatment;
    std::optional<Day> last_visit;  ///< Any kind but missed and cancelled; up to the day of the ledger.
};

/// One person who started, with the first agreement of any of their complaints.
struct LedgerStarter {
    std::uint32_t person{};
    Day started{};                           ///< First treatment.
    std::optional<Id<Complaint>> complaint;  ///< Of that agreement, else their first.
    std::optional<Aim> aim;
    std::optional<Day> agreed_on;
    std::optional<Day> review;         ///< Of that agreement.
    std::optional<Day> judged_on;      ///< As of which day it was judged; none when nothing is.
    std::vector<Aim> later_aims{};     ///< Of that complaint, in order.
    std::optional<EndReason> ended;    ///< Of that complaint's course; none for those who just don't come.
    bool all_ended = false;            ///< No course of a complaint that was treated runs.
    std::optional<int> baseline_days;  ///< Scored days from the 84 before the first treatment for that complaint; none
                                       ///< without a judged score or without one.
    outcome::Starter starter;
};

/// An agreement in force whose review has a date, its course still running; or a course that ended and whose patient is
/// to be asked again: not seen since that day, nor treated since the end.
struct LedgerReview {
    std::uint32_t person{};
    Id<Complaint> complaint;
    Day review{};
    bool follow_up = false;
};

/// Two prompts that are no verdicts (rules 17 and 18), for people seen lately.
struct LedgerPrompt {
    std::uint32_t person{};
    bool check_in = false;
    bool worse = false;  ///< The verdict of a score that asks for the check-in is worse.
    bool mixed = false;
};

class PracticeLedger {
public:
    /// Nothing is read yet. Sessions later than the day on the book's clock are left out.
    explicit PracticeLedger(const Logbook& book);
    PracticeLedger(PracticeLedger&&) noexcept;
    PracticeLedger& operator=(PracticeLedger&&) noexcept;
    ~PracticeLedger();

    /// Reads one stretch more: a few milliseconds. True once everything is there. Fails with what the book fails with.
    Result<bool> read_on();
    Result<void> read_all();
    bool complete() const;
    double progress() const;  ///< 0..1

    /// What a write changed: reads it anew. Nothing while it isn't complete but starting over.
    Result<void> take(const Edit& edit);

    /// Once it is complete: at most so many of the outlines that the book doesn't keep yet, for
    /// Logbook::keep_outlines. None when it keeps all of them.
    std::optional<OutlinesToKeep> take_unkept(std::size_t most);

    Day as_of() const;
    const Logbook& book() const;
    std::span<const LedgerVisit> visits() const;    ///< By person, then session id.
    std::span<const LedgerEffect> effects() const;  ///< By person, then session id.
    std::span<const LedgerPerson> people() const;
    std::span<const LedgerStarter> starters() const;  ///< By person.
    std::span<const LedgerReview> reviews() const;    ///< By person.
    std::span<const LedgerPrompt> prompts() const;    ///< By person.
    /// The points of a visit, as indices of point_names(); each once.
    std::span<const std::uint16_t> points_of(const LedgerVisit& visit) const;
    const std::string& point_name(std::uint16_t point) const;  ///< "ST36", "ashi", "ear"
    std::size_t point_names() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace needlebook::app
