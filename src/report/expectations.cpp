/// Rows of the evidence, in the order in which a first conversation needs them.
#include "report/expectations.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

#include "base/csv.h"
#include "base/spoken.h"
#include "base/tongue.h"
#include "chart/means.h"
#include "chart/people.h"
#include "domain/evidence_row.h"
#include "domain/published_rates.h"
#include "domain/study.h"
#include "embedded/evidence.h"
#include "outcome/proportion.h"
#include "report/wording.h"
#include "report/wording_table.h"

namespace needlebook::report {
namespace {

using chart::Fate;
using evidence::Study;
using evidence::UntreatedCourse;

constexpr double ten_points = 13.333;

std::string words(std::string_view key, std::initializer_list<std::pair<const char*, std::string>> fillings = {}) {
    Fillings all;
    for (const auto& [name, value] : fillings)
        all.words.emplace(name, value);
    return filled(expectation_text(key), all);
}

/// Of the evidence, under the rule for sentences about outcomes.
std::string said(const std::string& english) { return outcome_sentence(english, tongue()); }

/// As a printer would set it: ’ within words.
std::string set(std::string text) {
    for (std::size_t at = text.find('\''); at != std::string::npos; at = text.find('\'', at))
        text.replace(at, 1, "’");
    return text;
}

int of_100(double share) { return static_cast<int>(std::lround(100 * share)); }

/// @param sure  Whether the counts are people, so that an interval can be told.
chart::PeoplePart part_of(Fate fate, std::string_view key, int count, int all, bool sure) {
    const double share = static_cast<double>(count) / all;
    chart::PeoplePart part{.fate = fate, .count = count, .name = words(key), .tail = {}, .share = share};
    if (sure) {
        const auto could_be = outcome::wilson(count, all);
        part.low = could_be.low;
        part.high = could_be.high;
        part.tail = words("could_be", {{"share", std::to_string(of_100(share))},
                                       {"low", std::to_string(of_100(could_be.low))},
                                       {"high", std::to_string(of_100(could_be.high))}});
    } else {
        part.tail = words("share", {{"share", std::to_string(of_100(share))}});
    }
    return part;
}

chart::PeopleGroup group_of(std::string title, const evidence::Fates& fates, bool sure) {
    return {std::move(title),
            {part_of(Fate::better, "better", fates.better, fates.all(), sure),
             part_of(Fate::same, "same", fates.same, fates.all(), sure),
             part_of(Fate::worse, "worse", fates.worse, fates.all(), sure)}};
}

/// "1.4 lower" of a share of the whole score, in the score's own points.
std::string moved(double share, double whole) {
    constexpr double least = 1e-9;
    if (std::abs(share) < least)
        return words("no_different");
    return words(share < 0 ? "lower" : "higher", {{"n", decimal_text(fmt::format("{:.4g}", std::abs(share) * whole))}});
}

std::string between_words(const evidence::Means& means) {
    const auto gap = moved(means.difference, means.whole);
    if (!means.low || !means.high)
        return words("gap_alone", {{"gap", gap}});
    return words("gap",
                 {{"gap", gap}, {"low", moved(*means.low, means.whole)}, {"high", moved(*means.high, means.whole)}});
}

chart::MeansSpec means_of(const Study& study) {
    const auto& means = *study.means;
    chart::MeansSpec spec{.rows = {},
                          .lower_head = words("means_better"),
                          .higher_head = words("means_worse"),
                          .body = ten_points,
                          .title = set(said(study.sentence)),
                          .description = set(said(study.sentence))};
    const auto group = [&](const std::string& name, const std::optional<double>& at) {
        if (at)
            spec.rows.push_back({set(name), moved(*at, means.whole), *at});
    };
    group(words("means_treated"), means.treated);
    group(said(study.control_kind), means.control);
    spec.rows.push_back(
        {words("means_between"), set(between_words(means)), means.difference, means.low, means.high, true});
    return spec;
}

std::string design_words(const Study& study) {
    auto line = words(name_of(study.design));
    if (study.people)
        line += " · " + words("people", {{"n", whole_text(*study.people)}});
    if (study.weeks)
        line += " · " + words("weeks", {{"n", std::to_string(*study.weeks)}});
    return line;
}

/// The studies that counted better, same and worse; none of them may be taken for another condition.
std::vector<const Study*> counting_studies(ComplaintKind condition) {
    const bool one_nerve =
        condition == ComplaintKind::cts || condition == ComplaintKind::bells || condition == ComplaintKind::sciatica;
    std::vector<const Study*> found;
    for (const auto& study : evidence::studies())
        if (!one_nerve && study.counts_people() && evidence::for_expectations(study))
            found.push_back(&study);
    return found;
}

std::vector<const Study*> other_studies(ComplaintKind condition) {
    auto all = evidence::studies_for(condition);
    const auto counted = counting_studies(condition);
    std::erase_if(all, [&](const Study* study) { return std::ranges::find(counted, study) != counted.end(); });
    return all;
}

struct HarmRow {
    const evidence::PublishedRate* rate;
    std::string words;
};

const std::vector<HarmRow>& harm_rows() {
    const auto from = [](const evidence::DataRow& row) {
        for (const auto& rate : evidence::published_rates())
            if (rate.study == row.text("study") && name_of(rate.denominator) == row.text("denominator_kind") &&
                rate.kind == row.text("kind") && evidence::for_expectations(rate))
                return HarmRow{&rate, row.text("words")};
        throw std::logic_error{"first_visit_rates.csv: no verified row for " + row.text("study") + ", " +
                               row.text("kind")};
    };
    static const auto rows = evidence::rows_of(embedded::evidence_first_visit_rates, from);
    return rows;
}

class ExpectationsPage {
public:
    explicit ExpectationsPage(const Expectations& wanted) : wanted_{wanted} {
        document_.title = words("title");
        document_.body = ten_points;
        document_.footer = set(words("footer") + tr(" Needlebook · not to be used in advertising"));
    }

