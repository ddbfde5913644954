/// Keys as the contract of the command line has them.
#include "app/practice_json.h"

#include <ranges>

#include "app/practice_chance.h"
#include "app/practice_papers.h"

namespace needlebook::app {

namespace {

using Json = nlohmann::ordered_json;

constexpr double sessions_in_rate = 1000;
constexpr double people_in_rate = 100;
constexpr double published_in_rate = 10'000;

Json day_or_null(std::optional<Day> day) { return day ? Json(to_text(*day)) : Json(nullptr); }
Json number_or_null(std::optional<double> number) { return number ? Json(*number) : Json(nullptr); }

void put_rate(Json& into, const std::optional<outcome::Incidence>& incidence, double per) {
    into["per"] = per;
    into["rate"] = incidence ? Json(per * incidence->rate) : Json(nullptr);
    into["low"] = incidence ? Json(per * incidence->could_be.low) : Json(nullptr);
    into["high"] = incidence ? Json(per * incidence->could_be.high) : Json(nullptr);
    into["interval"] =
        incidence ? Json(incidence->method == outcome::Method::share ? "clopper_pearson" : "poisson") : Json(nullptr);
}

Json published_json(const std::vector<evidence::PublishedRate>& rates, double per) {
    auto list = Json::array();
    const double turned = per / published_in_rate;
    for (const auto& rate : rates)
        list.push_back({{"study", rate.study},
                        {"year", rate.year},
                        {"setting", rate.setting},
                        {"denominator_kind", name_of(rate.denominator)},
                        {"denominator", rate.units ? Json(*rate.units) : Json(nullptr)},
                        {"scope", name_of(rate.scope)},
                        {"per", per},
                        {"rate", turned * rate.per_10000},
                        {"low", number_or_null(rate.low ? std::optional{turned * *rate.low} : std::nullopt)},
                        {"high", number_or_null(rate.high ? std::optional{turned * *rate.high} : std::nullopt)},
                        {"status", name_of(rate.source.status)},
                        {"citation", rate.source.text},
                        {"doi", rate.doi}});
    return list;
}

Json rate_json(const SideEffectRate& rate) {
    Json json{{"kind", rate.kind},
              {"source", name_of(rate.source)},
              {"events", rate.sessions.events},
              {"sessions_with", rate.sessions.carriers},
              {"events_not_in_rate", rate.others},
              {"denominator", rate.sessions.units},
              {"people", rate.patients.units},
              {"few_people", is_of_few(rate)}};
    put_rate(json, incidence_of(rate, RateUnit::sessions), sessions_in_rate);
    json["published"] = published_json(rate.published, sessions_in_rate);
    Json patients{{"events", rate.patients.carriers}, {"denominator", rate.patients.units}};
    put_rate(patients, incidence_of(rate, RateUnit::patients), people_in_rate);
    patients["published"] = published_json(rate.published_for_patients, people_in_rate);
    json["patients"] = std::move(patients);
    return json;
}

Json tally_json(const QuestionTally& tally) {
    return {{"sessions", tally.treatments},
            {"answered", tally.answered},
            {"declined", tally.declined},
            {"not_asked", tally.not_asked}};
}

Json caseload_json(const outcome::Caseload& caseload) {
    Json json{{"started", caseload.started}};
    for (const auto place : all_of<outcome::Place>())
        json[std::string{name_of(place)}] = caseload.at(place);
    json["stopped"] = caseload.all_stopped();
    json["past_review_undecided"] = caseload.all_past_review_undecided();
    json["comfort"] = caseload.comfort;
    return json;
}

Json shares_json(const outcome::Caseload& caseload) {
    Json json = Json::object();
    for (const auto place : all_of<outcome::Place>())
        if (const auto share = outcome::share_at(caseload, place))
            json[std::string{name_of(place)}] = {
                {"rate", share->rate}, {"low", share->could_be.low}, {"high", share->could_be.high}};
    return json;
}

Json stop_json(const StopReasons& reasons) {
    Json json = Json::object();
    for (const auto reason : all_of<EndReason>())
        json[std::string{name_of(reason)}] = reasons.ended[static_cast<std::size_t>(reason)];
    json["no_visit_for_12_weeks"] = reasons.away;
    return json;
}

/// Of people with the conditions that the words name.
Json aim_chance_json(const AimStand& stand) {
    const auto one = [](int people, const outcome::ByChance& anyway) {
        return Json{{"people", people}, {"anyway_least", anyway.least}, {"anyway_most", anyway.most}};
    };
    return {{"people", stand.counted.started},
            {"reached", one(stand.counted.at(outcome::Place::reached), stand.reached)},
            {"worse", one(stand.counted.at(outcome::Place::worse), stand.worse)},
            {"of_people_with", chance_key(stand.aim)}};
}

Json starter_json(const LedgerStarter& starter, const std::string& code) {
    const auto place = outcome::place_of(starter.starter);
    const auto stopped = stop_name(starter);
    return {{"patient", code},
            {"started", to_text(starter.started)},
            {"place", name_of(place)},
            {"aim", starter.aim ? Json(name_of(*starter.aim)) : Json(nullptr)},
            {"agreed_on", day_or_null(starter.agreed_on)},
            {"review_on", day_or_null(starter.review)},
            {"later_agreements", later_aim_names(starter)},
            {"stopped", stopped ? Json(*stopped) : Json(nullptr)},
            {"past_review_undecided", starter.starter.past_review && outcome::undecided(place)}};
}

Json points_json(const ComplaintPoints& used) {
    auto points = Json::array();
    for (const auto& use : used.points)
        points.push_back({{"point", use.point}, {"sessions", use.treatments}});
    return {{"complaint", name_of(used.kind)},
            {"sessions_with_needles", used.treatments},
            {"patients", used.people},
            {"points", std::move(points)}};
}

Json event_json(const RegisterRow& entry) {
    const auto& effect = entry.effect;
    return {{"date", to_text(entry.day)},
            {"patient", entry.patient_code},
            {"source", name_of(effect.source)},
            {"kind", name_of(effect.kind)},
            {"severity", name_of(effect.severity)},
            {"serious", effect.serious},
            {"causality", effect.causality ? Json(name_of(*effect.causality)) : Json(nullptr)},
            {"point", effect.point},
            {"side", effect.side ? Json(name_of(*effect.side)) : Json(nullptr)},
            {"onset_on", day_or_null(effect.onset_on)},
            {"action", effect.action},
            {"outcome", effect.outcome},
            {"closed_on", day_or_null(effect.closed_on)},
            {"note", effect.note}};
}

Result<Json> starters_json(const PracticeLedger& ledger, const Period& period) {
    const auto codes = patient_codes(ledger);
    if (!codes)
        return tl::unexpected(codes.error());
    auto list = Json::array();
    for (const auto& starter : starters_in(ledger, period))
        list.push_back(starter_json(starter, codes->at(starter.person)));
    return list;
}

Result<Json> register_json(const PracticeLedger& ledger, const Period& period) {
    auto list = Json::array();
    const auto rows = register_rows(ledger, side_effect_register(ledger, period, {}));
    if (!rows)
        return tl::unexpected(rows.error());
    for (const auto& row : *rows)
        list.push_back(event_json(row));
    return list;
}

Json chance_json(int people) {
    const auto one = [people](const outcome::RateRange& range) {
        const auto chance = outcome::by_chance(people, range);
        return Json{{"least", chance.least}, {"most", chance.most}, {"seldom_over", chance.seldom_over}};
    };
    return {{"people", people},
            {"reached", one(outcome::reached_by_chance)},
            {"worse", one(outcome::worse_by_chance)},
            {"on_course", one(outcome::on_course_by_chance)}};
}

Json quality_json(const RecordQuality& quality) {
    return {{"sessions", quality.treatments},
            {"scored_before_needling", quality.scored},
            {"needled", quality.needled},
            {"needles_reconciled", quality.reconciled},
            {"entered_by_hand", quality.entered_by_hand},
            {"signed_within_a_day", quality.signed_in_a_day},
            {"entered_later", quality.entered_later},
            {"judged_starters", quality.judged_starters},
            {"baseline_days", quality.baseline_days}};
}

Json quarter_json(const Quarter& quarter) {
    const auto of = [&](SideEffectSource source, const outcome::Count& count, int people) {
        Json json{{"events", count.events},
                  {"denominator", count.units},
                  {"people", people},
                  {"few_people", people < outcome::fewest_for_rate}};
        put_rate(json, incidence_of(quarter, source), sessions_in_rate);
        return json;
    };
    return {{"year", quarter.year},
            {"quarter", quarter.number},
            {"sessions", quarter.treatments},
            {"seen", of(SideEffectSource::seen, quarter.seen, quarter.seen_people)},
            {"asked", of(SideEffectSource::asked, quarter.asked, quarter.asked_people)}};
}

void put_side_effects(Json& json, const PracticeLedger& ledger, const Period& period) {
    auto rates = Json::array();
    for (const auto& rate : side_effect_rates(ledger, period))
        rates.push_back(rate_json(rate));
    json["side_effects"] = std::move(rates);
    json["asked"] = tally_json(question_tally(ledger, period, SideEffectSource::asked));
    json["seen"] = tally_json(question_tally(ledger, period, SideEffectSource::seen));
    auto quarters = Json::array();
    for (const auto& quarter : by_quarter(ledger, period))
        quarters.push_back(quarter_json(quarter));
    json["by_quarter"] = std::move(quarters);
}

void put_outcomes(Json& json, const PracticeLedger& ledger, const Period& period) {
    const auto all = caseload(ledger, period);
    json["outcomes"] = caseload_json(all);
    json["shares"] = shares_json(all);
    auto aims = Json::object();
    auto aim_shares = Json::object();
    for (const auto aim : all_of<Aim>())
        if (const auto some = caseload(ledger, period, aim); some.started > 0) {
            aims[std::string{name_of(aim)}] = caseload_json(some);
            aim_shares[std::string{name_of(aim)}] = shares_json(some);
        }
    json["by_aim"] = std::move(aims);
    json["shares_by_aim"] = std::move(aim_shares);
    json["stop_reasons"] = stop_json(stop_reasons(starters_in(ledger, period)));
    json["by_chance"] = chance_json(caseload(ledger, period, Aim::improve).started);
    auto anyway = Json::object();
    for (const auto& stand : aim_stands(ledger, period))
        anyway[std::string{name_of(stand.aim)}] = aim_chance_json(stand);
    json["chance_by_aim"] = std::move(anyway);
}

Json points_json(const std::vector<ComplaintPoints>& used) {
    auto points = Json::array();
    for (const auto& one : used)
        points.push_back(points_json(one));
    return points;
}

}  // namespace

Result<nlohmann::ordered_json> practice_json(const PracticeLedger& ledger, const Period& period) {
    const auto used = points_used(ledger, period);
    auto starters = starters_json(ledger, period);
    auto events = register_json(ledger, period);
    if (!used)
        return tl::unexpected(used.error());
    if (!starters)
        return tl::unexpected(starters.error());
    if (!events)
        return tl::unexpected(events.error());
    Json json{{"as_of", to_text(ledger.as_of())},
              {"from", day_or_null(period.first)},
              {"to", day_or_null(period.last)},
              {"sessions", treatments(ledger, period)},
              {"patients", patients_treated(ledger, period)}};
    put_side_effects(json, ledger, period);
    put_outcomes(json, ledger, period);
    json["starters"] = std::move(*starters);
    json["register"] = std::move(*events);
    json["points_used"] = points_json(*used);
    json["record_quality"] = quality_json(record_quality(ledger, period));
    return json;
}

}  // namespace needlebook::app
