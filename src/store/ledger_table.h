/// What outlines need of sessions, read in stretches that follow each other.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/session.h"
#include "store/outline.h"
#include "store/table.h"

namespace needlebook::store {

/// One version of a session, without what was written in words.
struct LedgerSession {
    Id<Session> id;
    Id<Patient> patient;
    std::optional<Id<Complaint>> complaint;
    std::optional<Id<Session>> supersedes;
    SessionKind kind = SessionKind::treatment;
    SessionStatus status = SessionStatus::draft;
    LocalMinute starts;
    Instant started_at;
    std::optional<Instant> signed_at;
    bool entered_later = false;
    std::optional<int> needles_in_told;
    bool mismatch_explained = false;
    bool needles_are_in = false;  ///< They went in and were not counted out yet.
    bool operator==(const LedgerSession&) const = default;
};

/// A stretch of sessions by id: after `after`, up to and including `last`.
struct SessionStretch {
    Id<Session> after;
    Id<Session> last;
};

/// Rows follow the ids of their sessions, which is the order in which they lie in the file.
class LedgerTable : public Table {
public:
    using Table::Table;

    /// Every version, drafts and void ones too; at most `most`.
    std::vector<LedgerSession> sessions_after(Id<Session> after, int most) const;
    std::optional<LedgerSession> session(Id<Session> id) const;
    std::vector<LedgerSession> sessions_of(Id<Patient> patient) const;  ///< Every version too, by id.

    void each_question(SessionStretch stretch,
                       const std::function<void(Id<Session>, SideEffectSource, Answered)>& visit) const;
    /// Sessions in which at least one score before needling was given.
    void each_scored(SessionStretch stretch, const std::function<void(Id<Session>)>& visit) const;
    void each_needle(
        SessionStretch stretch,
        const std::function<void(Id<Session>, NeedleKind, std::string_view point, int count)>& visit) const;
    void each_count_out(SessionStretch stretch, const std::function<void(Id<Session>, int needles)>& visit) const;
    void each_side_effect(SessionStretch stretch,
                          const std::function<void(Id<Session>, const OutlineEffect&)>& visit) const;
};

}  // namespace needlebook::store
