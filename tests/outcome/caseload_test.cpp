#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <numeric>
#include <sstream>

#include <fmt/format.h>

#include "figures.h"
#include "outcome/caseload.h"
#include "outcome/simulation.h"

using namespace needlebook;
using namespace needlebook::outcome;

namespace {

Starter judged(Label label, Reason reason = Reason::unclear) {
    Starter starter;
    starter.agreed = FirstAgreement::judged;
    starter.shown = Shown{State::too_early, reason, std::nullopt};
    starter.label = label;
    return starter;
}

/// The share that a cell of the table gives, in percent.
double percent_in(const csv::Table& table, const std::string& cell, const std::string& figure) {
    for (const auto& row : table.rows)
        if (table.cell(row, "cell") == cell && table.cell(row, "figure") == figure)
            return std::stod(table.cell(row, "expected_percent"));
    FAIL("no such cell");
    return 0;
}

}  // namespace

TEST_CASE("each label has its place, and too few recent scores is no way out") {
    CHECK(place_of(judged(Label::reached)) == Place::reached);
    CHECK(place_of(judged(Label::steady_so_far)) == Place::reached);
    CHECK(place_of(judged(Label::held_steady)) == Place::reached);
    CHECK(place_of(judged(Label::slower_than_expected)) == Place::reached);
    CHECK(place_of(judged(Label::on_course)) == Place::on_course);
    CHECK(place_of(judged(Label::not_reached)) == Place::not_reached);
    CHECK(place_of(judged(Label::worse)) == Place::worse);
    CHECK(place_of(judged(Label::too_early, Reason::few_recent)) == Place::too_early);
    CHECK(place_of(judged(Label::too_early, Reason::no_readings)) == Place::never_scored);
    CHECK(place_of(judged(Label::cannot_be_judged)) == Place::cannot_judge);
    CHECK(place_of(judged(Label::no_clear_change)) == Place::no_clear_change);
    CHECK(place_of(judged(Label::too_few_recent_scores, Reason::stale)) == Place::no_clear_change);
    CHECK(place_of(Starter{}) == Place::no_agreement);
    CHECK(place_of(Starter{.agreed = FirstAgreement::comfort}) == Place::cannot_judge);
}

TEST_CASE("everyone is in one place, and stopped and undecided cross them") {
    auto lost = judged(Label::too_few_recent_scores, Reason::stale);
    lost.stopped = true;
    lost.past_review = true;
    auto found = judged(Label::reached);
    found.past_review = true;
    auto left = found;
    left.stopped = true;
    const std::vector<Starter> people{lost, lost, found, left, Starter{}, Starter{.agreed = FirstAgreement::comfort}};
    const auto counted = caseload(people);
    CHECK(counted.started == 6);
    CHECK(std::accumulate(counted.places.begin(), counted.places.end(), 0) == 6);
    CHECK(counted.at(Place::no_clear_change) == 2);
    CHECK(counted.at(Place::reached) == 2);
    CHECK(counted.at(Place::no_agreement) == 1);
    CHECK(counted.at(Place::cannot_judge) == 1);
    CHECK(counted.comfort == 1);
    CHECK(counted.all_stopped() == 3);
    CHECK(counted.all_past_review_undecided() == 2);
    CHECK(counted.past_review_undecided[static_cast<std::size_t>(Place::reached)] == 0);
}

TEST_CASE("no rate is made of fewer than ten people") {
    std::vector<Starter> people(9, judged(Label::reached));
    CHECK_FALSE(share_at(caseload(people), Place::reached));
    people.push_back(judged(Label::worse));
    const auto share = share_at(caseload(people), Place::reached);
    REQUIRE(share);
    CHECK(share->rate == 0.9);
    CHECK(share->could_be == share_interval(9, 10));
}

TEST_CASE("the rates by chance are the widest of the simulated cells without change") {
    const auto table = figures("outcome-cells.csv");
    std::map<std::string, std::pair<double, double>> range;
    for (const auto& row : table.rows) {
        if (table.cell(row, "kind") != "no change" || table.cell(row, "weeks") != "26")
            continue;
        const auto percent = std::stod(table.cell(row, "expected_percent"));
        auto [found, fresh] = range.try_emplace(table.cell(row, "figure"), percent, percent);
        found->second.first = std::min(found->second.first, percent);
        found->second.second = std::max(found->second.second, percent);
    }
    const auto rounded = [](double percent) { return std::round(10 * percent) / 1000; };
    REQUIRE(range.size() == 2);
    CHECK(RateRange{rounded(range["ever_REACHED"].first), rounded(range["ever_REACHED"].second)} == reached_by_chance);
    CHECK(RateRange{rounded(range["ever_WORSE"].first), rounded(range["ever_WORSE"].second)} == worse_by_chance);
}

