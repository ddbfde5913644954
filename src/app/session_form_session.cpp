/// An entry as a draft session with its changes, and a draft session as an entry.
#include <algorithm>

#include "app/session_form.h"

namespace needlebook::app {

namespace {

template <class Tick>
Answer<int> counted(const TickRow<Tick>& row) {
    if (!row.answer)
        return Answer<int>::not_asked();
    if (*row.answer != Answered::value)
        return Answer<int>::without_value(*row.answer);
    return static_cast<int>(row.ticks.size());
}

/// @param before  As they stood: what the form has no field for (causality, point, outcome …) stays.
void add_side_effects(Session& session, const TickRow<SideEffectTick>& row, SideEffectSource source,
                      const std::vector<SideEffect>& before) {
    for (const auto& tick : row.ticks) {
        const auto known = std::ranges::find(before, tick.id, &SideEffect::id);
        SideEffect effect = known == before.end() ? SideEffect{} : *known;
        effect.id = tick.id;
        effect.source = source;
        effect.kind = tick.kind;
        effect.severity = tick.severity;
        effect.note = tick.words;
        effect.serious = tick.serious;
        if (!effect.serious)
            effect.closed_on.reset();
        session.side_effects.push_back(effect);
    }
}

TickRow<SideEffectTick> ticks_of(const Session& session, const Answer<int>& answer, SideEffectSource source) {
    TickRow<SideEffectTick> row;
    for (const auto& effect : session.side_effects)
        if (effect.source == source)
            row.ticks.push_back({effect.id, effect.kind, effect.severity, effect.note, effect.serious});
    if (answer.was_asked() || !row.ticks.empty())
        row.answer = row.ticks.empty() ? answer.state() : Answered::value;
    return row;
}

Reading reading_of(const ScoreRow& row, const Entry& entry, ReadingSource source) {
    Reading reading;
    reading.id = row.reading;
    reading.measure = row.measure;
    reading.session = entry.session;
    reading.day = day_of(entry.starts);
    reading.source = source;
    reading.giver = entry.giver;
    reading.score = *row.score;
    reading.entered_at = row.entered_at;
    reading.after_reveal = row.after_reveal;
    return reading;
}

Extent extent_of(const ExtentRow& row, const Entry& entry) {
    return {row.id, entry.patient, entry.session, day_of(entry.starts), row.limb, row.side, *row.level};
}

std::optional<ScoreRow> row_of(const Session& session, Id<Measure> measure, ReadingSource source) {
    for (const auto& reading : session.readings)
        if (reading.measure == measure && reading.source == source)
            return ScoreRow{measure, reading.id, reading.score, false, reading.after_reveal, reading.entered_at};
    return std::nullopt;
}

Answer<std::string> feet_answer(const Entry& entry) {
    if (!entry.feet)
        return {};
    if (*entry.feet == Answered::value)
        return entry.feet_words;
    return Answer<std::string>::without_value(*entry.feet);
}

}  // namespace

Session SessionForm::session() const {
    Session session = context_.begun.value_or(Session{});
    session.id = entry_.session;
    session.patient = entry_.patient;
    session.complaint = entry_.complaint;
    session.status = SessionStatus::draft;
    session.kind = entry_.kind;
    session.starts = entry_.starts;
    session.started_at = entry_.started_at;
    session.room = entry_.room;
    session.practitioner = entry_.practitioner;
    session.supervised_by = entry_.supervised_by;
    session.entered_later = entry_.entered_later;
    session.feet_looked_at = feet_answer(entry_);
    session.changes = counted(entry_.changes);
    session.needles = has(EntryPart::points) ? needles().needles : std::vector<Needle>{};
    session.counted_out = entry_.counted_out;
    session.needles_in_at = entry_.needles_in_at;
    session.needles_out_at = entry_.needles_out_at;
    if (entry_.needles_out_at)
        session.retention_min = std::clamp(minutes_in_place().value_or(0), 0, most_minutes);
    else if (!entry_.needles_in_at)
        session.retention_min = entry_.minutes_told;
    session.mismatch_reason = entry_.mismatch_reason;
    session.cautions = entry_.cautions;
    const auto of_form = [&](const Reading& reading) {
        const auto& rows = reading.source == ReadingSource::after ? entry_.after : entry_.scores;
        return (reading.source == ReadingSource::before || reading.source == ReadingSource::after) &&
               std::ranges::find(rows, reading.measure, &ScoreRow::measure) != rows.end();
    };
    std::erase_if(session.readings, of_form);
    for (const auto& row : entry_.scores)
        if (row.score)
            session.readings.push_back(reading_of(row, entry_, ReadingSource::before));
    for (const auto& row : entry_.after)
        if (row.score)
            session.readings.push_back(reading_of(row, entry_, ReadingSource::after));
    for (auto& reading : session.readings)
        reading.day = day_of(entry_.starts);
    session.extents.clear();
    for (const auto& row : entry_.extents)
        if (row.level)
            session.extents.push_back(extent_of(row, entry_));
    session.side_effects_asked = counted(entry_.since_last);
    session.side_effects_seen = counted(entry_.seen_today);
    const auto before = std::exchange(session.side_effects, {});
    add_side_effects(session, entry_.since_last, SideEffectSource::asked, before);
    add_side_effects(session, entry_.seen_today, SideEffectSource::seen, before);
    session.techniques = has(EntryPart::techniques) ? entry_.techniques : std::vector<Technique>{};
    session.advice = entry_.advice;
    session.pattern = entry_.pattern;
    session.tongue_pulse = entry_.tongue_pulse;
    session.notes = entry_.notes;
    session.notes_copied = entry_.notes_copied;
    session.private_note = entry_.private_note;
    return session;
}

std::vector<Change> SessionForm::changes() const {
    std::vector<Change> changes;
    for (const auto& tick : entry_.changes.ticks) {
        Change change;
        change.id = tick.id;
        change.patient = entry_.patient;
        change.kind = tick.kind;
        change.words = tick.words;
        change.started_on = day_of(entry_.starts);
        changes.push_back(change);
    }
    return changes;
}

Entry entry_of(const Session& session, const EntryContext& context, IdSource& ids) {
    Entry entry;
    entry.session = session.id;
    entry.patient = session.patient;
    entry.complaint = session.complaint;
    entry.kind = session.kind;
    entry.starts = session.starts;
    entry.started_at = session.started_at;
    entry.entered_later = session.entered_later;
    entry.practitioner = session.practitioner;
    entry.room = session.room;
    entry.supervised_by = session.supervised_by;
    entry.since_last = ticks_of(session, session.side_effects_asked, SideEffectSource::asked);
    const auto row = [&](const Measure& measure, ReadingSource source) {
        return row_of(session, measure.id, source)
            .value_or(ScoreRow{measure.id, ids.next<Reading>(), {}, false, false, {}});
    };
    for (const auto& reading : session.readings)
        entry.giver = reading.giver;
    for (const auto& measure : context.measures) {
        entry.scores.push_back(row(measure, ReadingSource::before));
        entry.after.push_back(row(measure, ReadingSource::after));
    }
    for (const auto& extent : session.extents)
        entry.extents.push_back({extent.id, extent.limb, extent.side, extent.level});
    if (session.feet_looked_at.was_asked())
        entry.feet = session.feet_looked_at.state();
    entry.feet_words = session.feet_looked_at.optional().value_or("");
    if (session.changes.was_asked() && !session.changes.has_value())
        entry.changes.answer = session.changes.state();
    entry.line = session.needles.empty() ? "" : to_line(session.needles) + " ";
    entry.cautions = session.cautions;
    entry.needles_in_at = session.needles_in_at;
    entry.needles_out_at = session.needles_out_at;
    entry.counted_out = session.counted_out;
    entry.mismatch_reason = session.mismatch_reason;
    entry.seen_today = ticks_of(session, session.side_effects_seen, SideEffectSource::seen);
    entry.techniques = session.techniques;
    entry.advice = session.advice;
    entry.pattern = session.pattern;
    entry.tongue_pulse = session.tongue_pulse;
    entry.notes = session.notes;
    entry.notes_copied = session.notes_copied;
    entry.private_note = session.private_note;
    if (!session.needles_in_at)
        entry.minutes_told = session.retention_min;
    return entry;
}

}  // namespace needlebook::app