    Document take() {
        add(Banner{document_.title, wanted_.dated, wanted_.patient, wanted_.practitioner});
        add(Paragraph{words("lead"), Voice::lead});
        add(Notice{words("alongside_strong"), words("alongside")});
        untreated();
        studies();
        harms();
        unknown();
        return std::move(document_);
    }

private:
    void add(Block block) {
        std::visit(
            [](auto& b) {
                if constexpr (requires { b.words; })
                    b.words = set(b.words);
            },
            block);
        document_.blocks.push_back(std::move(block));
    }

    void limits(const std::string& limits, const std::string& citation) {
        if (!limits.empty())
            add(Paragraph{words("limits", {{"limits", limits}}), Voice::caption});
        add(Paragraph{citation, Voice::caption});
    }

    void untreated() {
        add(Heading{words("untreated_heading")});
        const auto rows = evidence::untreated_courses_for(wanted_.condition);
        if (rows.empty())
            add(Paragraph{words("untreated_none")});
        for (const auto* row : rows) {
            if (row != rows.front())
                add(Rule{});
            add(Paragraph{said(row->sentence)});
            // What a counting study says of its own group without treatment is drawn with that study.
            if (row->of_100 && row->people && *row->people >= 100)
                picture(said(row->sentence),
                        {group_of(words("untreated_group", {{"group", said(row->group)}}), *row->of_100, false)});
            limits(said(row->limits), row->source.text);
        }
    }

