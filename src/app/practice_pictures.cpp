/// Figures put into words and rows.
#include "app/practice_pictures.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "app/report_words.h"
#include "base/spoken.h"
#include "base/tongue.h"
#include "domain/evidence.h"
#include "report/wording.h"
#include "report/wording_table.h"

namespace needlebook::app {

namespace {

chart::RateRow rate_row(const SideEffectRate& rate, RateUnit unit, const std::vector<PublishedSource>& sources) {
    chart::RateRow row;
    const double per = people_or_sessions(unit);
    const auto incidence = incidence_of(rate, unit);
    row.name = effect_kind_words(rate.kind);
    row.events = events_words(rate, unit);
    row.rate = incidence ? rate_words(per * incidence->rate) : "–";
    if (incidence) {
        row.at = per * incidence->rate;
        row.low = per * incidence->could_be.low;
        row.high = per * incidence->could_be.high;
    }
    for (const auto& published : published_of(rate, unit)) {
        chart::PublishedMark mark{in_unit(published.per_10000, unit), {}, {}};
        if (published.low && published.high) {
            mark.low = in_unit(*published.low, unit);
            mark.high = in_unit(*published.high, unit);
        }
        row.published.push_back(mark);
    }
    row.published_words = published_words(rate, unit, sources);
    return row;
}

std::string share_words(const outcome::Caseload& caseload, outcome::Place place) {
    const auto share = outcome::share_at(caseload, place);
    if (!share)
        return {};
    return fmt::format("({}, {})", percent_words(caseload.at(place), caseload.started), percent_range_words(*share));
}

/// "improve 8, hold steady 3"
std::string by_aim(const std::vector<AimStand>& stands, outcome::Place place) {
    std::string words;
    for (const auto& stand : stands)
        if (const int people = stand.counted.at(place); people > 0)
            words += fmt::format("{}{} {}", words.empty() ? "" : ", ", aim_words(stand.aim), people);
    return words;
}

std::string reason_list(const StopReasons& reasons) {
    std::string words;
    const auto add = [&words](int people, const std::string& reason) {
        if (people > 0)
            words += (words.empty() ? "" : ", ") + std::to_string(people) + " " + reason;
    };
    for (const auto reason : all_of<EndReason>())
        add(reasons.ended[static_cast<std::size_t>(reason)], std::string{end_words(reason)});
    add(reasons.away, tr("no visit for 12 weeks, no reason known"));
    return words;
}

/// "3 no clear change, 2 too early"
std::string place_list(const outcome::PlaceCounts& counts) {
    std::string words;
    for (const auto place : all_of<outcome::Place>())
        if (const int people = counts[static_cast<std::size_t>(place)]; people > 0)
            words += fmt::format("{}{} {}", words.empty() ? "" : ", ", people, within_sentence(place_words(place)));
    return words;
}

report::Fillings fillings(std::initializer_list<std::pair<const std::string, std::string>> words) {
    report::Fillings made;
    made.words.insert(words.begin(), words.end());
    return made;
}

/// From whichever source, in a rate or not.
int serious_in_register(const std::vector<SideEffectRate>& rates) {
    int events = 0;
    for (const auto& rate : rates)
        if (rate.kind == "serious")
            events += rate.sessions.events + rate.others;
    return events;
}

/// None in a rate of sessions; there may be some in the register all the same.
std::string none_sentence(const outcome::Incidence& incidence, int units, int in_register) {
    const double highest = people_or_sessions(RateUnit::sessions) * incidence.could_be.high;
    auto made = fillings(
        {{"units", std::to_string(units)}, {"high", rate_words(highest)}, {"events", std::to_string(in_register)}});
    return report::filled(report::practice_text(in_register == 0 ? "rates_none" : "rates_none_but"), made);
}

}  // namespace

std::string place_words(outcome::Place place) {
    switch (place) {
        case outcome::Place::reached:
            return std::string{report::label_text("reached")};
        case outcome::Place::on_course:
            return std::string{report::label_text("on_course")};
        case outcome::Place::not_reached:
            return std::string{report::label_text("not_reached")};
        case outcome::Place::worse:
            return std::string{report::label_text("worse")};
        case outcome::Place::too_early:
            return std::string{report::label_text("too_early")};
        case outcome::Place::no_clear_change:
            return std::string{report::label_text("no_clear_change")};
        case outcome::Place::cannot_judge:
            return std::string{report::label_text("cannot_be_judged")};
        case outcome::Place::no_agreement:
            return std::string{report::label_text("no_agreement")};
        case outcome::Place::never_scored:
            break;
    }
    return tr("Never scored");
}

chart::StateShape place_shape(outcome::Place place) {
    switch (place) {
        case outcome::Place::reached:
            return chart::StateShape::reached;
        case outcome::Place::on_course:
            return chart::StateShape::on_course;
        case outcome::Place::not_reached:
            return chart::StateShape::not_reached;
        case outcome::Place::worse:
            return chart::StateShape::worse;
        case outcome::Place::too_early:
        case outcome::Place::no_clear_change:
            return chart::StateShape::open;
        case outcome::Place::cannot_judge:
        case outcome::Place::never_scored:
            return chart::StateShape::cannot_judge;
        case outcome::Place::no_agreement:
            break;
    }
    return chart::StateShape::not_judged;
}

std::string effect_kind_words(std::string_view kind) {
    if (kind == "serious")
        return tr("Serious event");
    for (const auto& facts : evidence::side_effects())
        if (facts.name == kind)
            return tr(facts.label);
    return std::string{kind};
}

std::string complaint_kind_words(ComplaintKind kind) {
    return kind == ComplaintKind::other ? tr("Another complaint") : tr(evidence::facts(kind).name);
}

std::string rate_words(double rate) {
    if (rate == 0)
        return "0";
    if (rate < 0.0095)
        return report::decimal_text(fmt::format("{:.2g}", rate));
    if (rate < 1)
        return report::decimal_text(fmt::format("{:.2f}", rate));
    return rate < 100 ? report::number_text(rate) : fmt::format("{:.0f}", rate);
}

std::string percent_words(double share) {
    const auto percent = std::lround(100 * share);
    // What is not all is never 100 %, and what is not none is never 0 %.
    if (percent == 100 && share < 1)
        return tr("over 99 %");
    if (percent == 0 && share > 0)
        return tr("under 1 %");
    return fmt::format("{} %", percent);
}

std::string percent_words(int some, int all) {
    return all < outcome::fewest_for_rate ? std::string{} : percent_words(static_cast<double>(some) / all);
}

std::string percent_range_words(const outcome::Incidence& share) {
    const auto percent = [](double part) { return std::lround(100 * part); };
    return trf("{} to {} %", percent(share.could_be.low), percent(share.could_be.high));
}

std::string rates_title(SideEffectSource source) {
    return source == SideEffectSource::seen ? tr("Side effects seen by the practitioner")
                                            : tr("Side effects told when asked at the next visit");
}

std::string quarter_words(const Quarter& quarter) { return trf("{}, quarter {}", quarter.year, quarter.number); }

chart::RatePlotSpec rate_plot_spec(const std::vector<SideEffectRate>& rates, SideEffectSource source, RateUnit unit,
                                   double body) {
    chart::RatePlotSpec spec;
    spec.body = body;
    spec.name_head = tr("kind");
    spec.events_head = unit == RateUnit::sessions ? tr("events") : tr("people");
    spec.rate_head = unit == RateUnit::sessions ? tr("in 1,000") : tr("in 100");
    spec.published_head = tr("published, by number below");
    const auto shown = rows_shown(rates, source, unit);
    const auto sources = published_sources(shown, unit);
    for (const auto& rate : shown)
        spec.rows.push_back(rate_row(rate, unit, sources));
    spec.title = rates_title(source);
    for (const auto& row : spec.rows)
        spec.description += row.name + ": " + row.events + ", " + row.rate + " " + spec.rate_head + ". ";
    return spec;
}

chart::RatePlotSpec quarter_plot_spec(const std::vector<Quarter>& quarters, SideEffectSource source, double body) {
    chart::RatePlotSpec spec;
    spec.body = body;
    spec.title = tr("By quarter");
    spec.name_head = tr("quarter");
    spec.events_head = tr("events");
    spec.rate_head = tr("in 1,000");
    spec.published_head = source == SideEffectSource::seen ? tr("sessions at which somebody looked")
                                                           : tr("sessions at which it was asked");
    for (auto quarter = quarters.rbegin(); quarter != quarters.rend(); ++quarter) {
        const auto& count = source == SideEffectSource::seen ? quarter->seen : quarter->asked;
        const auto incidence = incidence_of(*quarter, source);
        chart::RateRow row;
        row.name = quarter_words(*quarter);
        row.events = std::to_string(count.events);
        const double per = people_or_sessions(RateUnit::sessions);
        row.rate = incidence ? rate_words(per * incidence->rate) : "–";
        if (incidence) {
            row.at = per * incidence->rate;
            row.low = per * incidence->could_be.low;
            row.high = per * incidence->could_be.high;
        }
        row.published_words = trf("{} of {}", count.units, quarter->treatments);
        spec.description += row.name + ": " + row.events + ", " + row.rate + " " + spec.rate_head + ". ";
        spec.rows.push_back(std::move(row));
    }
    return spec;
}

chart::UnitRowsSpec unit_rows_spec(const outcome::Caseload& caseload, const StopReasons& reasons,
                                   const std::vector<AimStand>& stands, double body) {
    chart::UnitRowsSpec spec;
    spec.body = body;
    spec.title = trf("Everyone who started: {}", caseload.started);
    for (const auto place : all_of<outcome::Place>()) {
        auto tail = share_words(caseload, place);
        if (place == outcome::Place::reached && stands.size() > 1)
            if (const auto aims = by_aim(stands, place); !aims.empty())
                tail += (tail.empty() ? "" : "  ") + aims;
        if (place == outcome::Place::cannot_judge && caseload.comfort > 0)
            tail += trf("{}{} comfort only, agreed not to be judged", tail.empty() ? "" : "  ", caseload.comfort);
        spec.rows.push_back({place_shape(place), place_words(place), caseload.at(place),
                             caseload.stopped[static_cast<std::size_t>(place)], std::move(tail), false});
    }
    const auto stopped = caseload.all_stopped();
    spec.rows.push_back({chart::StateShape::stopped, tr("Stopped"), stopped, 0, reason_list(reasons), true});
    spec.rows.push_back({chart::StateShape::cannot_judge, tr("Past the review, undecided"),
                         caseload.all_past_review_undecided(), 0, place_list(caseload.past_review_undecided), false});
    for (const auto& row : spec.rows)
        spec.description += fmt::format("{}: {}. ", row.name, row.people);
    return spec;
}

std::vector<std::string> others_sentences(const std::vector<SideEffectRate>& rates, SideEffectSource source) {
    const auto others = [&](std::string_view kind) {
        int events = 0;
        for (const auto& rate : rates)
            if (rate.kind == kind && rate.source == source)
                events += rate.others;
        return events;
    };
    const int events = others("any");
    if (events == 0)
        return {};
    auto made = fillings({{"events", std::to_string(events)}, {"serious", std::to_string(others("serious"))}});
    made.counts["events"] = events;
    return {report::filled(
        report::practice_text(source == SideEffectSource::seen ? "rates_others_seen" : "rates_others_asked"), made)};
}

std::vector<std::string> rate_sentences(const std::vector<SideEffectRate>& rates, SideEffectSource source,
                                        RateUnit unit) {
    const bool of_sessions = unit == RateUnit::sessions;
    std::vector<std::string> sentences{report::practice_text(of_sessions ? "rates_read" : "rates_read_people"),
                                       report::practice_text("rates_counted")};
    for (const auto& rate : rates) {
        if (rate.kind != "serious" || rate.source != source)
            continue;
        if (const auto incidence = incidence_of(rate, unit); incidence && of_sessions && rate.sessions.events == 0)
            sentences.push_back(none_sentence(*incidence, rate.sessions.units, serious_in_register(rates)));
        if (!of_sessions || is_of_few(rate))
            sentences.push_back(report::practice_text(of_sessions ? "rates_few" : "people_few_patients"));
    }
    std::ranges::move(others_sentences(rates, source), std::back_inserter(sentences));
    sentences.push_back(report::practice_text("rates_published"));
    const auto sources = published_sources(rows_shown(rates, source, unit), unit);
    if (!sources.empty())
        sentences.push_back(report::practice_text("rates_sources"));
    for (const auto& one : sources)
        sentences.push_back(source_words(one, unit));
    return sentences;
}

std::string asked_sentence(const QuestionTally& asked) {
    if (asked.treatments == 0)
        return report::practice_text("asked_none");
    const auto percent = percent_words(asked.answered, asked.treatments);
    return report::filled(report::practice_text("asked_rate"),
                          fillings({{"answered", std::to_string(asked.answered)},
                                    {"possible", std::to_string(asked.treatments)},
                                    {"percent", percent.empty() ? std::string{} : " (" + percent + ")"}}));
}

std::vector<std::string> caseload_sentences(const outcome::Caseload& caseload, const StopReasons& reasons, Day as_of) {
    const int each = chart::people_a_mark(unit_rows_spec(caseload, reasons, {}, 10));
    auto mark = fillings({{"each", std::to_string(each)}});
    mark.counts["each"] = each;
    return {report::filled(report::practice_text("people_mark"), mark),
            report::filled(report::practice_text("people_first"), fillings({{"date", report::date_text(as_of)}})),
            report::practice_text(caseload.started < outcome::fewest_for_rate ? "people_few" : "people_rates"),
            report::practice_text("people_not")};
}

std::vector<std::string> quarter_sentences(const std::vector<SideEffectRate>& rates, SideEffectSource source) {
    auto sentences = others_sentences(rates, source);
    sentences.insert(sentences.begin(), report::practice_text("quarters_read"));
    return sentences;
}

std::string flare_sentence() { return report::practice_text("flares"); }

std::string points_sentence() {
    return report::practice_text("points_not") + " " + report::practice_text("points_counted");
}

std::string point_share_words(const PointUse& use, const ComplaintPoints& of) {
    return of.people < outcome::fewest_for_rate ? std::string{} : percent_words(use.treatments, of.treatments);
}

std::string quality_sentence() { return report::practice_text("quality_not"); }

std::vector<QualityRow> quality_rows(const RecordQuality& quality) {
    std::vector<QualityRow> rows{
        {tr("Sessions with a score before needling"), quality.scored, quality.treatments},
        {tr("Asked about side effects since the last visit"), quality.asked.answered, quality.asked.treatments},
        {tr("Needles reconciled, in and out"), quality.reconciled, quality.needled},
        {tr("Signed within a day"), quality.signed_in_a_day, quality.entered_by_hand},
        {tr("Entered later"), quality.entered_later, quality.entered_by_hand}};
    for (std::size_t i = 0; i < quality.baseline_days.size(); ++i) {
        const bool most = i + 1 == quality.baseline_days.size();
        const auto* words = most ? trn("Patients with {} or more scored day before the first treatment",
                                       "Patients with {} or more scored days before the first treatment", i)
                                 : trn("Patients with {} scored day before the first treatment",
                                       "Patients with {} scored days before the first treatment", i);
        rows.push_back({fmt::format(fmt::runtime(words), i), quality.baseline_days[i], quality.judged_starters});
    }
    return rows;
}

}  // namespace needlebook::app
