#include "report/wording.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "../base/catalogue.h"
#include "base/text.h"
#include "base/tongue.h"
#include "embedded/wording.h"
#include "report/wording_table.h"

using namespace needlebook;
using namespace needlebook::report;
using outcome::Aim;
using outcome::Label;
using outcome::Reason;
using outcome::State;
using outcome::Variant;

namespace {

const Day start = day(2025, 3, 3);

State state_of(Reason reason) {
    if (reason == Reason::leaning || reason == Reason::awaiting_confirmation)
        return State::on_course;
    if (reason == Reason::confirmed || reason == Reason::kept)
        return State::reached;
    if (reason == Reason::missed || reason == Reason::review_passed)
        return State::not_reached;
    return State::too_early;
}

outcome::Course course_of(Aim aim) { return {.first_treatment = start, .aim = aim, .rate_per_week = 2.0 / 52}; }

/// An entry with every number, 14 May 2025.
VerdictFacts facts_of(State state, Reason reason, Aim aim) {
    outcome::Entry entry{.date = day(2025, 5, 14),
                         .state = state,
                         .reason = reason,
                         .baseline = 20.0 / 3,
                         .recent = 4.25,
                         .change = 4.25 - 20.0 / 3,
                         .lower = -4.5,
                         .upper = -0.04,
                         .expected_rise = 1.23,
                         .threshold = 2,
                         .n_baseline = 3,
                         .n_recent = 6,
                         .last_changed_on = day(2025, 4, 16)};
    if (aim == Aim::hold && state == State::reached)
        entry.variant = Variant::steady;
    return {.shown = {state, reason, entry.date},
            .entry = entry,
            .course = course_of(aim),
            .as_of = entry.date,
            .score = "pain",
            .rate_source = "the clinic's letters"};
}

/// Every state with each of its reasons.
std::vector<std::pair<State, Reason>> all_verdicts() {
    std::vector<std::pair<State, Reason>> all;
    for (const auto reason : all_of<Reason>())
        all.emplace_back(state_of(reason), reason);
    all.emplace_back(State::worse, Reason::confirmed);
    all.emplace_back(State::worse, Reason::kept);
    return all;
}

/// Everything that could ever be shown: each verdict, aim and variant, with one and
/// several scores from before, before and after the review, with and without a rise.
std::vector<VerdictFacts> everything() {
    std::vector<VerdictFacts> all;
    for (const auto& [state, reason] : all_verdicts())
        for (const auto aim : all_of<Aim>())
            for (const auto variant : all_of<Variant>())
                for (const int n_baseline : {1, 2, 6})
                    for (const double change : {-2.4, 0.0, 0.7})
                        for (const bool primary : {true, false})
                            for (const int later : {0, 500}) {
                                auto facts = facts_of(state, reason, aim);
                                facts.entry->change = change;
                                facts.entry->upper = change + 1.9;
                                facts.entry->n_baseline = n_baseline;
                                if (facts.entry->variant)
                                    facts.entry->variant = variant;
                                facts.course.primary = primary;
                                facts.as_of += date::days{later};
                                facts.mixed = facts.entered_late = facts.entry->check_in = true;
                                facts.was_reached_on = start;
                                facts.numbness = facts.entry;
                                all.push_back(facts);
                            }
    return all;
}

std::vector<std::string> texts_of(const VerdictFacts& facts) {
    auto texts = caveats(facts);
    texts.push_back(practitioner_sentence(facts).text());
    texts.push_back(patient_sentence(facts).text());
    for (const auto& prompt : {check_in_prompt(facts), mixed_prompt(facts)})
        if (prompt)
            texts.push_back(*prompt);
    return texts;
}

/// Between two placeholders.
std::string longest_fixed_part(std::string_view text) {
    std::string longest;
    for (const auto part : split(text, '{')) {
        const auto close = part.find('}');
        const auto fixed = close == std::string_view::npos ? part : part.substr(close + 1);
        if (fixed.size() > longest.size())
            longest = fixed;
    }
    return longest;
}

std::string practitioner(const VerdictFacts& facts) { return practitioner_sentence(facts).main; }
std::string patient(const VerdictFacts& facts) { return patient_sentence(facts).main; }

}  // namespace

