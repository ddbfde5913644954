/// A session that was begun for the wrong patient: what was entered goes to the right one.
#include <algorithm>

#include "app/guarded.h"
#include "app/logbook.h"
#include "app/session_form_keeper.h"

namespace needlebook::app {

namespace {

template <class Tick, class Of>
TickRow<Tick> with_ids(TickRow<Tick> row, IdSource& ids) {
    for (auto& tick : row.ticks)
        tick.id = ids.next<Of>();
    return row;
}

std::string score_words(const Measure& measure, const Answer<Score>& score) {
    return measure.label + ": " +
           (score.has_value() ? std::to_string(score.value().points()) : std::string{name_of(score.state())});
}

/// Gives the scores to the same measures of the other patient; what has none there, in words.
std::string move_scores(const SessionForm& from, const std::vector<ScoreRow>& rows, const EntryContext& context,
                        std::vector<ScoreRow>& to) {
    std::string left_over;
    for (const auto& row : rows) {
        if (!row.score)
            continue;
        const auto& measures = from.context().measures;
        const auto measure = std::ranges::find(measures, row.measure, &Measure::id);
        if (measure == measures.end())
            continue;
        const auto same = std::ranges::find_if(context.measures, [&](const Measure& other) {
            return other.kind == measure->kind && other.side == measure->side && other.wording == measure->wording;
        });
        if (same == context.measures.end()) {
            left_over += score_words(*measure, *row.score) + "\n";
            continue;
        }
        const auto there = std::ranges::find(to, same->id, &ScoreRow::measure);
        there->score = row.score;
        there->waiting = row.waiting;
        there->entered_at = row.entered_at;
        // Given while another patient's earlier scores stood there, not this one's.
        there->after_reveal = false;
    }
    return left_over;
}

Entry entry_for(const SessionForm& from, const EntryContext& context, Entry to, IdSource& ids) {
    const auto& entry = from.entry();
    to.kind = entry.kind;
    to.starts = entry.starts;
    to.started_at = entry.started_at;
    to.entered_later = entry.entered_later;
    to.practitioner = entry.practitioner;
    to.room = entry.room;
    to.supervised_by = entry.supervised_by;
    to.giver = entry.giver;
    to.since_last = with_ids<SideEffectTick, SideEffect>(entry.since_last, ids);
    to.feet = entry.feet;
    to.feet_words = entry.feet_words;
    to.changes = with_ids<ChangeTick, Change>(entry.changes, ids);
    for (const auto& given : entry.extents) {
        const auto row = std::ranges::find_if(
            to.extents, [&](const ExtentRow& one) { return one.limb == given.limb && one.side == given.side; });
        if (row != to.extents.end())
            row->level = given.level;
        else if (given.level)
            to.extents.push_back({ids.next<Extent>(), given.limb, given.side, given.level});
    }
    // "The last points" were those of another patient: the line names them from now on.
    const auto parsed = from.needles();
    to.line = parsed.ok() && !parsed.needles.empty() ? to_line(parsed.needles) + " " : entry.line;
    to.needles_in_at = entry.needles_in_at;
    to.minutes_told = entry.minutes_told;
    to.private_note = entry.private_note;
    to.needles_out_at = entry.needles_out_at;
    to.counted_out = entry.counted_out;
    to.mismatch_reason = entry.mismatch_reason;
    to.seen_today = with_ids<SideEffectTick, SideEffect>(entry.seen_today, ids);
    to.techniques = entry.techniques;
    to.advice = entry.advice;
    to.pattern = entry.pattern;
    to.tongue_pulse = entry.tongue_pulse;
    to.notes = entry.notes;
    const auto left_over =
        move_scores(from, entry.scores, context, to.scores) + move_scores(from, entry.after, context, to.after);
    if (!left_over.empty())
        to.notes += (to.notes.empty() ? "" : "\n") + left_over;
    return to;
}

}  // namespace

Result<Id<Session>> EntryKeeper::move_to(Id<Patient> other) {
    form_->settle();
    const EntryStart start{.starts = form_->entry().starts};
    auto there = open(*book_, other, std::nullopt, start);
    if (!there)
        return tl::unexpected(there.error());
    auto& blank = there->form();
    auto context = blank.context();
    const EntryDraft moved{entry_for(*form_, context, blank.entry(), book_->ids()), {EntryPart::who, 0}};
    there->form_ = std::make_unique<SessionForm>(std::move(context), book_->ids(), book_->clock(), moved);

    Edit edit{"move_session", {}};
    if (kept_)
        edit.revisions.push_back(removed(*kept_));
    for (const auto& change : kept_changes_)
        edit.revisions.push_back(removed(change));
    edit.revisions.push_back(added(there->form_->session()));
    for (const auto& change : there->form_->changes())
        edit.revisions.push_back(added(change));
    if (const auto done = book_->commit(edit, moved.entry.session); !done)
        return tl::unexpected(done.error());
    moved_ = true;
    if (const auto typed = book_->save_draft(draft_name(moved.entry.session), other, to_draft(moved)); !typed)
        return tl::unexpected(typed.error());
    if (const auto gone = book_->remove_draft(draft_name(form_->entry().session)); !gone)
        return tl::unexpected(gone.error());
    return moved.entry.session;
}

}  // namespace needlebook::app
