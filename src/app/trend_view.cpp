/// Reads everything of one complaint once, then judges each measure.
#include "app/trend_view.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/guarded.h"
#include "app/logbook.h"
#include "outcome/judge.h"

namespace needlebook::app {
namespace {

/// Drops what is dated after `as_of`.
template <class Record, class DayOf>
void keep_until(std::vector<Record>& records, Day as_of, DayOf day_of_record) {
    std::erase_if(records, [&](const Record& record) { return day_of_record(record) > as_of; });
}

bool concerns(const Session& session, Id<Complaint> complaint) {
    return !session.complaint || *session.complaint == complaint;
}

SessionMark mark_of(const Session& session) {
    SessionMark mark;
    mark.id = session.id;
    mark.starts = session.starts;
    mark.kind = session.kind;
    mark.status = session.status;
    mark.entered_later = session.entered_later;
    mark.needles = needles_in(session);
    mark.side_effects_asked = session.side_effects_asked;
    mark.side_effects_seen = session.side_effects_seen;
    mark.side_effects = session.side_effects;
    return mark;
}

bool answered(const Answer<int>& question) { return question.has_value() || question.state() == Answered::none; }

SideEffectCount counted(const std::vector<SessionMark>& sessions) {
    SideEffectCount count;
    for (const auto& session : sessions) {
        if (session.kind != SessionKind::treatment)
            continue;
        ++count.treatments;
        count.asked += answered(session.side_effects_asked) ? 1 : 0;
        count.looked += answered(session.side_effects_seen) ? 1 : 0;
        for (const auto& effect : session.side_effects)
            ++(effect.source == SideEffectSource::asked ? count.asked_events : count.seen_events);
    }
    return count;
}

double cut(double level) { return std::clamp(level, 0.0, 10.0); }

Window window_of(std::span<const outcome::Entry> entries, double mean) {
    return {entries.front().date, entries.back().date, mean, static_cast<int>(entries.size())};
}

/// The agreed line through B at the mean day of the baseline, on `day`.
double expected_on(Day day, std::span<const outcome::Entry> baseline, double start, double rate_per_week) {
    double mean_day = 0;
    for (const auto& entry : baseline)
        mean_day += entry.date.time_since_epoch().count();
    mean_day /= static_cast<double>(baseline.size());
    constexpr double days_a_week = 7;
    return start + rate_per_week * (day.time_since_epoch().count() - mean_day) / days_a_week;
}

/// How unsure the average of the baseline is: 1.96 standard errors, by rules 7 and 8 with the baseline's weights alone.
double unsure_of(const outcome::Entry& entry, std::span<const outcome::Entry> baseline,
                 const outcome::Constants& constants) {
    if (!entry.standard_error || !entry.variance_share || baseline.empty() || *entry.variance_share <= 0)
        return 0;
    double share = 0;
    constexpr double days_a_week = 7;
    for (const auto& a : baseline)
        for (const auto& b : baseline)
            share += std::pow(constants.rho, std::abs(days_between(a.date, b.date)) / days_a_week);
    const auto count = static_cast<double>(baseline.size());
    const double one_score = *entry.standard_error / std::sqrt(*entry.variance_share);
    constexpr double most_likely = 1.96;
    return most_likely * one_score * std::sqrt(share) / count;
}

/// The aim as drawn, from the last entry dated on or before `until`.
std::optional<AimLine> aim_line(std::span<const outcome::Entry> entries, const outcome::Course& course,
                                const Agreement& agreement, Day until, const outcome::Constants& constants) {
    const auto review = outcome::review_of(course, constants);
    const auto* entry = outcome::entry_on(entries, until);
    if (!entry || !entry->baseline || !course.first_treatment || !review)
        return std::nullopt;
    AimLine line{agreement.aim, *course.first_treatment, *review};
    const double start = *entry->baseline;
    const auto index = static_cast<std::size_t>(entry - entries.data());
    const auto baseline = outcome::baseline_window(entries, index);
    line.unsure = unsure_of(*entry, baseline, constants);
    switch (course.aim) {
        case outcome::Aim::improve:
            line.from_level = line.to_level = cut(start - entry->threshold.value_or(constants.t_highest));
            line.band_from = line.band_to = line.from_level;
            break;
        case outcome::Aim::hold:
            line.from_level = line.to_level = cut(start + constants.delta);
            line.band_from = line.band_to = cut(start + 1);
            break;
        case outcome::Aim::slow: {
            line.from_level = line.band_from = cut(expected_on(line.from, baseline, start, *course.rate_per_week));
            line.to_level = line.band_to = cut(expected_on(line.to, baseline, start, *course.rate_per_week));
            break;
        }
    }
    return line;
}

/// Makes one TrendView, step by step.
class TrendMaker {
public:
    TrendMaker(const store::Book& book, Complaint complaint, Day as_of, const outcome::Constants& constants)
        : book_{book}, judge_{constants} {
        view_.complaint = std::move(complaint);
        view_.as_of = as_of;
        view_.constants = constants;
    }

