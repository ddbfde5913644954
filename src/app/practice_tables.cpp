/// Figures as rows of words.
#include "app/practice_tables.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/practice_pictures.h"
#include "app/report_words.h"
#include "base/tongue.h"
#include "report/wording.h"

namespace needlebook::app {

namespace {

std::string range_words(const std::optional<outcome::Incidence>& incidence, double per) {
    if (!incidence)
        return {};
    return trf("{} to {}", rate_words(per * incidence->could_be.low), rate_words(per * incidence->could_be.high));
}

std::string rate_cell(const std::optional<outcome::Incidence>& incidence, double per) {
    return incidence ? rate_words(per * incidence->rate) : std::string{};
}

std::string unit_head(RateUnit unit) { return unit == RateUnit::sessions ? tr("in 1,000") : tr("in 100"); }

std::string source_word(SideEffectSource source) {
    return source == SideEffectSource::seen ? tr("seen") : tr("told when asked");
}

std::string later_words(const LedgerStarter& starter) {
    std::vector<std::string> words;
    for (const auto aim : starter.later_aims)
        words.emplace_back(aim_words(aim));
    return fmt::format("{}", fmt::join(words, ", "));
}

std::string stopped_words(const LedgerStarter& starter) {
    if (!starter.starter.stopped)
        return {};
    return starter.ended ? std::string{end_words(*starter.ended)} : tr("no visit for 12 weeks");
}

}  // namespace

PracticeTable rate_table(const std::vector<SideEffectRate>& rates, SideEffectSource source, RateUnit unit) {
    const bool sessions = unit == RateUnit::sessions;
    PracticeTable table{
        .title = rates_title(source),
        .heads = {tr("Kind"), sessions ? tr("Events") : tr("People"), sessions ? tr("Of sessions") : tr("Of people"),
                  unit_head(unit), tr("could be"), tr("Published")},
        .rows = {}};
    const auto shown = rows_shown(rates, source, unit);
    const auto sources = published_sources(shown, unit);
    const double per = people_or_sessions(unit);
    for (const auto& rate : shown) {
        const auto incidence = incidence_of(rate, unit);
        table.rows.push_back({effect_kind_words(rate.kind), events_words(rate, unit),
                              std::to_string(count_of(rate, unit).units), rate_cell(incidence, per),
                              range_words(incidence, per), published_words(rate, unit, sources)});
    }
    return table;
}

PracticeTable published_table(const std::vector<SideEffectRate>& rates, SideEffectSource source, RateUnit unit) {
    PracticeTable table{.title = tr("Published, one by one"),
                        .heads = {tr("Kind"), unit_head(unit), tr("could be"), tr("Study"), tr("Where"), tr("Counted"),
                                  tr("Read"), tr("DOI")},
                        .rows = {}};
    const auto shown = rows_shown(rates, source, unit);
    const auto sources = published_sources(shown, unit);
    for (const auto& row : shown)
        for (const auto& rate : published_of(row, unit)) {
            std::string limits;
            if (rate.low && rate.high)
                limits = trf("{} to {}", rate_words(in_unit(*rate.low, unit)), rate_words(in_unit(*rate.high, unit)));
            const auto number = std::ranges::find(sources, rate.study, &PublishedSource::study)->number;
            table.rows.push_back({effect_kind_words(row.kind), rate_words(in_unit(rate.per_10000, unit)), limits,
                                  fmt::format("[{}] {}", number, rate.study), tr(rate.setting),
                                  rate.units ? units_words(*rate.units, unit) : "",
                                  is_second_hand(rate) ? tr("second-hand") : tr("at its source"), rate.doi});
        }
    return table;
}

PracticeTable quarter_table(const std::vector<Quarter>& quarters, SideEffectSource source) {
    PracticeTable table{
        .title = tr("By quarter"),
        .heads = {tr("Quarter"), tr("Events"), tr("Answered at"), tr("Of sessions"), tr("in 1,000"), tr("could be")},
        .rows = {}};
    for (auto quarter = quarters.rbegin(); quarter != quarters.rend(); ++quarter) {
        const auto& count = source == SideEffectSource::seen ? quarter->seen : quarter->asked;
        const auto incidence = incidence_of(*quarter, source);
        const double per = people_or_sessions(RateUnit::sessions);
        table.rows.push_back({quarter_words(*quarter), std::to_string(count.events), std::to_string(count.units),
                              std::to_string(quarter->treatments), rate_cell(incidence, per),
                              range_words(incidence, per)});
    }
    return table;
}

PracticeTable place_table(const outcome::Caseload& caseload, const StopReasons& reasons) {
    PracticeTable table{.title = tr("Everyone who started, counted"),
                        .heads = {tr("Where they stand"), tr("People"), tr("Share"), tr("could be"), tr("Stopped"),
                                  tr("Past the review, undecided")},
                        .rows = {}};
    for (const auto place : all_of<outcome::Place>()) {
        const auto at = static_cast<std::size_t>(place);
        const auto share = outcome::share_at(caseload, place);
        table.rows.push_back({place_words(place), std::to_string(caseload.places[at]),
                              percent_words(caseload.places[at], caseload.started),
                              share ? percent_range_words(*share) : std::string{}, std::to_string(caseload.stopped[at]),
                              std::to_string(caseload.past_review_undecided[at])});
    }
    const auto total = [&](const std::string& name, int people, int stopped, int undecided) {
        table.rows.push_back({name, std::to_string(people), percent_words(people, caseload.started), "",
                              stopped < 0 ? "" : std::to_string(stopped),
                              undecided < 0 ? "" : std::to_string(undecided)});
    };
    total(tr("Everyone"), caseload.started, caseload.all_stopped(), caseload.all_past_review_undecided());
    for (const auto reason : all_of<EndReason>())
        if (const int people = reasons.ended[static_cast<std::size_t>(reason)]; people > 0)
            total(trf("Stopped: {}", end_words(reason)), people, people, -1);
    if (reasons.away > 0)
        total(tr("Stopped: no visit for 12 weeks, no reason known"), reasons.away, reasons.away, -1);
    total(tr("Past the review, undecided"), caseload.all_past_review_undecided(), -1,
          caseload.all_past_review_undecided());
    return table;
}

PracticeTable aim_table(const std::vector<AimStand>& stands) {
    PracticeTable table{.title = tr("By aim, beside chance"),
                        .heads = {tr("First agreement"), tr("Started"), tr("Reached"), tr("Seen anyway"), tr("Worse"),
                                  tr("Seen anyway"), tr("Of people with")},
                        .rows = {}};
    for (const auto& stand : stands)
        table.rows.push_back({std::string{aim_words(stand.aim)}, std::to_string(stand.counted.started),
                              std::to_string(stand.counted.at(outcome::Place::reached)), chance_words(stand.reached),
                              std::to_string(stand.counted.at(outcome::Place::worse)), chance_words(stand.worse),
                              chance_condition(stand)});
    return table;
}

Result<PracticeTable> starter_table(const PracticeLedger& ledger, const std::vector<LedgerStarter>& starters) {
    const auto codes = patient_codes(ledger);
    if (!codes)
        return tl::unexpected(codes.error());
    PracticeTable table{.title = tr("Everyone who started, one by one"),
                        .heads = {tr("Patient"), tr("Started"), tr("Where they stand"), tr("First agreement"),
                                  tr("Later agreements"), tr("Stopped")},
                        .rows = {}};
    for (const auto& starter : starters)
        table.rows.push_back({codes->at(starter.person), report::date_text(starter.started),
                              place_words(outcome::place_of(starter.starter)),
                              starter.aim ? std::string{aim_words(*starter.aim)} : std::string{}, later_words(starter),
                              stopped_words(starter)});
    return table;
}

std::vector<std::string> register_heads() {
    return {tr("Date"),   tr("Patient"),   tr("Kind"),  tr("Severity"), tr("Serious"),
            tr("Source"), tr("Causality"), tr("Where"), tr("Action"),   tr("Outcome")};
}

std::string register_cell(const RegisterRow& row, std::size_t column) {
    const auto& effect = row.effect;
    switch (column) {
        case 0:
            return report::date_text(row.day);
        case 1:
            return row.patient_code;
        case 2:
            return effect_kind_words(name_of(effect.kind));
        case 3:
            return std::string{tr(name_of(effect.severity))};
        case 4:
            if (!effect.serious)
                return {};
            return effect.closed_on ? tr("serious, closed") : tr("serious, open");
        case 5:
            return source_word(effect.source);
        case 6:
            return effect.causality ? std::string{causality_words(*effect.causality)} : std::string{};
        case 7:
            return where_words(effect);
        case 8:
            return effect.action;
        default:
            return effect.outcome;
    }
}

Result<PracticeTable> register_table(const PracticeLedger& ledger, const std::vector<std::size_t>& effects) {
    PracticeTable table{.title = tr("Register of side effects"), .heads = register_heads(), .rows = {}};
    const auto rows = register_rows(ledger, effects);
    if (!rows)
        return tl::unexpected(rows.error());
    for (const auto& row : *rows) {
        std::vector<std::string> cells;
        for (std::size_t column = 0; column < table.heads.size(); ++column)
            cells.push_back(register_cell(row, column));
        table.rows.push_back(std::move(cells));
    }
    return table;
}

}  // namespace needlebook::app