TEST_CASE("every state, reason and aim has both sentences, filled and free of banned words") {
    for (const auto& facts : everything()) {
        CAPTURE(name_of(facts.shown.reason), name_of(facts.course.aim));
        for (const auto& text : texts_of(facts)) {
            CAPTURE(text);
            CHECK(text.size() > 8);
            CHECK(text.find_first_of("{}|") == std::string::npos);
            CHECK(text.find("-0 ") == std::string::npos);
            CHECK(banned_words(text).empty());
        }
    }
}

TEST_CASE("every text of the wording files is free of banned words") {
    for (const auto& file : embedded::wording_all()) {
        CAPTURE(file.name);
        if (file.name == "banned.csv")
            CHECK(banned_words(file.text).size() == 23);
        else if (file.name == "overpromise.csv")
            CHECK_FALSE(banned_words(file.text).empty());  // What it looks for.
        else
            CHECK(banned_words(file.text).empty());
    }
}

TEST_CASE("every row of the wording files is shown for some verdict") {
    std::set<std::string> shown;
    outcome::Constants wide;
    wide.delta = -5;
    for (auto facts : everything()) {
        shown.insert(practitioner(facts));
        shown.insert(patient(facts));
        facts.constants = wide;
        shown.insert(patient(facts));
    }
    for (const auto* rows : {&practitioner_rows(), &patient_rows()})
        for (const auto& row : *rows) {
            CAPTURE(row.text);
            CHECK(std::ranges::any_of(
                shown, [&](const auto& text) { return text.find(longest_fixed_part(row.text)) != std::string::npos; }));
        }
}

TEST_CASE("every label has its words") {
    for (const auto label : all_of<Label>()) {
        CHECK_FALSE(label_text(label).empty());
        CHECK(banned_words(label_text(label)).empty());
    }
    CHECK(label_text(Label::cannot_be_judged) == "Can't be judged");
    CHECK(label_text("comfort") == "Comfort only");
    CHECK_THROWS_AS(label_text("no such label"), std::logic_error);
}

TEST_CASE("numbers are rounded half away from zero and never read -0") {
    const auto [value, plain, with_sign, half] = GENERATE(table<double, std::string, std::string, std::string>({
        {20.0 / 3, "6.7", "+6.7", "6.5"},
        {2.0, "2", "+2", "2"},
        {1.95, "2", "+2", "2"},
        {0.25, "0.3", "+0.3", "0.5"},
        {-0.25, "-0.3", "-0.3", "-0.5"},
        {-0.04, "0", "0", "0"},
        {0.0, "0", "0", "0"},
        {-1.25, "-1.3", "-1.3", "-1.5"},
        {4.25, "4.3", "+4.3", "4.5"},
        {0.15 - 1e-12, "0.2", "+0.2", "0"},
        {10.0, "10", "+10", "10"},
    }));
    CAPTURE(value);
    CHECK(number_text(value) == plain);
    CHECK(signed_text(value) == with_sign);
    CHECK(half_text(value) == half);
}