    void studies() {
        add(Heading{words("studies_heading")});
        const auto others = other_studies(wanted_.condition);
        const bool own =
            wanted_.condition == ComplaintKind::idiopathic ||
            std::ranges::any_of(others, [](const Study* study) { return study->condition_id != "several"; });
        if (!own)
            add(Paragraph{words("studies_none")});
        for (const auto* study : counting_studies(wanted_.condition)) {
            add(Paragraph{words("counted_heading"), Voice::lead});
            if (study->condition_id != name_of(wanted_.condition))
                add(Paragraph{words("counted_other", {{"condition", said(study->condition)}})});
            add(Paragraph{design_words(*study), Voice::caption});
            picture(said(study->sentence),
                    {group_of(words("treated", {{"n", std::to_string(study->treated->all())}}), *study->treated, true),
                     group_of(words("control", {{"n", std::to_string(study->control->all())},
                                                {"control", said(study->control_kind)}}),
                              *study->control, true)});
            add(Paragraph{said(study->sentence)});
            limits(said(study->limits), study->source.text);
        }
        for (const auto* study : others) {
            add(Rule{});
            add(Paragraph{said(study->sentence)});
            add(Paragraph{design_words(*study), Voice::caption});
            if (study->means)
                add(Drawing{
                    [spec = means_of(*study)](double width, double body, const chart::TextMeter& meter) mutable {
                        spec.body = body;
                        return chart::means(spec, width, meter);
                    }});
            limits(said(study->limits), study->source.text);
        }
    }

    void harms() {
        add(Heading{words("harms_heading")});
        const auto& any = *harm_rows().front().rate;
        const int with = static_cast<int>(std::lround(any.per_10000 / 100));
        chart::PeopleGroup group{
            words("harms_group"),
            {{Fate::worse, with, words("harms_any"), words("share", {{"share", std::to_string(with)}}), with / 100.0},
             {Fate::same, 100 - with, words("harms_none"), words("share", {{"share", std::to_string(100 - with)}}),
              1 - with / 100.0}}};
        picture(group.title, {group});
        add(Paragraph{
            words("harms_from", {{"setting", tr(any.setting)}, {"people", whole_text(any.units.value_or(0))}}),
            Voice::caption});
        Bullets bullets;
        std::vector<std::string> sources{any.source.text};
        for (const auto& row : harm_rows()) {
            if (row.rate == &any)
                continue;
            const double rate = row.rate->per_10000;
            bullets.items.push_back(set(
                rate >= 100
                    ? words("harms_row", {{"share", std::to_string(std::lround(rate / 100))}, {"words", tr(row.words)}})
                    : words("harms_rare", {{"share", number_text(rate)},
                                           {"words", tr(row.words)},
                                           {"low", number_text(row.rate->low.value_or(0))},
                                           {"high", number_text(row.rate->high.value_or(0))}})));
            if (std::ranges::find(sources, row.rate->source.text) == sources.end())
                sources.push_back(row.rate->source.text);
        }
        add(bullets);
        for (const auto& source : sources)
            add(Paragraph{source, Voice::caption});
    }

    void unknown() {
        add(Heading{words("unknown_heading")});
        Bullets bullets;
        for (const auto* key : {"unknown_1", "unknown_2", "unknown_3", "unknown_4", "unknown_5"})
            bullets.items.push_back(set(words(key)));
        add(bullets);
    }

    void picture(const std::string& description, std::vector<chart::PeopleGroup> groups) {
        for (auto& group : groups)
            group.title = set(group.title);
        const auto title = groups.front().title;
        add(Drawing{[spec = chart::PeopleSpec{std::move(groups), ten_points, title, set(description)}](
                        double width, double body, const chart::TextMeter& meter) mutable {
            spec.body = body;
            return chart::people(spec, width, meter);
        }});
    }

    const Expectations& wanted_;
    Document document_{};
};

}  // namespace

Document expectations(const Expectations& wanted) { return ExpectationsPage{wanted}.take(); }

std::vector<std::string> evidence_in_expectations(ComplaintKind condition) {
    std::vector<std::string> ids;
    const auto add = [&ids](const std::string& id) {
        if (std::ranges::find(ids, id) == ids.end())
            ids.push_back(id);
    };
    for (const auto* row : evidence::untreated_courses_for(condition))
        add(trf("{} (untreated)", row->source.text.substr(0, row->source.text.find(' '))));
    for (const auto* study : counting_studies(condition))
        add(study->id);
    for (const auto* study : other_studies(condition))
        add(study->id);
    for (const auto& row : harm_rows())
        add(row.rate->study);
    return ids;
}

}  // namespace needlebook::report