    Result<TrendView> make() && {
        const auto patient = book_.patients.find(view_.complaint.patient);
        if (!patient)
            return fail(Errc::not_found, "patient");
        view_.patient = *patient;
        read_sessions();
        read_agreements();
        read_surroundings();
        for (auto& measure : book_.measures.of(view_.complaint.id))
            if (const auto added = add_measure(std::move(measure)); !added)
                return tl::unexpected(added.error());
        std::ranges::stable_partition(view_.measures, &MeasureTrend::primary);
        draw_aims();
        prompt();
        return std::move(view_);
    }

private:
    void read_sessions() {
        for (const auto& session : book_.sessions.current_of(view_.patient.id)) {
            if (!concerns(session, view_.complaint.id) || day_of(session.starts) > view_.as_of)
                continue;
            view_.sessions.push_back(mark_of(session));
            if (session.kind != SessionKind::treatment)
                continue;
            treatment_days_.push_back(day_of(session.starts));
            view_.sessions.back().ordinal = static_cast<int>(treatment_days_.size());
        }
        if (!treatment_days_.empty())
            view_.first_treatment = treatment_days_.front();
        view_.side_effects = counted(view_.sessions);
    }

    void read_agreements() {
        auto agreements = book_.agreements.of(view_.complaint.id);
        keep_until(agreements, view_.as_of, [](const Agreement& agreement) { return agreement.agreed_on; });
        if (const auto* current = in_force(agreements, view_.as_of))
            view_.agreement = *current;
        view_.ends = book_.course_ends.of(view_.complaint.id);
        keep_until(view_.ends, view_.as_of, [](const CourseEnd& end) { return end.ended_on; });
        const auto last_treated = treatment_days_.empty() ? std::nullopt : std::optional{treatment_days_.back()};
        if (const auto* end = ended_by(view_.ends, agreements, view_.as_of, last_treated))
            view_.ended = *end;
        for (const auto& agreement : agreements)
            view_.agreements.push_back(period_of(agreement, agreements));
    }

    AgreementPeriod period_of(const Agreement& agreement, const std::vector<Agreement>& all) const {
        AgreementPeriod period;
        period.agreement = agreement;
        period.day_zero = day_zero(agreement, view_.first_treatment);
        period.review = agreement.review_on;
        if (const auto course = course_of(agreement, view_.first_treatment, agreement.measure.value_or(Id<Measure>{})))
            period.review = outcome::review_of(*course, view_.constants);
        for (const auto& later : all)
            if (later.supersedes == agreement.id)
                period.until = later.agreed_on;
        return period;
    }

    void read_surroundings() {
        view_.changes = book_.changes.of(view_.patient.id);
        keep_until(view_.changes, view_.as_of, [](const Change& change) { return change.started_on; });
        view_.examinations = book_.examinations.of(view_.patient.id);
        keep_until(view_.examinations, view_.as_of, [](const Examination& examination) { return examination.day; });
        view_.extents = book_.extents.current_of(view_.patient.id);
        keep_until(view_.extents, view_.as_of, [](const Extent& extent) { return extent.day; });
    }

    Result<void> add_measure(Measure measure) {
        MeasureTrend trend;
        trend.readings = book_.readings.current_of(measure.id);
        keep_until(trend.readings, view_.as_of, [](const Reading& reading) { return reading.day; });
        trend.judged = judged_readings(trend.readings, treatment_days_);
        trend.measure = std::move(measure);
        if (view_.agreement) {
            trend.primary = view_.agreement->measure == trend.measure.id;
            trend.course = course_of(*view_.agreement, view_.first_treatment, trend.measure.id);
            if (!trend.course)
                trend.standing.kind = Standing::Kind::comfort;
        }
        if (trend.course) {
            auto entries = judge_.replay(trend.judged, *trend.course);
            if (!entries)
                return tl::unexpected(entries.error());
            trend.entries = std::move(*entries);
            judge(trend);
        }
        view_.measures.push_back(std::move(trend));
        return {};
    }