TEST_CASE("the sentences read as the procedure has them") {
    SECTION("reached, improve") {
        const auto facts = facts_of(State::reached, Reason::confirmed, Aim::improve);
        CHECK(practitioner(facts) ==
              "Reached and seen twice, four weeks apart: 6.7 -> 4.3 (between -4.5 and 0). That is more than this "
              "person's usual ups and downs. This does not show why: scores also fall by about 1.5 points on average "
              "in people given placebo.");
        CHECK(patient(facts) ==
              "Your pain scores averaged 6.5 at the start and 4.5 lately. That is more than your usual ups and downs. "
              "We can't tell what caused it.");
    }
    SECTION("too early") {
        auto facts = facts_of(State::too_early, Reason::few_recent, Aim::improve);
        facts.entry->n_recent = 1;
        CHECK(practitioner(facts) ==
              "Too early to say: 3 scores from before and 1 recent score; 4 recent ones are needed. First leaning "
              "possible from 14 April 2025, an aim reached from 28 April 2025.");
        CHECK(patient(facts) == "It's too soon to tell. A few more scores are needed.");
    }
    SECTION("hold, steady, before and after the review date") {
        auto facts = facts_of(State::reached, Reason::confirmed, Aim::hold);
        CHECK(practitioner(facts).starts_with("Steady so far: 6.7 then, 4.3 now; a rise of 2 or more would be"));
        facts.entry->variant = Variant::steady_or_better;
        CHECK(practitioner(facts).starts_with("Steady so far, or lower: 6.7 then"));
        facts.course.review = facts.entry->date;
        CHECK(practitioner(facts).starts_with("Held steady, or lower: 6.7 then"));
        facts.entry->variant = Variant::better;
        CHECK(practitioner(facts) == "Better than steady, seen twice: 6.7 -> 4.3. This does not show why.");
    }
    SECTION("slow") {
        auto facts = facts_of(State::reached, Reason::confirmed, Aim::slow);
        facts.entry->change = 0.4;
        CHECK(
            practitioner(facts) ==
            "Slower than expected so far: expected +1.2 by now (2 points a year), seen +0.4. The line was an estimate "
            "(source: the clinic's letters).");
        CHECK(patient(facts) ==
              "Your pain scores went up by 0.4. You both expected a rise of about 1.2. No one can say what else would "
              "have happened.");
        facts.entry->change = 0.04;
        CHECK(patient(facts).starts_with("Your pain scores did not go up. You both expected"));
    }
    SECTION("an expected rise too small to judge") {
        const auto facts = facts_of(State::too_early, Reason::expected_rise_too_small, Aim::slow);
        CHECK(practitioner(facts) ==
              "The agreed line (2 points a year, source: the clinic's letters) has risen 1.2 so far; at least 1.5 is "
              "needed. Judgeable about 3 July 2025.");
    }
    SECTION("worse") {
        CHECK(practitioner(facts_of(State::worse, Reason::kept, Aim::slow))
                  .starts_with("Scores are higher than the agreed line: expected +1.2, seen -2.4. Review;"));
        CHECK(patient(facts_of(State::worse, Reason::kept, Aim::slow)).find("more than you both expected. Please") !=
              std::string::npos);
        CHECK(practitioner(facts_of(State::worse, Reason::confirmed, Aim::hold))
                  .starts_with("Scores are higher than at the start and stayed so (6.7 -> 4.3). Review; consider GP."));
    }
}

TEST_CASE("one score from before was, several averaged") {
    auto facts = facts_of(State::too_early, Reason::unclear, Aim::improve);
    CHECK(patient(facts).starts_with("Your scores averaged 6.5 at the start and 4.5 lately."));
    facts.entry->n_baseline = 1;
    CHECK(patient(facts).starts_with("Your score was 6.5 at the start and averaged 4.5 lately."));
    const auto weak = facts_of(State::too_early, Reason::weak_baseline, Aim::improve);
    CHECK(practitioner(weak).find("3 scores from before treatment") != std::string::npos);
}

TEST_CASE("a secondary score has the longer odds, and a kept one with a wide range has none") {
    auto facts = facts_of(State::reached, Reason::confirmed, Aim::hold);
    CHECK(patient(facts).find("(about 1 in 50)") != std::string::npos);
    facts.course.primary = false;
    CHECK(patient(facts).find("(about 1 in 150)") != std::string::npos);
    CHECK(practitioner(facts).find("(about 1 in 150)") != std::string::npos);
    facts.shown.reason = Reason::kept;
    CHECK(patient(facts).find("(about 1 in 150)") != std::string::npos);
    facts.entry->upper = 2;
    CHECK(patient(facts).find("about 1 in") == std::string::npos);
    CHECK(practitioner(facts) == "Reached on 16 April 2025, still there (6.7 -> 4.3), weaker than then.");
}

TEST_CASE("what is added after the sentence") {
    auto facts = facts_of(State::too_early, Reason::unclear, Aim::improve);
    CHECK(practitioner_sentence(facts).added.empty());
    facts.was_reached_on = start;
    facts.as_of = start + date::days{16 * 7};
    CHECK(practitioner_sentence(facts).added ==
          std::vector<std::string>{
              "Was reached on 3 March 2025; not clearly kept.",
              "The agreed date has passed. Discuss: stop, change the aim, refer, or agree a new date."});
    facts.mixed = true;
    CHECK(patient_sentence(facts).added.size() == 1);
    CHECK(patient_sentence(facts).text().ends_with(patient_footer()));
    facts.shown.state = State::worse;
    facts.shown.reason = Reason::confirmed;
    CHECK(practitioner_sentence(facts).added.size() == 1);
    facts.shown.state = State::reached;
    CHECK(practitioner_sentence(facts).added.empty());
}

