/// Figures put into words and rows.
#include "app/practice_pictures.h"

#include <cmath>

#include <fmt/format.h>

#include "app/report_words.h"
#include "base/text.h"
#include "base/tongue.h"
#include "domain/evidence.h"
#include "report/wording.h"
#include "report/wording_table.h"

namespace needlebook::app {

namespace {

constexpr double sessions_in_rate = 1000;
constexpr double people_in_rate = 100;
constexpr double published_in_rate = 10'000;

/// Sessions of one plot or patients of another.
struct RateView {
    outcome::Count SideEffectRate::*count;
    std::optional<outcome::Incidence> SideEffectRate::*incidence;
    std::vector<evidence::PublishedRate> SideEffectRate::*published;
    double per;
};

constexpr RateView by_session{&SideEffectRate::sessions, &SideEffectRate::per_session, &SideEffectRate::published,
                              sessions_in_rate};
constexpr RateView by_patient{&SideEffectRate::patients, &SideEffectRate::per_patient,
                              &SideEffectRate::published_for_patients, people_in_rate};

std::string published_words(const std::vector<evidence::PublishedRate>& published, double per) {
    if (published.empty())
        return tr("no published rate on file");
    const auto& largest = published.front();
    auto words = rate_words(per * largest.per_10000 / published_in_rate) + "  " + largest.study;
    if (published.size() > 1) {
        double least = largest.per_10000;
        double most = largest.per_10000;
        for (const auto& rate : published) {
            least = std::min(least, rate.per_10000);
            most = std::max(most, rate.per_10000);
        }
        words += trf("; {} studies {} to {}", published.size(), rate_words(per * least / published_in_rate),
                     rate_words(per * most / published_in_rate));
    }
    return words;
}

chart::RateRow rate_row(const SideEffectRate& rate, const RateView& view) {
    chart::RateRow row;
    const auto& count = rate.*view.count;
    const auto& incidence = rate.*view.incidence;
    row.name = effect_kind_words(rate.kind);
    row.events = std::to_string(count.events);
    row.rate = incidence ? rate_words(view.per * incidence->rate) : "–";
    if (incidence) {
        row.at = view.per * incidence->rate;
        row.low = view.per * incidence->could_be.low;
        row.high = view.per * incidence->could_be.high;
    }
    for (const auto& published : rate.*view.published) {
        const auto turned = [&view](double per_10000) { return view.per * per_10000 / published_in_rate; };
        chart::PublishedMark mark{turned(published.per_10000), {}, {}};
        if (published.low && published.high) {
            mark.low = turned(*published.low);
            mark.high = turned(*published.high);
        }
        row.published.push_back(mark);
    }
    row.published_words = published_words(rate.*view.published, view.per);
    return row;
}

chart::RatePlotSpec plot(const std::vector<SideEffectRate>& rates, SideEffectSource source, double body,
                         const RateView& view) {
    chart::RatePlotSpec spec;
    spec.body = body;
    spec.name_head = tr("kind");
    spec.events_head = view.per == sessions_in_rate ? tr("events") : tr("people");
    spec.rate_head = view.per == sessions_in_rate ? tr("in 1,000") : tr("in 100");
    spec.published_head = tr("published, for comparison");
    for (const auto& rate : rates) {
        const bool always = rate.kind == "any" || rate.kind == "serious";
        if (rate.source == source && (always || (rate.*view.count).events > 0 || !(rate.*view.published).empty()))
            spec.rows.push_back(rate_row(rate, view));
    }
    spec.title = source == SideEffectSource::seen ? tr("Side effects seen by the practitioner")
                                                  : tr("Side effects told when asked at the next visit");
    for (const auto& row : spec.rows)
        spec.description += row.name + ": " + row.events + ", " + row.rate + " " + spec.rate_head + ". ";
    return spec;
}

std::string share_words(const outcome::Caseload& caseload, outcome::Place place) {
    const auto share = outcome::share_at(caseload, place);
    if (!share)
        return {};
    const auto percent = [](double part) { return std::lround(100 * part); };
    return trf("({} %, {} to {} %)", percent(share->rate), percent(share->could_be.low), percent(share->could_be.high));
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
            words += fmt::format("{}{} {}", words.empty() ? "" : ", ", people, lower_ascii(place_words(place)));
    return words;
}

/// One decimal at most, none for whole numbers.
std::string expected_words(double people) { return report::number_text(people); }

report::Fillings fillings(std::initializer_list<std::pair<const std::string, std::string>> words) {
    report::Fillings made;
    made.words.insert(words.begin(), words.end());
    return made;
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
        return fmt::format("{:.2g}", rate);
    if (rate < 1)
        return fmt::format("{:.2f}", rate);
    return rate < 100 ? report::number_text(rate) : fmt::format("{:.0f}", rate);
}

std::string percent_words(int some, int all) {
    return all < outcome::fewest_for_rate ? std::string{} : fmt::format("{:.0f} %", 100.0 * some / all);
}

chart::RatePlotSpec rate_plot_spec(const std::vector<SideEffectRate>& rates, SideEffectSource source, double body) {
    return plot(rates, source, body, by_session);
}

chart::RatePlotSpec patient_rate_spec(const std::vector<SideEffectRate>& rates, SideEffectSource source, double body) {
    return plot(rates, source, body, by_patient);
}

chart::RatePlotSpec quarter_plot_spec(const std::vector<Quarter>& quarters, SideEffectSource source, double body) {
    chart::RatePlotSpec spec;
    spec.body = body;
    spec.title = tr("By quarter");
    spec.name_head = tr("quarter");
    spec.events_head = tr("events");
    spec.rate_head = tr("in 1,000");
    spec.published_head = tr("sessions at which it was asked");
    for (auto quarter = quarters.rbegin(); quarter != quarters.rend(); ++quarter) {
        const auto& count = source == SideEffectSource::seen ? quarter->seen : quarter->asked;
        const auto incidence = outcome::incidence(count);
        chart::RateRow row;
        row.name = trf("{}, quarter {}", quarter->year, quarter->number);
        row.events = std::to_string(count.events);
        row.rate = incidence ? rate_words(sessions_in_rate * incidence->rate) : "–";
        if (incidence) {
            row.at = sessions_in_rate * incidence->rate;
            row.low = sessions_in_rate * incidence->could_be.low;
            row.high = sessions_in_rate * incidence->could_be.high;
        }
        row.published_words = trf("{} of {}", count.units, quarter->treatments);
        spec.rows.push_back(std::move(row));
    }
    return spec;
}

chart::UnitRowsSpec unit_rows_spec(const outcome::Caseload& caseload, const StopReasons& reasons, double body) {
    chart::UnitRowsSpec spec;
    spec.body = body;
    spec.title = trf("Everyone who started: {}", caseload.started);
    for (const auto place : all_of<outcome::Place>()) {
        auto tail = share_words(caseload, place);
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

std::vector<std::string> rate_sentences(const std::vector<SideEffectRate>& rates, SideEffectSource source) {
    std::vector<std::string> sentences{report::practice_text("rates_read"), report::practice_text("rates_counted")};
    for (const auto& rate : rates)
        if (rate.kind == "serious" && rate.source == source && rate.sessions.events == 0 && rate.per_session)
            sentences.push_back(
                tr("Serious event: ") +
                report::filled(report::practice_text("rates_none"),
                               fillings({{"units", std::to_string(rate.sessions.units)},
                                         {"high", rate_words(sessions_in_rate * rate.per_session->could_be.high)}})));
    sentences.push_back(report::practice_text("rates_published"));
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
    const int each = chart::people_a_mark(unit_rows_spec(caseload, reasons, 10));
    auto mark = fillings({{"each", std::to_string(each)}});
    mark.counts["each"] = each;
    return {report::filled(report::practice_text("people_mark"), mark),
            report::filled(report::practice_text("people_first"), fillings({{"date", report::date_text(as_of)}})),
            report::practice_text(caseload.started < outcome::fewest_for_rate ? "people_few" : "people_rates"),
            report::practice_text("people_not")};
}

std::string chance_sentence(int improvers) {
    if (improvers == 0)
        return report::practice_text("chance_none");
    const auto reached = outcome::by_chance(improvers, outcome::reached_by_chance);
    const auto worse = outcome::by_chance(improvers, outcome::worse_by_chance);
    const auto course = outcome::by_chance(improvers, outcome::on_course_by_chance);
    auto made = fillings({{"people", std::to_string(improvers)},
                          {"least", expected_words(reached.least)},
                          {"most", expected_words(reached.most)},
                          {"over", std::to_string(reached.seldom_over)},
                          {"worse_least", expected_words(worse.least)},
                          {"worse_most", expected_words(worse.most)},
                          {"course_least", expected_words(course.least)},
                          {"course_most", expected_words(course.most)}});
    made.counts["people"] = improvers;
    return report::filled(report::practice_text("chance"), made);
}

std::string flare_sentence() { return report::practice_text("flares"); }

std::string points_sentence() {
    return report::practice_text("points_not") + " " + report::practice_text("points_counted");
}

std::string quality_sentence() { return report::practice_text("quality_not"); }

std::vector<QualityRow> quality_rows(const RecordQuality& quality) {
    std::vector<QualityRow> rows{
        {tr("Sessions with a score before needling"), quality.scored, quality.treatments},
        {tr("Asked about side effects since the last visit"), quality.asked.answered, quality.asked.treatments},
        {tr("Needles reconciled, in and out"), quality.reconciled, quality.needled},
        {tr("Signed within a day"), quality.signed_in_a_day, quality.treatments},
        {tr("Entered later"), quality.entered_later, quality.treatments}};
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