    void judge(MeasureTrend& trend) const {
        const auto shown = outcome::shown_on(trend.entries, view_.as_of, view_.constants);
        trend.standing = {Standing::Kind::judged, shown, outcome::label_of(shown, *trend.course, view_.constants)};
        const auto* entry = outcome::entry_on(trend.entries, view_.as_of);
        if (!entry)
            return;
        const auto index = static_cast<std::size_t>(entry - trend.entries.data());
        trend.entry = *entry;
        trend.was_reached_on = outcome::was_reached_on(trend.entries, index);
        trend.judgeable_about = outcome::judgeable_about(*entry, *trend.course, view_.constants);
        if (entry->baseline)
            trend.baseline = window_of(outcome::baseline_window(trend.entries, index), *entry->baseline);
        if (entry->recent)
            trend.recent = window_of(outcome::recent_window(trend.entries, index), *entry->recent);
        if (entry->baseline && entry->standard_error && entry->variance_share) {
            const double one_score = *entry->standard_error / std::sqrt(*entry->variance_share);
            trend.usual = UsualBand{cut(*entry->baseline - one_score), cut(*entry->baseline + one_score)};
        }
    }

    void draw_aims() {
        for (auto& period : view_.agreements) {
            const auto measure = std::ranges::find_if(view_.measures, [&](const MeasureTrend& trend) {
                return period.agreement.measure == trend.measure.id;
            });
            if (measure == view_.measures.end())
                continue;
            const auto course = course_of(period.agreement, view_.first_treatment, measure->measure.id);
            if (!course)
                continue;
            if (const auto entries = judge_.replay(measure->judged, *course))
                period.line =
                    aim_line(*entries, *course, period.agreement, period.until.value_or(view_.as_of), view_.constants);
        }
    }

    void prompt() {
        for (const auto& trend : view_.measures)
            if (trend.entry && trend.entry->check_in && trend.standing.shown->reason != outcome::Reason::stale)
                view_.check_in = true;
        for (const auto& pain : view_.measures)
            for (const auto& numbness : view_.measures)
                if (pain.measure.kind == MeasureKind::pain && numbness.measure.kind == MeasureKind::numbness)
                    view_.mixed = view_.mixed || mixed(pain, numbness);
    }

    std::vector<outcome::Entry> entries_for_prompt(const MeasureTrend& trend) {
        if (trend.course)
            return trend.entries;
        const auto* agreement = view_.agreement ? &*view_.agreement : nullptr;
        const auto course = course_for_prompt(agreement, view_.first_treatment, trend.measure.id);
        return judge_.replay(trend.judged, course).value_or(std::vector<outcome::Entry>{});
    }

    bool mixed(const MeasureTrend& pain, const MeasureTrend& numbness) {
        const auto zero = view_.agreement ? day_zero(*view_.agreement, view_.first_treatment) : view_.first_treatment;
        LimbMarks marks;
        for (const auto& extent : view_.extents)
            marks[{extent.limb, extent.side}].push_back({extent.day, static_cast<double>(extent.level)});
        return mixed_on_any_limb(view_.as_of, entries_for_prompt(pain), entries_for_prompt(numbness), marks, zero,
                                 view_.constants);
    }

    const store::Book& book_;
    outcome::Judge judge_;
    TrendView view_;
    std::vector<Day> treatment_days_;  ///< Ascending.
};

}  // namespace

const MeasureTrend* TrendView::primary() const {
    const auto found = std::ranges::find_if(measures, &MeasureTrend::primary);
    return found == measures.end() ? nullptr : &*found;
}

Result<TrendView> trend_view(const Logbook& book, Id<Complaint> complaint, Day as_of) {
    const auto constants = constants_of(book);
    if (!constants)
        return tl::unexpected(constants.error());
    return guarded([&]() -> Result<TrendView> {
        const auto found = book.book().complaints.find(complaint);
        if (!found)
            return fail(Errc::not_found, "complaint");
        return TrendMaker{book.book(), *found, as_of, *constants}.make();
    });
}

}  // namespace needlebook::app
