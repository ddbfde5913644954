#include "report/wording.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/tongue.h"
#include "report/wording_table.h"

namespace needlebook::report {

namespace {

using outcome::Entry;
using outcome::State;

enum class Reader { practitioner, patient };

/// Finer than state, reason and aim: the last key of a row.
std::set<std::string, std::less<>> details_of(const VerdictFacts& facts) {
    std::set<std::string, std::less<>> details;
    if (!facts.entry)
        return details;
    if (facts.entry->variant)
        details.emplace(name_of(*facts.entry->variant));
    if (facts.entry->upper && *facts.entry->upper >= facts.constants.delta)
        details.emplace("wide");
    // A rise that would be printed as 0 isn't one.
    if (facts.entry->change && (*facts.entry->change <= 0 || number_text(*facts.entry->change) == "0"))
        details.emplace("not_up");
    return details;
}

const std::string& row_text(const std::vector<WordingRow>& rows, const VerdictFacts& facts) {
    const auto details = details_of(facts);
    const auto fits = [](const std::string& key, std::string_view name) { return key.empty() || key == name; };
    for (const auto& row : rows)
        if (fits(row.state, name_of(facts.shown.state)) && fits(row.reason, name_of(facts.shown.reason)) &&
            fits(row.aim, name_of(facts.course.aim)) && (row.detail.empty() || details.contains(row.detail)))
            return row.text;
    throw std::logic_error{"no wording for " + std::string{name_of(facts.shown.reason)}};
}

/// When the two of them look at an unconfirmed verdict again: on the agreed date, or,
/// when that has passed, once the aim can have been seen twice.
Day look_again_on(const VerdictFacts& facts) {
    const auto review = outcome::review_of(facts.course, facts.constants);
    if (review && *review > facts.as_of)
        return *review;
    const auto confirmable = facts.shown.date.value_or(facts.as_of) + date::days{facts.constants.confirm_days};
    return confirmable > facts.as_of ? confirmable : facts.as_of + date::days{facts.constants.confirm_days};
}

void put_numbers(Fillings& fillings, const Entry& entry, Reader reader) {
    const auto average = reader == Reader::patient ? half_text : number_text;
    auto& words = fillings.words;
    const auto put = [&words](const char* name, const std::optional<double>& value, auto text) {
        if (value)
            words[name] = text(*value);
    };
    put("B", entry.baseline, average);
    put("M", entry.recent, average);
    put("D", entry.change, signed_text);
    put("rise", entry.change, number_text);
    put("L", entry.lower, signed_text);
    put("U", entry.upper, signed_text);
    put("T", entry.threshold, number_text);
    put("E", entry.expected_rise, number_text);
}

void put_dates(Fillings& fillings, const VerdictFacts& facts) {
    auto& words = fillings.words;
    const auto put = [&words](const char* name, std::optional<Day> day) {
        if (day)
            words[name] = date_text(*day);
    };
    const auto& constants = facts.constants;
    if (const auto start = facts.course.first_treatment) {
        put("leaning_from", *start + date::days{constants.first_verdict_day + constants.lean_days});
        put("reached_from", *start + date::days{constants.first_verdict_day + constants.confirm_days});
    }
    put("last_score", facts.shown.date);
    put("review", outcome::review_of(facts.course, constants));
    put("was_reached_on", facts.was_reached_on);
    put("look_again", look_again_on(facts));
    if (facts.entry) {
        put("reached_on", facts.entry->last_changed_on);
        put("judgeable", outcome::judgeable_about(*facts.entry, facts.course, constants));
    }
}

Fillings fillings_of(const VerdictFacts& facts, Reader reader) {
    const int n_baseline = facts.entry ? facts.entry->n_baseline : 0;
    const int n_recent = facts.entry ? facts.entry->n_recent : 0;
    Fillings fillings{
        .words = {{"nb", std::to_string(n_baseline)},
                  {"nr", std::to_string(n_recent)},
                  {"score", facts.score},
                  {"source", facts.rate_source.empty() ? tr("not given") : facts.rate_source},
                  {"chance", facts.course.primary ? tr("1 in 50") : tr("1 in 150")},
                  {"label", std::string{label_text(outcome::label_of(facts.shown, facts.course, facts.constants))}}},
        .counts = {{"nb", n_baseline}, {"nr", n_recent}}};
    if (facts.course.rate_per_week)
        fillings.words["rate"] = number_text(*facts.course.rate_per_week * 52);
    if (facts.entry)
        put_numbers(fillings, *facts.entry, reader);
    put_dates(fillings, facts);
    return fillings;
}

bool review_has_passed(const VerdictFacts& facts) {
    const auto review = outcome::review_of(facts.course, facts.constants);
    return review && facts.as_of >= *review;
}

}  // namespace

std::string Sentence::text() const {
    std::string all = main;
    const auto add = [&all](std::string_view more) {
        if (!more.empty())
            all.append(" ").append(more);
    };
    for (const auto& one : added)
        add(one);
    add(footer);
    return all;
}

VerdictFacts facts_on(std::span<const Entry> entries, const outcome::Course& course, Day as_of,
                      const outcome::Constants& constants) {
    VerdictFacts facts{.shown = outcome::shown_on(entries, as_of, constants),
                       .course = course,
                       .as_of = as_of,
                       .score = {},
                       .rate_source = {},
                       .constants = constants};
    if (const Entry* entry = outcome::entry_on(entries, as_of)) {
        facts.entry = *entry;
        // A run of "reached" that is too old to show belongs to the past as well.
        if (entry->state == State::reached && facts.shown.state != State::reached)
            facts.was_reached_on = entry->last_changed_on;
        else
            facts.was_reached_on = outcome::was_reached_on(entries, static_cast<std::size_t>(entry - entries.data()));
    }
    return facts;
}

Sentence practitioner_sentence(const VerdictFacts& facts) {
    const auto fillings = fillings_of(facts, Reader::practitioner);
    Sentence sentence{.main = filled(row_text(practitioner_rows(), facts), fillings), .added = {}, .footer = {}};
    if (facts.was_reached_on && facts.shown.state != State::reached)
        sentence.added.push_back(filled(added_text("was_reached"), fillings));
    if (facts.shown.state != State::reached && facts.shown.state != State::worse && review_has_passed(facts))
        sentence.added.push_back(added_text("review_passed"));
    return sentence;
}

Sentence patient_sentence(const VerdictFacts& facts) {
    const auto fillings = fillings_of(facts, Reader::patient);
    Sentence sentence{.main = filled(row_text(patient_rows(), facts), fillings),
                      .added = {},
                      .footer = std::string{patient_footer()}};
    if (facts.mixed)
        sentence.added.push_back(added_text("mixed_patient"));
    return sentence;
}

std::vector<std::string> caveats(const VerdictFacts& facts) {
    std::vector<std::string> chips;
    if (facts.entry && facts.entry->baseline_weak)
        chips.push_back(added_text("caveat_few_baseline"));
    if (facts.entry && facts.entry->baseline &&
        *facts.entry->baseline > facts.constants.ceiling + facts.constants.tolerance)
        chips.push_back(added_text("caveat_high_baseline"));
    if (!facts.course.primary)
        chips.push_back(added_text("caveat_secondary"));
    if (facts.entered_late)
        chips.push_back(added_text("caveat_entered_late"));
    return chips;
}

std::optional<std::string> check_in_prompt(const VerdictFacts& facts) {
    if (!facts.entry || !facts.entry->check_in)
        return std::nullopt;
    if (days_between(facts.entry->date, facts.as_of) > facts.constants.shown_days)
        return std::nullopt;
    return added_text("check_in");
}

std::optional<std::string> mixed_prompt(const VerdictFacts& facts) {
    if (!facts.mixed)
        return std::nullopt;
    // It may be the reach alone that grew: averages that fell would read as if they were the rise.
    const auto* numbness = facts.numbness ? &*facts.numbness : nullptr;
    if (numbness == nullptr || !numbness->recent || !numbness->baseline || *numbness->recent <= *numbness->baseline)
        return added_text("mixed_no_numbers");
    Fillings fillings;
    put_numbers(fillings, *facts.numbness, Reader::practitioner);
    return filled(added_text("mixed"), fillings);
}

}  // namespace needlebook::report
