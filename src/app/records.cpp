/// Records as they are when they begin.
#include "app/records.h"

#include "domain/evidence.h"

namespace needlebook::app {
namespace {

/// The question's answer is how many; each effect becomes a record of its own.
Answer<int> put_effects(Session& session, const Answer<std::vector<exchange::NamedSideEffect>>& told,
                        SideEffectSource source, IdSource& ids) {
    if (!told.has_value())
        return Answer<int>::without_value(told.state());
    for (const auto& named : told.value()) {
        SideEffect effect;
        effect.id = ids.next<SideEffect>();
        effect.source = source;
        effect.kind = named.kind;
        effect.severity = named.severity;
        effect.serious = named.serious;
        session.side_effects.push_back(std::move(effect));
    }
    return static_cast<int>(told.value().size());
}

}  // namespace

Measure usual_measure(MeasureKind kind, Id<Complaint> complaint, int position, IdSource& ids) {
    const auto& known = evidence::facts(kind);
    Measure measure;
    measure.id = ids.next<Measure>();
    measure.complaint = complaint;
    measure.position = position;
    measure.kind = kind;
    measure.label = known.label;
    measure.wording = known.wording;
    measure.low_label = known.low_label;
    measure.high_label = known.high_label;
    measure.recall = known.recall;
    return measure;
}

std::vector<Measure> usual_measures(Id<Complaint> complaint, IdSource& ids) {
    std::vector<Measure> measures;
    for (const auto kind : exchange::scored)
        measures.push_back(usual_measure(kind, complaint, static_cast<int>(measures.size()), ids));
    return measures;
}

Instant instant_of(LocalMinute minute, const Clock& clock) {
    // Zones differ by quarters of an hour; the seconds between the two readings of the clock don't count.
    using Quarters = std::chrono::duration<int, std::ratio<900>>;
    const auto offset = clock.local().time_since_epoch() - clock.now().time_since_epoch();
    return Instant{minute.time_since_epoch() - date::round<Quarters>(offset)};
}

LocalMinute local_of(Instant instant, const Clock& clock) {
    return clock.local() + date::round<std::chrono::minutes>(instant - clock.now());
}

Session session_of(const VisitFields& fields, const Clock& clock, IdSource& ids) {
    Session session;
    session.id = ids.next<Session>();
    session.patient = fields.patient;
    session.complaint = fields.complaint;
    session.starts = fields.at;
    session.started_at = instant_of(fields.at, clock);
    session.entered_later = day_of(fields.at) != clock.today();
    session.needles = fields.needles;
    session.needles_in_told = fields.needles_in;
    session.retention_min = fields.retention_min;
    session.notes = fields.note;
    if (fields.needles_out)
        session.counted_out[""] = *fields.needles_out;
    for (const auto& [measure, score] : fields.scores) {
        if (!score.was_asked())
            continue;
        Reading reading;
        reading.id = ids.next<Reading>();
        reading.measure = measure;
        reading.session = session.id;
        reading.day = day_of(fields.at);
        reading.score = score;
        reading.entered_at = clock.now();
        session.readings.push_back(std::move(reading));
    }
    session.side_effects_asked = put_effects(session, fields.told, SideEffectSource::asked, ids);
    session.side_effects_seen = put_effects(session, fields.seen, SideEffectSource::seen, ids);
    return session;
}

}  // namespace needlebook::app
