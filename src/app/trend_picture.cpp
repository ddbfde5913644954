/// Each part of the picture from its part of the view.
#include "app/trend_picture.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/report_words.h"
#include "app/trend_words.h"
#include "base/month_words.h"
#include "base/tongue.h"
#include "domain/evidence.h"
#include "report/wording.h"

namespace needlebook::app {
namespace {

/// "2 Mar"
std::string short_date(Day day) {
    return trf("{0} {1}", static_cast<unsigned>(date::year_month_day{day}.day()), month_word(day));
}

std::string aim_words(const AimLine& line) {
    const auto level = report::number_text(line.from_level);
    switch (line.aim) {
        case Aim::improve:
            return trf("agreed aim: {} or lower on average", level);
        case Aim::hold:
            return trf("agreed aim: steady, below {}", level);
        case Aim::slow:
            return tr("agreed aim: below this line");
        case Aim::comfort:
            break;
    }
    return {};
}

std::optional<chart::Average> average_of(const std::optional<Window>& window) {
    if (!window)
        return std::nullopt;
    return chart::Average{window->from, window->to, window->mean};
}

void put_aims(const TrendView& view, const MeasureTrend& trend, chart::TrendMeasure& drawn) {
    for (const auto& period : view.agreements) {
        if (!period.line || period.agreement.measure != trend.measure.id)
            continue;
        const auto& line = *period.line;
        if (!period.until)
            drawn.aim = chart::AimLine{line.aim,       line.from,    line.to,     line.from_level, line.to_level,
                                       line.band_from, line.band_to, line.unsure, aim_words(line)};
        else if (*period.until > line.from)
            drawn.earlier.push_back({line.from, *period.until, line.from_level, line.to_level,
                                     trf("agreed then: below {}", report::number_text(line.from_level))});
    }
}

std::string since_words(const MeasureTrend& trend) {
    if (trend.standing.shown && trend.standing.shown->state == outcome::State::reached && trend.entry)
        return trf("since {}", report::date_text(trend.entry->last_changed_on));
    if (const auto day = dated(trend.standing))
        return trf("as of {}", report::date_text(*day));
    return {};
}

bool is_late(const TrendView& view, const Reading& reading) {
    if (!reading.session || !reading.imported_from.empty())
        return false;
    const auto session = std::ranges::find(view.sessions, *reading.session, &SessionMark::id);
    return session != view.sessions.end() && session->entered_later;
}

chart::TrendMeasure measure_of(const TrendView& view, const MeasureTrend& trend, std::size_t others_before) {
    chart::TrendMeasure drawn;
    drawn.name = trend.measure.label;
    if (trend.measure.side == Side::left || trend.measure.side == Side::right)
        drawn.name += ", " + std::string{tr(name_of(trend.measure.side))};
    const auto look = chart::measure_look(trend.measure.kind, others_before);
    drawn.figure = look.figure;
    drawn.ink = look.ink;
    drawn.judged = trend.primary;
    for (const auto& reading : trend.readings)
        drawn.readings.push_back(
            {reading.id.value, reading.day, reading.score, reading.source, is_late(view, reading)});
    drawn.start = average_of(trend.baseline);
    drawn.lately = average_of(trend.recent);
    if (trend.usual)
        drawn.usual = chart::UsualBand{trend.usual->low, trend.usual->high};
    put_aims(view, trend, drawn);
    if (trend.standing.kind == Standing::Kind::judged) {
        drawn.shape = shape_of(trend.standing);
        drawn.state = label_words(trend.standing);
        drawn.reason = since_words(trend);
    }
    return drawn;
}

void put_measures(const TrendView& view, const PictureOptions& options, chart::TrendSpec& spec) {
    std::size_t others = 0;
    for (const auto& trend : view.measures) {
        const bool wanted =
            options.only ? trend.measure.id == *options.only : !options.for_patient || trend.primary || !view.primary();
        const auto kind = trend.measure.kind;
        const bool usual = kind == MeasureKind::pain || kind == MeasureKind::numbness || kind == MeasureKind::tingling;
        if (wanted && (trend.primary || options.only || !trend.readings.empty()))
            spec.measures.push_back(measure_of(view, trend, others));
        others += usual ? 0U : 1U;
    }
    if (spec.measures.empty() && !view.measures.empty())
        spec.measures.push_back(measure_of(view, view.measures.front(), 0));
}

chart::TrendEffects effects_of(const SessionMark& session) {
    chart::TrendEffects drawn{session.id.value, session.day(), session.side_effects_asked.state(), {}};
    for (const auto& effect : session.side_effects) {
        if (const auto letter = evidence::facts(effect.kind).letter)
            drawn.effects.push_back({std::string(1, *letter), effect.severity});
    }
    return drawn;
}

void put_sessions(const TrendView& view, chart::TrendSpec& spec) {
    for (const auto& session : view.sessions) {
        if (session.kind == SessionKind::missed || session.kind == SessionKind::cancelled)
            continue;
        spec.sessions.push_back({session.id.value, session.day(), session.status == SessionStatus::draft});
        if (session.kind == SessionKind::treatment)
            spec.effects.push_back(effects_of(session));
    }
    spec.sessions_count = counted(spec.sessions.size(), "session", "sessions");
    const auto& count = view.side_effects;
    if (count.treatments > 0)
        spec.effects_count = trf("{} in {} asked", count.asked_events, counted(count.asked, "session", "sessions"));
}

void put_events(const TrendView& view, chart::TrendSpec& spec) {
    for (const auto& change : view.changes)
        spec.changes.push_back({change.id.value, change.started_on, change_words(change)});
    for (const auto& examination : view.examinations)
        if (examination.value.has_value())
            spec.examinations.push_back({examination.id.value, examination.day, examination_words(examination)});
}

void put_range(const TrendView& view, const PictureOptions& options, chart::TrendSpec& spec) {
    auto first = view.as_of;
    for (const auto& trend : view.measures)
        for (const auto& reading : trend.readings)
            first = std::min(first, reading.day);
    for (const auto& session : view.sessions)
        first = std::min(first, session.day());
    if (view.agreement)
        first = std::min(first, view.agreement->agreed_on);
    auto last = view.as_of;
    constexpr date::days furthest{400};
    if (spec.review && *spec.review < view.as_of + furthest)
        last = std::max(last, *spec.review);
    spec.from = options.from.value_or(first);
    spec.to = std::max(options.to.value_or(last), spec.from);
}

}  // namespace

chart::TrendSpec trend_spec(const TrendView& view, const PictureOptions& options) {
    chart::TrendSpec spec;
    put_measures(view, options, spec);
    put_sessions(view, spec);
    put_events(view, spec);
    spec.first_treatment = view.first_treatment;
    if (view.first_treatment)
        spec.first_treatment_words = trf("first treatment {}", short_date(*view.first_treatment));
    if (!view.agreements.empty() && view.agreement && view.agreement->aim != Aim::comfort)
        spec.review = view.agreements.back().review;
    if (spec.review)
        spec.review_words = trf("review {}", short_date(*spec.review));
    for (const auto& end : view.ends)
        spec.ends.push_back({end.ended_on, trf("ended {}", short_date(end.ended_on))});
    put_range(view, options, spec);
    if (options.for_patient) {
        spec.labels = chart::TrendLabels::averages;
        spec.words.number = report::half_text;  // As in the sentence that stands beside it.
        constexpr double large = 2;
        spec.marks = large;
    }
    spec.title = options.for_patient ? tr("Your scores over time") : trf("Trend of {}", full_name(view.patient));
    if (const auto* primary = view.primary())
        if (const auto facts = facts_of(view, *primary))
            spec.description =
                (options.for_patient ? report::patient_sentence(*facts) : report::practitioner_sentence(*facts)).text();
    return spec;
}

}  // namespace needlebook::app