TEST_CASE("caveats and prompts stand apart") {
    auto facts = facts_of(State::too_early, Reason::unclear, Aim::hold);
    CHECK(caveats(facts).empty());
    CHECK_FALSE(check_in_prompt(facts));
    CHECK_FALSE(mixed_prompt(facts));
    facts.entry->baseline_weak = true;
    facts.entry->baseline = 8.5;
    facts.course.primary = false;
    facts.entered_late = true;
    CHECK(caveats(facts) == std::vector<std::string>{"Few baseline scores.",
                                                     "Baseline above 8: a rise can hardly show.", "Secondary score.",
                                                     "Score entered late."});
    facts.entry->check_in = true;
    CHECK(check_in_prompt(facts)->starts_with("Check in: scores are up."));
    facts.as_of += date::days{85};
    CHECK_FALSE(check_in_prompt(facts));
    facts.mixed = true;
    CHECK(mixed_prompt(facts)->starts_with("Pain is down, numbness is up or reaches further."));
    facts.numbness = facts.entry;
    CHECK(mixed_prompt(facts)->starts_with("Pain is down, numbness is up or reaches further."));
    facts.numbness->baseline = 2.5;
    CHECK(mixed_prompt(facts)->starts_with("Pain is down, numbness is up (2.5 -> 4.3) or reaches further."));
}

TEST_CASE("facts are taken from the replay on a day") {
    std::vector<outcome::Reading> readings;
    for (int week = -2; week <= 12; ++week)
        readings.push_back({start + date::days{7 * week}, week <= 0 ? 8 : 3});
    const auto course = course_of(Aim::improve);
    const auto entries = outcome::replay(readings, course).value();
    const auto last = entries.back().date;
    REQUIRE(entries.back().state == State::reached);

    const auto now = facts_on(entries, course, last);
    CHECK(now.entry == entries.back());
    CHECK_FALSE(now.was_reached_on);

    const auto later = facts_on(entries, course, last + date::days{85});
    CHECK(later.shown.reason == Reason::stale);
    CHECK(later.was_reached_on == entries.back().last_changed_on);
    CHECK(practitioner(later) == "There are too few recent scores to say. Last score 26 May 2025.");

    const auto before = facts_on(entries, course, start - date::days{100});
    CHECK_FALSE(before.entry);
    CHECK(practitioner(before).starts_with("Waiting for the first treatment (0 of 6 baseline scores so far)."));
}

TEST_CASE("banned words are found whole and in any case, and nowhere else") {
    CHECK(banned_words("This WORKS, because\n of it.") ==
          std::vector<std::string_view>{"works", "because of", "because"});
    CHECK(banned_words("Acupuncture has, they say").size() == 1);
    CHECK(banned_words("networks, we'll, secure, insignificant, acupuncture hasn't").empty());
}

TEST_CASE("a language that has words for the names of placeholders fills them all the same") {
    std::map<std::string, std::string> texts;
    for (const auto* name : {"nb", "nr", "score", "source", "chance", "label", "rate", "review", "judgeable", "B"})
        texts[name] = "[" + std::string{name} + "]";
    speak(Tongue::from(test::catalogue(texts), "en@pseudo").value());
    for (const auto& facts : everything())
        CHECK_NOTHROW(texts_of(facts));
    speak({});
}

TEST_CASE("a placeholder without a filling is never shown") {
    CHECK(filled("a {x} b", {.words = {{"x", "1"}}, .counts = {}}) == "a 1 b");
    CHECK(filled("{n:one|many}", {.words = {}, .counts = {{"n", 2}}}) == "many");
    const auto* text = GENERATE("{y}", "{x", "{n:one}", "{m:one|many}", "{n:one|of {x}");
    CHECK_THROWS_AS(filled(text, {.words = {{"x", "1"}}, .counts = {{"n", 2}}}), std::logic_error);
}
