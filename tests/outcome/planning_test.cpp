#include "outcome/planning.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <cmath>

#include "long_test.h"

using namespace needlebook;
using namespace needlebook::outcome;
using namespace needlebook::outcome::planning;

namespace {

Plan weekly(Aim aim, int visits = 16) {
    Plan plan{.before = {-14, -7, 0}, .visits = even_visits(visits, 7), .aim = aim};
    if (aim == Aim::slow)
        plan.rate_per_week = 2.0 / 52;
    return plan;
}

Plan plan_of(const DocumentedRow& row) {
    simulation::Random unused{0};
    const auto cell = cell_of(row, 52);
    return {.before = cell.before,
            .visits = visit_days(cell.schedule, 7 * cell.weeks, unused),
            .aim = row.aim,
            .review_day = cell.review_day};
}

/// Four standard errors, as there are 1,260 figures, and half a percent for the table's
/// rounding.
void check_percent(double share, int documented, int people) {
    const double expected = std::max(documented / 100.0, 0.003);
    const double limit = 4 * std::sqrt(expected * (1 - std::min(expected, 0.997)) / people) + 0.005;
    CHECK(std::abs(share - documented / 100.0) < limit);
}

}  // namespace

// NEEDLEBOOK_LONG=1 takes all 180 rows.
TEST_CASE("the simulator reproduces the documented planning table") {
    constexpr int people = 2000;
    Judge judge;
    const auto& rows = documented_rows();
    REQUIRE(rows.size() == 180);
    for (std::size_t index = 0; index < rows.size(); index += long_tests() ? 1 : 13) {
        const auto& row = rows[index];
        CAPTURE(row.plan, row.pretreatment, name_of(row.aim), row.change, row.onset);
        const Moment moments[]{{.day = 7 * row.review_week, .wait_for_visit = true}, {.day = 182}, {.day = 364}};
        const auto seen = seen_by(cell_of(row, 64), moments, people, 300 + index, judge);
        for (std::size_t moment = 0; moment < seen.size(); ++moment) {
            CAPTURE(moment);
            check_percent(seen[moment].reached, row.reached[moment], people);
            check_percent(seen[moment].not_reached, row.not_reached[moment], people);
        }
        check_percent(seen[0].cannot_judge, row.cannot_judge, people);
    }
}

TEST_CASE("the earliest day of an aim reached is that of the table, for every row") {
    for (const auto& row : documented_rows()) {
        CAPTURE(row.plan, row.pretreatment);
        CHECK(outlook_of(plan_of(row)).value().first_reached_day == row.earliest_reached_day);
    }
}

TEST_CASE("the nearest documented row of a documented plan is its own") {
    for (const auto& row : documented_rows())
        if (row.onset != "over 8 weeks") {
            const auto nearest = nearest_row(plan_of(row), row.change);
            REQUIRE(nearest);
            CHECK(nearest->plan == row.plan);
            CHECK(nearest->pretreatment == row.pretreatment);
        }
    CHECK_FALSE(nearest_row(weekly(Aim::slow), 0));
}

TEST_CASE("a plan says from which visit on it can be judged") {
    const auto outlook = outlook_of(weekly(Aim::improve)).value();
    CHECK(outlook.review_day == 112);
    CHECK(outlook.first_judged_day == 28);
    CHECK(outlook.first_on_course_day == 42);
    CHECK(outlook.first_reached_day == 56);
    CHECK(outlook.possible_by_review);
    CHECK_FALSE(outlook.baseline_weak);
    CHECK_FALSE(outlook.cannot);
    CHECK_FALSE(outlook.slow_judgeable_day);
}

TEST_CASE("a plan that can never be judged says so") {
    const auto [before, visits, judged, weak] = GENERATE(table<std::vector<int>, std::vector<int>, bool, bool>({
        {{}, even_visits(16, 7), false, false},      // nothing from before
        {{0}, even_visits(3, 7), false, true},       // three visits
        {{0}, even_visits(12, 63), false, true},     // nine weeks apart
        {{-100}, even_visits(16, 7), false, false},  // too long before
        {{0}, even_visits(4, 7), true, true},
    }));
    const auto outlook = outlook_of({.before = before, .visits = visits}).value();
    CHECK(outlook.first_judged_day.has_value() == judged);
    CHECK_FALSE(outlook.first_reached_day);
    CHECK_FALSE(outlook.possible_by_review);
    CHECK(outlook.baseline_weak == weak);
}

