/// Where things stand, for paper: state, scores, picture.
#include <algorithm>

#include <fmt/format.h>

#include "app/report_parts.h"
#include "app/report_words.h"
#include "app/trend_picture.h"
#include "app/trend_words.h"
#include "base/spoken.h"
#include "base/tongue.h"
#include "report/wording.h"

namespace needlebook::app {
namespace {

constexpr std::string_view nothing_agreed = tr_noop("Nothing is agreed yet, so nothing is judged.");
constexpr std::string_view comfort_only =
    tr_noop("Agreed: comfort only. Scores are kept and shown; nothing is judged.");

std::string since_words(const TrendView& view, const MeasureTrend& trend) {
    const auto shown = trend.standing.shown;
    if (!shown || !shown->date || !trend.entry)
        return trf("as of {}", report::date_text(view.as_of));
    if (shown->state == outcome::State::too_early)
        return trf("as of {}", report::date_text(view.as_of));
    return trf("since {}, as of {}", report::date_text(trend.entry->last_changed_on), report::date_text(view.as_of));
}

bool has_source(const TrendView& view, ReadingSource source) {
    return std::ranges::any_of(view.measures, [source](const MeasureTrend& trend) {
        return std::ranges::any_of(trend.readings, [source](const Reading& one) { return one.source == source; });
    });
}

std::string aim_for_patient(const chart::AimLine& aim) {
    const auto level = report::number_text(aim.from_level);
    switch (aim.aim) {
        case Aim::improve:
            return trf("the aim you agreed: {} or lower", level);
        case Aim::hold:
            return trf("the aim you agreed: steady, below {}", level);
        case Aim::slow:
            return tr("the aim you agreed: below this line");
        case Aim::comfort:
            break;
    }
    return {};
}

/// "2 March"
std::string day_and_month(Day day) {
    const auto words = report::date_text(day);
    return words.substr(0, words.rfind(' '));
}

}  // namespace

report::StateWords state_of(const TrendView& view) {
    using chart::StateShape;
    const auto as_of = trf("as of {}", report::date_text(view.as_of));
    if (!view.agreement)
        return {StateShape::not_judged, std::string{report::label_text("no_agreement")}, as_of,
                std::string{tr(nothing_agreed)}};
    const auto* primary = view.primary();
    const auto facts = primary != nullptr ? facts_of(view, *primary) : std::nullopt;
    if (!facts)
        return {StateShape::not_judged, std::string{report::label_text("comfort")}, as_of,
                std::string{tr(comfort_only)}};
    auto sentence = report::practitioner_sentence(*facts).text();
    for (const auto& caveat : report::caveats(*facts))
        sentence += " " + caveat;
    return {shape_of(primary->standing), set_for_print(label_words(primary->standing)), since_words(view, *primary),
            set_for_print(sentence)};
}

std::vector<report::ScoreRow> score_rows(const TrendView& view) {
    std::vector<report::ScoreRow> rows;
    std::size_t others = 0;
    for (const auto& trend : view.measures) {
        const auto kind = trend.measure.kind;
        const auto look = chart::measure_look(kind, others);
        others += kind == MeasureKind::pain || kind == MeasureKind::numbness || kind == MeasureKind::tingling ? 0U : 1U;
        if (trend.readings.empty())
            continue;
        report::ScoreRow row;
        row.name = measure_words(trend.measure);
        row.figure = look.figure;
        row.ink = look.ink;
        if (trend.baseline)
            row.start = report::number_text(trend.baseline->mean);
        if (trend.recent)
            row.lately = report::number_text(trend.recent->mean);
        if (trend.entry && trend.entry->lower && trend.entry->upper)
            row.change = set_for_print(report::signed_text(*trend.entry->lower)) + tr(" to ") +
                         set_for_print(report::signed_text(*trend.entry->upper));
        if (trend.entry)
            row.scores = trf("{} and {}", trend.entry->n_baseline, trend.entry->n_recent);
        if (trend.standing.kind == Standing::Kind::judged)
            row.shape = shape_of(trend.standing);
        row.state = state_words(view, trend);
        rows.push_back(row);
    }
    return rows;
}

std::string picture_key(const TrendView& view) {
    if (view.measures.empty())
        return {};
    const auto* judged = view.primary() != nullptr ? view.primary() : &view.measures.front();
    auto key = fmt::format("0 {}, 10 {}", within_sentence(judged->measure.low_label),
                           within_sentence(judged->measure.high_label));
    if (!judged->measure.recall.empty())
        key += "; " + within_sentence(judged->measure.recall);
    key += tr(", asked before the needles.");
    if (has_source(view, ReadingSource::home))
        key += tr(" Small marks: home diary.");
    if (has_source(view, ReadingSource::recalled))
        key += tr(" Hollow: recalled, not judged.");
    key += tr(" – not asked, D declined.");
    if (judged->baseline)
        key += tr(" Short thick lines: the two averages compared. Grey: usual ups and downs around the start.");
    if (view.agreement && view.agreement->aim != Aim::comfort)
        key += tr(" Dashed: agreed aim, dotted beside it how unsure it is, and agreed review date.");
    return key;
}

chart::TrendSpec patient_picture(const TrendView& view, bool dates) {
    auto spec = trend_spec(view, {.only = {}, .for_patient = true, .from = {}, .to = {}});
    spec.lanes = false;
    spec.weeks = false;
    constexpr double eighteen_points = 24;
    spec.body = eighteen_points;
    for (auto& measure : spec.measures) {
        if (measure.aim) {
            measure.aim->words = aim_for_patient(*measure.aim);
            measure.aim->unsure = 0;  // One line is enough to look at.
        }
        measure.earlier.clear();
        measure.state.clear();
        measure.reason.clear();
        measure.shape.reset();
    }
    if (spec.first_treatment)
        spec.first_treatment_words = tr("first treatment") + (dates ? ", " + day_and_month(*spec.first_treatment) : "");
    if (spec.review)
        spec.review_words =
            std::string{*spec.review > view.as_of ? tr("we agreed to look again") : tr("we agreed to look")} +
            (dates ? ", " + day_and_month(*spec.review) : "");
    return spec;
}

std::string patient_sentences(const TrendView& view) {
    if (!view.agreement)
        return tr("We have not agreed yet what treatment is for, so nothing is judged.");
    const auto* primary = view.primary();
    const auto facts = primary != nullptr ? facts_of(view, *primary) : std::nullopt;
    if (!facts)
        return tr("We agreed that treatment is for comfort. Scores are kept and shown; nothing is judged.");
    auto sentence = report::patient_sentence(*facts);
    sentence.footer.clear();
    return set_for_print(sentence.text());
}

}  // namespace needlebook::app
