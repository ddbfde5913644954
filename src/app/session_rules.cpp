/// Finding every fault of a record.
#include "app/session_rules.h"

#include <utility>

namespace needlebook::app {
namespace {

class Faults {
public:
    void add(std::string field, Errc code, std::string detail = {}) {
        all_.push_back({std::move(field), code, std::move(detail)});
    }
    void in_range(const std::string& field, std::optional<int> number, int low, int high) {
        if (number && (*number < low || *number > high))
            add(field, Errc::out_of_range, std::to_string(*number));
    }
    std::vector<Fault> take() { return std::move(all_); }

private:
    std::vector<Fault> all_;
};

std::string part(const char* list, std::size_t index, const char* field) {
    return std::string{list} + "[" + std::to_string(index) + "]." + field;
}

void check_times(const Session& session, const Patient& patient, Day today, Faults& faults) {
    const auto day = day_of(session.starts);
    if (day > today + date::days{1})
        faults.add("starts", Errc::out_of_range, to_text(day));
    if (patient.born_on && day < *patient.born_on)
        faults.add("starts", Errc::out_of_range, to_text(day));
    if (session.needles_in_at && session.needles_out_at && *session.needles_out_at < *session.needles_in_at)
        faults.add("needles_out_at", Errc::contradiction, to_text(*session.needles_out_at));
    faults.in_range("retention_min", session.retention_min, 0, 240);
}

void check_needles(const Session& session, Faults& faults) {
    for (std::size_t i = 0; i < session.needles.size(); ++i) {
        const auto& needle = session.needles[i];
        if (needle.point.empty())
            faults.add(part("needles", i, "point"), Errc::empty);
        faults.in_range(part("needles", i, "count"), needle.count, 1, 100);
        faults.in_range(part("needles", i, "depth_mm"), needle.detail.depth_mm, 1, 150);
        faults.in_range(part("needles", i, "pair"), needle.pair, 1, 20);
    }
    for (std::size_t i = 0; i < session.techniques.size(); ++i) {
        faults.in_range(part("techniques", i, "minutes"), session.techniques[i].minutes, 0, 240);
        faults.in_range(part("techniques", i, "pieces"), session.techniques[i].pieces, 1, 100);
    }
    faults.in_range("needles_in_told", session.needles_in_told, 0, 500);
    for (const auto& [region, count] : session.counted_out)
        faults.in_range("counted_out", count, 0, 500);
    const auto out = needles_out(session);
    if (out && *out > needles_in(session))
        faults.add("counted_out", Errc::contradiction, std::to_string(*out));
    const bool needled = session.kind == SessionKind::treatment || session.kind == SessionKind::home_visit;
    if (!needled && needles_in(session) > 0)
        faults.add("needles", Errc::contradiction, std::string{name_of(session.kind)});
}

void check_answers(const Session& session, Faults& faults) {
    int asked = 0;
    int seen = 0;
    for (const auto& effect : session.side_effects)
        ++(effect.source == SideEffectSource::asked ? asked : seen);
    const auto agree = [&](const char* field, const Answer<int>& told, int noted) {
        if (noted != (told.has_value() ? told.value() : 0))
            faults.add(field, Errc::contradiction, std::to_string(noted));
    };
    agree("side_effects_asked", session.side_effects_asked, asked);
    agree("side_effects_seen", session.side_effects_seen, seen);
    if (session.changes.has_value() && session.changes.value() < 1)
        faults.add("changes", Errc::out_of_range, std::to_string(session.changes.value()));
    for (std::size_t i = 0; i < session.cautions.size(); ++i)
        if (session.cautions[i].choice == CautionChoice::overridden && session.cautions[i].reason.empty())
            faults.add(part("cautions", i, "reason"), Errc::empty);
}

void check_parts(const Session& session, const Patient& patient, Faults& faults) {
    const auto day = day_of(session.starts);
    for (std::size_t i = 0; i < session.side_effects.size(); ++i) {
        const auto& effect = session.side_effects[i];
        if (effect.onset_on && (*effect.onset_on > day || (patient.born_on && *effect.onset_on < *patient.born_on)))
            faults.add(part("side_effects", i, "onset_on"), Errc::out_of_range, to_text(*effect.onset_on));
        if (effect.onset_on && effect.closed_on && *effect.closed_on < *effect.onset_on)
            faults.add(part("side_effects", i, "closed_on"), Errc::contradiction, to_text(*effect.closed_on));
    }
    for (std::size_t i = 0; i < session.readings.size(); ++i) {
        const auto& reading = session.readings[i];
        const bool of_visit = reading.source == ReadingSource::before || reading.source == ReadingSource::after;
        if (of_visit ? reading.day != day : reading.day > day)
            faults.add(part("readings", i, "day"), Errc::contradiction, to_text(reading.day));
    }
    for (std::size_t i = 0; i < session.extents.size(); ++i) {
        const auto& extent = session.extents[i];
        faults.in_range(part("extents", i, "level"), extent.level, 0, Extent::max_level);
        if (extent.side != Side::left && extent.side != Side::right)
            faults.add(part("extents", i, "side"), Errc::out_of_range, std::string{name_of(extent.side)});
    }
}

void check_aim(const Agreement& agreement, Faults& faults) {
    const bool comfort = agreement.aim == Aim::comfort;
    if (comfort && agreement.measure)
        faults.add("measure", Errc::contradiction);
    if (!comfort && !agreement.measure)
        faults.add("measure", Errc::empty);
    if (agreement.target && agreement.aim != Aim::improve)
        faults.add("target", Errc::contradiction);
    if (agreement.target && (*agreement.target <= 0 || *agreement.target > Score::max))
        faults.add("target", Errc::out_of_range, std::to_string(*agreement.target));
    constexpr double max_rate = 4;  // points a year; the outcome procedure's own limit.
    if (agreement.aim == Aim::slow && !agreement.rate_per_year)
        faults.add("rate_per_year", Errc::empty);
    if (agreement.aim != Aim::slow && agreement.rate_per_year)
        faults.add("rate_per_year", Errc::contradiction);
    if (agreement.rate_per_year && (*agreement.rate_per_year <= 0 || *agreement.rate_per_year > max_rate))
        faults.add("rate_per_year", Errc::out_of_range, std::to_string(*agreement.rate_per_year));
}

}  // namespace

std::vector<Fault> faults(const Session& session, const Patient& patient, Day today) {
    Faults found;
    if (session.patient != patient.id)
        found.add("patient", Errc::contradiction);
    check_times(session, patient, today, found);
    check_needles(session, found);
    check_answers(session, found);
    check_parts(session, patient, found);
    return found.take();
}

std::vector<Fault> faults(const Agreement& agreement, const Measure* measure, std::optional<Day> first_treatment,
                          Day today) {
    Faults found;
    check_aim(agreement, found);
    if (agreement.measure && (measure == nullptr || measure->id != *agreement.measure))
        found.add("measure", Errc::not_found);
    else if (measure != nullptr && measure->complaint != agreement.complaint)
        found.add("measure", Errc::contradiction);
    if (agreement.agreed_on > today + date::days{1})
        found.add("agreed_on", Errc::out_of_range, to_text(agreement.agreed_on));
    const auto start = first_treatment.value_or(agreement.agreed_on);
    if (agreement.review_on && *agreement.review_on <= start)
        found.add("review_on", Errc::contradiction, to_text(*agreement.review_on));
    found.in_range("planned_visits", agreement.planned_visits, 1, 500);
    found.in_range("spacing_days", agreement.spacing_days, 1, 366);
    if (agreement.supersedes && agreement.reason.empty())
        found.add("reason", Errc::empty);
    return found.take();
}

std::vector<Fault> faults(const Patient& patient, Day today) {
    Faults found;
    if (patient.code.empty())
        found.add("code", Errc::empty);
    if (patient.born_on && *patient.born_on > today)
        found.add("born_on", Errc::out_of_range, to_text(*patient.born_on));
    if (patient.restricted && patient.restriction.empty())
        found.add("restriction", Errc::empty);
    return found.take();
}

bool is_entered_later(LocalMinute starts, LocalMinute entered) { return day_of(entered) != day_of(starts); }

}  // namespace needlebook::app
