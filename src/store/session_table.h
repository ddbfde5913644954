/// Sessions with everything that belongs to them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "domain/session.h"
#include "store/table.h"

namespace needlebook::store {

/// What a list of visits needs.
struct SessionLine {
    Id<Session> id;
    Id<Patient> patient;
    std::optional<Id<Complaint>> complaint;
    SessionKind kind = SessionKind::treatment;
    SessionStatus status = SessionStatus::draft;
    LocalMinute starts;
    std::string room;
    bool operator==(const SessionLine&) const = default;
};

/// Whether the patient was there, or on the telephone.
inline bool was_seen(SessionKind kind) { return kind != SessionKind::missed && kind != SessionKind::cancelled; }

/// One visit that counts; many are read at once.
struct VisitDay {
    Id<Patient> patient;
    std::optional<Id<Complaint>> complaint;  ///< None: for all of the patient's complaints.
    Day day;
    SessionKind kind = SessionKind::treatment;
    bool operator==(const VisitDay&) const = default;

    bool seen() const { return was_seen(kind); }
};

/// How often one kind of side effect was noted from one source.
struct SideEffectCount {
    SideEffectKind kind = SideEffectKind::other;
    SideEffectSource source = SideEffectSource::seen;
    int events = 0;    ///< Side effects.
    int sessions = 0;  ///< Treatments with at least one.
    bool operator==(const SideEffectCount&) const = default;
};

/// How often the question for side effects was answered so.
struct QuestionCount {
    SideEffectSource source = SideEffectSource::seen;
    Answered answer = Answered::not_asked;
    int sessions = 0;  ///< Treatments.
    bool operator==(const QuestionCount&) const = default;
};

/// Versions that were superseded or are void: few, so that passes over whole tables look here
/// instead of asking the views for each row.
std::unordered_set<Id<Session>> sessions_not_counting(Connection& db);

/// A session is written and read whole. Within a session needles, techniques and cautions keep
/// their order; readings, extents and side effects are ordered by id.
class SessionTable : public Table {
public:
    using Table::Table;

    /// Inserts, or replaces while it is a draft; throws Failure{Errc::not_allowed} otherwise.
    void put(const Session& session);
    void remove(Id<Session> id);  ///< Drafts only.

    bool contains(Id<Session> id) const;
    std::optional<Session> find(Id<Session> id) const;
    /// The versions that count (neither void nor superseded), drafts among them, by start, then id.
    std::vector<Session> current_of(Id<Patient> patient) const;
    std::vector<Session> all_of(Id<Patient> patient) const;  ///< Every version, by start, then id.
    /// The first version to the last of the session that `id` is any version of.
    std::vector<Session> versions_of(Id<Session> id) const;
    /// The last treatment that counts and began before `before`.
    std::optional<Session> last_treatment(Id<Patient> patient, LocalMinute before) const;
    /// What supersedes this version, if something that counts does.
    std::optional<Id<Session>> superseded_by(Id<Session> id) const;
    /// Every side effect of the book, those of versions that no longer count too.
    void each_side_effect(const std::function<void(SideEffect)>& visit) const;

    std::vector<SessionLine> unsigned_lines() const;                     ///< Drafts, by start.
    std::vector<SessionLine> lines_between(Day first, Day last) const;   ///< That count, by start; both days in.
    std::vector<VisitDay> visit_days() const;                            ///< By patient, then day. One pass.
    std::vector<VisitDay> treatment_days_of(Id<Patient> patient) const;  ///< By day.

    /// Over treatments that count and began on those days, both in; none: without an end.
    int treatments(std::optional<Day> first, std::optional<Day> last) const;
    int patients_treated(std::optional<Day> first, std::optional<Day> last) const;
    std::vector<SideEffectCount> side_effect_counts(std::optional<Day> first, std::optional<Day> last) const;
    std::vector<QuestionCount> question_counts(std::optional<Day> first, std::optional<Day> last) const;
};

/// As the table gives it back: readings, extents and side effects ordered by id and belonging to it.
Session in_order(Session session);

}  // namespace needlebook::store