TEST_CASE("a review before the earliest confirmation is known to come too soon") {
    auto plan = weekly(Aim::improve);
    plan.review_day = 49;
    CHECK_FALSE(outlook_of(plan).value().possible_by_review);
    plan.review_day = 50;  // the first visit from then on is day 56
    CHECK(outlook_of(plan).value().possible_by_review);
    plan.review_day = 0;
    CHECK(outlook_of(plan).error() == Error{Errc::out_of_range, "review"});
}

TEST_CASE("floor and ceiling are said at once and another aim is proposed") {
    const auto [aim, baseline, cannot, propose] =
        GENERATE(table<Aim, double, std::optional<Reason>, std::optional<Aim>>({
            {Aim::improve, 1.9, Reason::floor, Aim::hold},
            {Aim::improve, 2.0, std::nullopt, std::nullopt},
            {Aim::improve, 9.0, std::nullopt, std::nullopt},
            {Aim::hold, 8.0, std::nullopt, std::nullopt},
            {Aim::hold, 8.1, Reason::ceiling, Aim::improve},
            {Aim::slow, 8.5, std::nullopt, std::nullopt},
            {Aim::slow, 8.6, Reason::ceiling, Aim::improve},
        }));
    auto plan = weekly(aim);
    plan.baseline = baseline;
    const auto outlook = outlook_of(plan).value();
    CAPTURE(baseline);
    CHECK(outlook.cannot == cannot);
    CHECK(outlook.propose == propose);
    CHECK(outlook.hardly_rises == (baseline > 8));
    if (cannot)
        CHECK_FALSE(outlook.possible_by_review);
}

TEST_CASE("a target above the baseline is to be refused") {
    auto plan = weekly(Aim::improve);
    plan.target = 4;
    plan.baseline = 4;
    CHECK_FALSE(outlook_of(plan).value().target_above_baseline);
    plan.baseline = 3.5;
    CHECK(outlook_of(plan).value().target_above_baseline);
}

TEST_CASE("slowing has a day from which it can be judged, beyond the visits planned too") {
    auto plan = weekly(Aim::slow, 60);
    // tR - tB = t - 2.5 + 1 weeks; 1.5 points at 2 a year take 39 weeks.
    CHECK(outlook_of(plan).value().slow_judgeable_day == 41 * 7);
    CHECK_FALSE(outlook_of(plan).value().rise_too_small);
    plan.visits = even_visits(10, 7);
    CHECK(outlook_of(plan).value().slow_judgeable_day == 41 * 7);
    CHECK_FALSE(outlook_of(plan).value().first_judged_day);
    plan.rate_per_week = 1.0 / 52;
    CHECK(outlook_of(plan).value().rise_too_small);
    plan.rate_per_week = 0.05 / 52;
    CHECK_FALSE(outlook_of(plan).value().slow_judgeable_day);
    plan.rate_per_week.reset();
    CHECK(outlook_of(plan).error().code == Errc::incomplete);
}

TEST_CASE("chances rise with the size of the change and with the scores from before") {
    Judge judge;
    constexpr int people = 400;
    const auto three = chances(weekly(Aim::improve), judge, people);
    REQUIRE(three.size() == 3);
    CHECK(three[0].change == -2);
    CHECK(three[0].by_review.reached < three[1].by_review.reached);
    CHECK(three[1].by_review.reached < three[2].by_review.reached);
    CHECK(chances(weekly(Aim::improve), judge, people) == three);

    auto one_score = weekly(Aim::improve);
    one_score.before = {0};
    CHECK(chances(one_score, judge, people)[1].by_review.reached < three[1].by_review.reached);

    auto low = weekly(Aim::improve);
    low.baseline = 3;
    CHECK(chances(low, judge, people).size() == 2);
    CHECK(chances(weekly(Aim::hold), judge, people).size() == 2);
    CHECK(chances(weekly(Aim::slow, 60), judge, people).size() == 3);
}

TEST_CASE("extra scores are offered where they help, the best first") {
    Judge judge;
    Plan plan{.before = {0}, .visits = even_visits(8, 14)};
    const auto helps = extra_scores(plan, judge, 400);
    REQUIRE(helps.size() >= 2);
    CHECK(helps[0].reached_by_review >= helps[1].reached_by_review);
    CHECK(helps[0].extra == Extra::six_weekly_before);
    for (const auto& help : helps)
        CHECK(with(help.extra, plan).before.size() + with(help.extra, plan).visits.size() > 9);
    CHECK(with(Extra::weekly_home_scores, plan).visits == even_visits(16, 7));

    plan.before = {-42, -35, -28, -21, -14, -7, 0};
    plan.visits = even_visits(16, 7);
    CHECK(extra_scores(plan, judge, 400).empty());
}
