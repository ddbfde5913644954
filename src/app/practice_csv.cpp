/// One function a table.
#include "app/practice_csv.h"

#include <fmt/format.h>

#include "app/practice_chance.h"
#include "base/csv.h"

namespace needlebook::app {

namespace {

std::string number(double value) { return fmt::format("{:.6g}", value); }

void add_limits(std::vector<std::string>& cells, const std::optional<outcome::Incidence>& incidence, double per) {
    cells.push_back(incidence ? number(per * incidence->rate) : std::string{});
    cells.push_back(incidence ? number(per * incidence->could_be.low) : std::string{});
    cells.push_back(incidence ? number(per * incidence->could_be.high) : std::string{});
}

std::string rates_csv(const std::vector<SideEffectRate>& rates) {
    auto text = csv::line({"kind", "source", "events", "sessions", "per_1000", "low", "high", "people", "patients",
                           "per_100", "patients_low", "patients_high", "events_not_in_rate"});
    for (const auto& rate : rates) {
        std::vector<std::string> cells{rate.kind, std::string{name_of(rate.source)},
                                       std::to_string(rate.sessions.events), std::to_string(rate.sessions.units)};
        add_limits(cells, incidence_of(rate, RateUnit::sessions), people_or_sessions(RateUnit::sessions));
        cells.push_back(std::to_string(rate.patients.carriers));
        cells.push_back(std::to_string(rate.patients.units));
        add_limits(cells, incidence_of(rate, RateUnit::patients), people_or_sessions(RateUnit::patients));
        cells.push_back(std::to_string(rate.others));
        text += csv::line(cells);
    }
    return text;
}

std::string published_csv(const std::vector<SideEffectRate>& rates) {
    auto text = csv::line({"kind", "beside", "denominator", "per", "rate", "low", "high", "study", "year", "setting",
                           "counted", "status", "doi", "citation"});
    for (const auto& rate : rates)
        for (const auto unit : {RateUnit::sessions, RateUnit::patients})
            for (const auto& one : published_of(rate, unit))
                text += csv::line({rate.kind, std::string{name_of(rate.source)}, std::string{name_of(one.denominator)},
                                   number(people_or_sessions(unit)), number(in_unit(one.per_10000, unit)),
                                   one.low ? number(in_unit(*one.low, unit)) : "",
                                   one.high ? number(in_unit(*one.high, unit)) : "", one.study,
                                   std::to_string(one.year), one.setting, one.units ? std::to_string(*one.units) : "",
                                   std::string{name_of(one.source.status)}, one.doi, one.source.text});
    return text;
}

std::string asked_csv(const PracticeLedger& ledger, const Period& period) {
    auto text = csv::line({"source", "sessions", "answered", "declined", "not_asked"});
    for (const auto source : all_of<SideEffectSource>()) {
        const auto tally = question_tally(ledger, period, source);
        text +=
            csv::line({std::string{name_of(source)}, std::to_string(tally.treatments), std::to_string(tally.answered),
                       std::to_string(tally.declined), std::to_string(tally.not_asked)});
    }
    return text;
}

std::string quarters_csv(const PracticeLedger& ledger, const Period& period) {
    auto text =
        csv::line({"year", "quarter", "source", "sessions", "answered", "events", "per_1000", "low", "high", "people"});
    for (const auto& quarter : by_quarter(ledger, period))
        for (const auto source : all_of<SideEffectSource>()) {
            const auto& count = source == SideEffectSource::seen ? quarter.seen : quarter.asked;
            std::vector<std::string> cells{std::to_string(quarter.year), std::to_string(quarter.number),
                                           std::string{name_of(source)}, std::to_string(quarter.treatments),
                                           std::to_string(count.units),  std::to_string(count.events)};
            add_limits(cells, incidence_of(quarter, source), people_or_sessions(RateUnit::sessions));
            cells.push_back(
                std::to_string(source == SideEffectSource::seen ? quarter.seen_people : quarter.asked_people));
            text += csv::line(cells);
        }
    return text;
}

std::string caseload_csv(const PracticeLedger& ledger, const Period& period) {
    auto text = csv::line({"aim", "place", "people", "stopped", "past_review_undecided", "share", "low", "high"});
    const auto add = [&](std::string_view name, const outcome::Caseload& counted) {
        for (const auto place : all_of<outcome::Place>()) {
            const auto at = static_cast<std::size_t>(place);
            std::vector<std::string> cells{std::string{name}, std::string{name_of(place)},
                                           std::to_string(counted.places[at]), std::to_string(counted.stopped[at]),
                                           std::to_string(counted.past_review_undecided[at])};
            add_limits(cells, outcome::share_at(counted, place), 1);
            text += csv::line(cells);
        }
    };
    add("all", caseload(ledger, period));
    for (const auto aim : all_of<Aim>())
        add(name_of(aim), caseload(ledger, period, aim));
    return text;
}

std::string stop_csv(const PracticeLedger& ledger, const Period& period) {
    auto text = csv::line({"reason", "people"});
    const auto reasons = stop_reasons(starters_in(ledger, period));
    for (const auto reason : all_of<EndReason>())
        text +=
            csv::line({std::string{name_of(reason)}, std::to_string(reasons.ended[static_cast<std::size_t>(reason)])});
    text += csv::line({"no_visit_for_12_weeks", std::to_string(reasons.away)});
    return text;
}

std::string chance_csv(const PracticeLedger& ledger, const Period& period) {
    auto text = csv::line({"aim", "people", "reached", "reached_anyway_least", "reached_anyway_most", "worse",
                           "worse_anyway_least", "worse_anyway_most", "of_people_with"});
    for (const auto& stand : aim_stands(ledger, period))
        text += csv::line({std::string{name_of(stand.aim)}, std::to_string(stand.counted.started),
                           std::to_string(stand.counted.at(outcome::Place::reached)), number(stand.reached.least),
                           number(stand.reached.most), std::to_string(stand.counted.at(outcome::Place::worse)),
                           number(stand.worse.least), number(stand.worse.most), std::string{chance_key(stand.aim)}});
    return text;
}

Result<std::string> starters_csv(const PracticeLedger& ledger, const Period& period) {
    const auto codes = patient_codes(ledger);
    if (!codes)
        return tl::unexpected(codes.error());
    auto text = csv::line({"patient", "started", "place", "aim", "agreed_on", "review_on", "later_agreements",
                           "stopped", "past_review_undecided"});
    const auto day = [](const std::optional<Day>& one) { return one ? to_text(*one) : std::string{}; };
    for (const auto& starter : starters_in(ledger, period)) {
        const auto place = outcome::place_of(starter.starter);
        const auto later = later_aim_names(starter);
        text += csv::line({codes->at(starter.person), to_text(starter.started), std::string{name_of(place)},
                           starter.aim ? std::string{name_of(*starter.aim)} : "", day(starter.agreed_on),
                           day(starter.review), fmt::format("{}", fmt::join(later, ";")),
                           std::string{stop_name(starter).value_or("")},
                           starter.starter.past_review && outcome::undecided(place) ? "yes" : "no"});
    }
    return text;
}

Result<std::string> points_csv(const PracticeLedger& ledger, const Period& period) {
    const auto used = points_used(ledger, period);
    if (!used)
        return tl::unexpected(used.error());
    auto text = csv::line({"complaint", "sessions_with_needles", "people", "point", "sessions"});
    for (const auto& complaint : *used)
        for (const auto& use : complaint.points)
            text += csv::line({std::string{name_of(complaint.kind)}, std::to_string(complaint.treatments),
                               std::to_string(complaint.people), use.point, std::to_string(use.treatments)});
    return text;
}

std::string records_csv(const PracticeLedger& ledger, const Period& period) {
    auto text = csv::line({"what", "count", "of"});
    const auto quality = record_quality(ledger, period);
    const auto add = [&text](const std::string& what, int some, int all) {
        text += csv::line({what, std::to_string(some), std::to_string(all)});
    };
    add("scored_before_needling", quality.scored, quality.treatments);
    add("asked", quality.asked.answered, quality.asked.treatments);
    add("needles_reconciled", quality.reconciled, quality.needled);
    add("signed_within_a_day", quality.signed_in_a_day, quality.entered_by_hand);
    add("entered_later", quality.entered_later, quality.entered_by_hand);
    for (std::size_t days = 0; days < quality.baseline_days.size(); ++days)
        add("baseline_days_" + std::to_string(days), quality.baseline_days[days], quality.judged_starters);
    return text;
}

Result<std::string> register_csv(const PracticeLedger& ledger, const std::vector<std::size_t>& effects) {
    auto text = csv::line({"date", "patient", "source", "kind", "severity", "serious", "causality", "point", "side",
                           "onset", "action", "outcome", "closed", "note"});
    const auto day = [](const std::optional<Day>& one) { return one ? to_text(*one) : std::string{}; };
    const auto rows = register_rows(ledger, effects);
    if (!rows)
        return tl::unexpected(rows.error());
    for (const auto& row : *rows) {
        const auto& effect = row.effect;
        text +=
            csv::line({to_text(row.day), row.patient_code, std::string{name_of(effect.source)},
                       std::string{name_of(effect.kind)}, std::string{name_of(effect.severity)},
                       effect.serious ? "yes" : "no", effect.causality ? std::string{name_of(*effect.causality)} : "",
                       effect.point, effect.side ? std::string{name_of(*effect.side)} : "", day(effect.onset_on),
                       effect.action, effect.outcome, day(effect.closed_on), effect.note});
    }
    return text;
}

/// The tables one after the other, or the first fault.
Result<std::vector<CsvTable>> all_of_them(std::vector<std::pair<std::string, Result<std::string>>> tables) {
    std::vector<CsvTable> made;
    for (auto& [name, text] : tables) {
        if (!text)
            return tl::unexpected(text.error());
        made.push_back({name, *std::move(text)});
    }
    return made;
}

}  // namespace

Result<std::vector<CsvTable>> practice_csv(const PracticeLedger& ledger, const Period& period, PracticePart part,
                                           const std::vector<std::size_t>& effects) {
    switch (part) {
        case PracticePart::side_effects: {
            const auto rates = side_effect_rates(ledger, period);
            return all_of_them({{"", rates_csv(rates)},
                                {"published", published_csv(rates)},
                                {"asked", asked_csv(ledger, period)},
                                {"by-quarter", quarters_csv(ledger, period)},
                                {"register", register_csv(ledger, effects)}});
        }
        case PracticePart::caseload:
            return all_of_them({{"", caseload_csv(ledger, period)},
                                {"one-by-one", starters_csv(ledger, period)},
                                {"stop-reasons", stop_csv(ledger, period)},
                                {"chance", chance_csv(ledger, period)}});
        case PracticePart::points:
            return all_of_them({{"", points_csv(ledger, period)}});
        case PracticePart::records:
            break;
    }
    return all_of_them({{"", records_csv(ledger, period)}});
}

}  // namespace needlebook::app