namespace {

/// "0.0 to 7.0" per cent, as docs/outcome.md has it.
RateRange documented(std::string_view truth, std::string_view followed, int column) {
    std::ifstream page{SOURCE_DIR "/docs/outcome.md"};
    const auto begins = fmt::format("| {} | {} |", truth, followed);
    for (std::string line; std::getline(page, line);) {
        if (!line.starts_with(begins))
            continue;
        std::istringstream cells{line.substr(begins.size())};
        std::string cell;
        for (int at = 0; at <= column; ++at)
            std::getline(cells, cell, '|');
        const auto to = cell.find(" to ");
        return {std::stod(cell) / 100, std::stod(cell.substr(to + 4)) / 100};
    }
    FAIL(begins);
    return {};
}

bool is(const RateRange& one, double least, double most) {
    return std::abs(one.least - least) < 1e-9 && std::abs(one.most - most) < 1e-9;
}

}  // namespace

TEST_CASE("what chance shows for the aims hold and slow is the widest of what was simulated") {
    const auto table = figures("outcome-cells.csv");
    const auto range = [&](std::string_view kind, std::string_view figure) {
        RateRange found{1, 0};
        for (const auto& row : table.rows)
            if (table.cell(row, "kind") == kind && table.cell(row, "figure") == figure) {
                const auto share = std::round(10 * std::stod(table.cell(row, "expected_percent"))) / 1000;
                found = {std::min(found.least, share), std::max(found.most, share)};
            }
        return found;
    };
    const auto widest = [](const RateRange& one, const RateRange& other) {
        return RateRange{std::min(one.least, other.least), std::max(one.most, other.most)};
    };
    constexpr int reached = 0;
    constexpr int worse = 1;
    CHECK(is(widest(range("hold, true", "ever_REACHED"), documented("hold, truly no change", "52 weeks", reached)),
             held_when_level.least, held_when_level.most));
    CHECK(is(widest(range("hold, true", "ever_WORSE"), documented("hold, truly no change", "52 weeks", worse)),
             worse_when_level.least, worse_when_level.most));
    CHECK(std::abs(documented("hold, a true rise of 2", "52 weeks", reached).most - held_when_rising) < 1e-9);
    CHECK(std::abs(documented("improve, no change", "52 weeks", reached).most - reached_by_chance_in_a_year) < 1e-9);
    CHECK(range("slow, as agreed", "ever_REACHED") == slower_when_as_agreed);
    CHECK(range("slow, as agreed", "ever_WORSE") == worse_when_as_agreed);
    CHECK(range("slow, halved", "ever_REACHED") == slower_when_halved);
}

TEST_CASE("500 people who did not change: reached agrees with the table of figures, and with what the page says") {
    struct Plan {
        const char* cell;
        std::vector<int> before;
    };
    const auto plan =
        GENERATE(Plan{"c005", {0}}, Plan{"c007", {-14, -7, 0}}, Plan{"c008", {-35, -28, -21, -14, -7, 0}});
    constexpr int people = 500;
    simulation::Cell cell{.before = plan.before,
                          .schedule = simulation::Schedule::weekly,
                          .weeks = 26,
                          .truth = {.level = 6, .change = 0, .onset = simulation::Onset::none, .sd = 1.25, .rho = 0.2}};
    Judge judge;
    const Course course{.first_treatment = simulation::day_of(0), .review = simulation::day_of(cell.review_day)};
    std::vector<Starter> starters;
    int ever = 0;
    simulation::simulate(cell, people, 2026, judge, [&](std::span<const Entry> entries) {
        const auto as_of = entries.back().date;
        auto starter = judged(Label::too_early);
        starter.shown = shown_on(entries, as_of);
        starter.label = label_of(*starter.shown, course);
        starter.past_review = true;
        starters.push_back(starter);
        ever += std::ranges::any_of(entries, [](const Entry& entry) { return entry.state == State::reached; }) ? 1 : 0;
    });
    const auto counted = caseload(starters);
    REQUIRE(counted.started == people);
    // Exact limits for 500 people at the cell's rate, 1 in 1,000 beyond each.
    const auto table = figures("outcome-cells.csv");
    const auto limits = share_interval(ever, people, 0.998);
    const double expected = percent_in(table, plan.cell, "ever_REACHED") / 100;
    CAPTURE(plan.cell, ever, counted.at(Place::reached), expected);
    CHECK(limits.low <= expected);
    CHECK(expected <= limits.high);
    // On the last day some have lost it again, none have gained it.
    CHECK(counted.at(Place::reached) <= ever);
    const auto chance = by_chance(people, reached_by_chance);
    CHECK(counted.at(Place::reached) <= chance.seldom_over);
    CHECK(counted.at(Place::worse) <= by_chance(people, worse_by_chance).seldom_over);
    CHECK(counted.at(Place::on_course) <= by_chance(people, on_course_by_chance).seldom_over);
    // Most are told so once the review has passed.
    CHECK(counted.at(Place::not_reached) > people / 4);
}

TEST_CASE("what chance shows grows with the group") {
    const auto none = by_chance(0, reached_by_chance);
    CHECK(none == ByChance{0, 0, 0});
    const auto hundred = by_chance(100, reached_by_chance);
    CHECK(hundred.least == 0);
    CHECK(std::abs(hundred.most - 4.1) < 1e-9);
    CHECK(hundred.seldom_over == 8);
}
