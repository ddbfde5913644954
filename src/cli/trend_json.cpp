/// Numbers and flags under the names that the outcome procedure gives them.
#include "cli/trend_json.h"

#include "app/trend_words.h"
#include "report/wording.h"

namespace needlebook::cli {
namespace {

Json json_of_agreement(const app::TrendView& view) {
    if (!view.agreement)
        return nullptr;
    const auto& agreement = *view.agreement;
    const auto& period = view.agreements.back();
    return {{"id", to_text(agreement.id)},          {"agreed_on", to_text(agreement.agreed_on)},
            {"day_zero", json_of(period.day_zero)}, {"review_on", json_of(period.review)},
            {"target", json_of(agreement.target)},  {"rate_per_year", json_of(agreement.rate_per_year)},
            {"rate_source", agreement.rate_source}};
}

void put_numbers(Json& to, const app::MeasureTrend& trend) {
    const auto entry = trend.entry.value_or(outcome::Entry{});
    const bool has = trend.entry.has_value();
    const auto flag = [has](bool value) { return has ? Json(value) : Json(nullptr); };
    const auto count = [has](int value) { return has ? Json(value) : Json(nullptr); };
    to["date"] = json_of(app::dated(trend.standing));
    to["B"] = json_of(entry.baseline);
    to["M"] = json_of(entry.recent);
    to["D"] = json_of(entry.change);
    to["V"] = json_of(entry.variance_share);
    to["se"] = json_of(entry.standard_error);
    to["nu"] = json_of(entry.degrees);
    to["L"] = json_of(entry.lower);
    to["U"] = json_of(entry.upper);
    to["U90"] = json_of(entry.upper_lean);
    to["E"] = json_of(entry.expected_rise);
    to["T"] = json_of(entry.threshold);
    to["n_baseline"] = count(entry.n_baseline);
    to["n_recent"] = count(entry.n_recent);
    to["baseline_weak"] = flag(entry.baseline_weak);
    to["variant"] = entry.variant ? Json(outcome::name_of(*entry.variant)) : Json(nullptr);
    to["check_in"] = flag(entry.check_in);
    to["last_changed_on"] = has ? Json(to_text(entry.last_changed_on)) : Json(nullptr);
    to["was_reached_on"] = json_of(trend.was_reached_on);
}

Json json_of_readings(const app::MeasureTrend& trend) {
    auto list = Json::array();
    for (const auto& reading : trend.readings) {
        Json one{{"date", to_text(reading.day)},
                 {"score", reading.score.has_value() ? Json(reading.score.value().points()) : Json(nullptr)},
                 {"source", name_of(reading.source)}};
        if (!reading.score.has_value())
            one["answer"] = name_of(reading.score.state());
        list.push_back(std::move(one));
    }
    return list;
}

Json json_of_measure(const app::TrendView& view, const app::MeasureTrend& trend) {
    Json one;
    one["measure"] =
        trend.measure.kind == MeasureKind::own ? trend.measure.label : std::string{name_of(trend.measure.kind)};
    one["label_of_measure"] = trend.measure.label;
    one["side"] = name_of(trend.measure.side);
    one["primary"] = trend.primary;
    one["aim"] = view.agreement ? Json(name_of(view.agreement->aim)) : Json(nullptr);
    one["agreement"] = json_of_agreement(view);
    one["state"] = app::state_name(trend.standing);
    one["reason"] = trend.standing.shown ? Json(outcome::name_of(trend.standing.shown->reason)) : Json(nullptr);
    one["label"] = app::label_words(trend.standing);
    put_numbers(one, trend);
    const auto facts = app::facts_of(view, trend);
    one["sentence_practitioner"] = facts ? Json(report::practitioner_sentence(*facts).text()) : Json(nullptr);
    one["sentence_patient"] = facts ? Json(report::patient_sentence(*facts).text()) : Json(nullptr);
    one["readings"] = json_of_readings(trend);
    return one;
}

}  // namespace

Json json_of_trend(const app::TrendView& view) {
    auto measures = Json::array();
    for (const auto& trend : view.measures)
        measures.push_back(json_of_measure(view, trend));
    return {{"patient", view.patient.code},
            {"as_of", to_text(view.as_of)},
            {"first_treatment", json_of(view.first_treatment)},
            {"mixed", view.mixed},
            {"check_in", view.check_in},
            {"measures", measures}};
}

}  // namespace needlebook::cli
