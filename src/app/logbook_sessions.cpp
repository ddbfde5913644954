/// Signing, amending, voiding: what was signed stays, and a version supersedes it.
#include <utility>

#include "app/logbook_state.h"

namespace needlebook::app {
namespace {

/// The session that a write of one session left behind.
Result<Session> written_session(Result<Edit> edit) {
    if (!edit)
        return tl::unexpected(std::move(edit.error()));
    return *std::get<Revised<Session>>(edit->revisions.front()).after;
}

}  // namespace

Result<Session> Logbook::sign(Id<Session> id) {
    auto done = written_session(state_->write([&]() -> Result<Edit> {
        auto before = state_->book.sessions.find(id);
        if (!before)
            return fail(Errc::not_found, subject_of(id));
        if (before->status != SessionStatus::draft)
            return fail(Errc::not_allowed, std::string{name_of(before->status)});
        if (!needles_reconciled(*before))
            return fail(Errc::incomplete, "needles_out");
        if (state_->who.empty())
            return fail(Errc::incomplete, "who");
        auto after = *before;
        after.status = SessionStatus::signed_;
        after.signed_at = state_->clock.now();
        after.signed_by = state_->who;
        state_->book.sessions.put(after);
        Edit edit{"sign_session", {changed(*std::move(before), after)}};
        const auto payload = to_json(Edit{edit.label, {added(after)}}).dump();
        state_->book.history.append(state_->act("sign", after.patient, subject_of(id), payload));
        return edit;
    }));
    if (done)
        state_->stacks.erase(id);
    return done;
}

Result<Session> Logbook::amend(Session changed, const std::string& reason) {
    return written_session(state_->write([&]() -> Result<Edit> {
        const auto now = state_->sealed(changed.id);
        if (!now)
            return tl::unexpected(now.error());
        if (changed.patient != now->patient)
            return fail(Errc::not_allowed, "patient");
        if (reason.empty())
            return fail(Errc::incomplete, "reason");
        if (state_->who.empty())
            return fail(Errc::incomplete, "who");
        if (!needles_reconciled(changed))
            return fail(Errc::incomplete, "needles_out");
        changed.supersedes = changed.id;
        changed.version_reason = reason;
        changed.id = state_->ids.next<Session>();
        changed.status = SessionStatus::signed_;
        for (auto& reading : changed.readings)
            reading.id = state_->ids.next<Reading>();
        for (auto& extent : changed.extents)
            extent.id = state_->ids.next<Extent>();
        for (auto& effect : changed.side_effects)
            effect.id = state_->ids.next<SideEffect>();
        return state_->supersede(std::move(changed), "amend");
    }));
}

Result<Session> Logbook::mark_void(Id<Session> id, const std::string& reason) {
    return written_session(state_->write([&]() -> Result<Edit> {
        const auto now = state_->sealed(id);
        if (!now)
            return tl::unexpected(now.error());
        if (reason.empty())
            return fail(Errc::incomplete, "reason");
        if (state_->who.empty())
            return fail(Errc::incomplete, "who");
        // What was entered stays in the version that was entered; this one only says that it was an error.
        Session version;
        version.id = state_->ids.next<Session>();
        version.patient = now->patient;
        version.complaint = now->complaint;
        version.supersedes = id;
        version.version_reason = reason;
        version.status = SessionStatus::void_;
        version.kind = now->kind;
        version.starts = now->starts;
        version.started_at = now->started_at;
        return state_->supersede(std::move(version), "void");
    }));
}

}  // namespace needlebook::app
