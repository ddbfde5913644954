#include "report/how_judged.h"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace needlebook;
using namespace needlebook::report;

namespace {

const auto start = day(2026, 3, 2);

std::vector<outcome::Reading> weekly(int before, int under, int level_before, int level_under) {
    std::vector<outcome::Reading> readings;
    for (int week = 1 - before; week <= under; ++week)
        readings.push_back({start + date::days{7 * week}, week <= 0 ? level_before : level_under});
    return readings;
}

const JudgedRow* row(const std::vector<JudgedRow>& rows, std::string_view name) {
    const auto found = std::ranges::find(rows, name, &JudgedRow::name);
    return found == rows.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("how a verdict was judged names both windows, the range and the version") {
    const outcome::Course course{.first_treatment = start, .aim = outcome::Aim::improve};
    const auto readings = weekly(3, 12, 7, 3);
    const auto entries = outcome::replay(readings, course).value();
    const auto facts = facts_on(entries, course, readings.back().day);
    const auto rows = how_judged(facts, entries, MeasureKind::pain);
    REQUIRE(row(rows, "At the start"));
    CHECK(row(rows, "At the start")->value == "3 scores, 16 February 2026 to 2 March 2026: 7, 7, 7. Average 7.");
    REQUIRE(row(rows, "Lately"));
    CHECK(row(rows, "Lately")->value == "6 scores, 20 April 2026 to 25 May 2026: 3, 3, 3, 3, 3, 3. Average 3.");
    REQUIRE(row(rows, "Difference"));
    CHECK(row(rows, "Difference")->value.starts_with("-4, and it could be anything between -"));
    CHECK(row(rows, "The rule")->value.find("at least 2 lower") != std::string::npos);
    CHECK(row(rows, "Procedure")->value == "Version 2.");
    CHECK(row(rows, "Procedure")->note == "All constants as published.");
}

TEST_CASE("it can be said at every step of every course, without a banned word or an open brace") {
    const auto aim = GENERATE(outcome::Aim::improve, outcome::Aim::hold, outcome::Aim::slow);
    const auto before = GENERATE(0, 1, 3);
    const auto under = GENERATE(0, 2, 20);
    const auto started = GENERATE(true, false);
    const auto kind = GENERATE(MeasureKind::pain, MeasureKind::numbness);
    outcome::Course course{.aim = aim};
    if (started)
        course.first_treatment = start;
    if (aim == outcome::Aim::slow)
        course.rate_per_week = 2.0 / 52;
    const auto entries = outcome::replay(weekly(before, under, 5, 6), course).value();
    for (int week = -4; week < 40; week += 3) {
        const auto rows = how_judged(facts_on(entries, course, start + date::days{7 * week}), entries, kind);
        CHECK(rows.size() >= 3);
        for (const auto& one : rows)
            for (const auto& text : {one.name, one.value, one.note}) {
                INFO(text);
                CHECK(banned_words(text).empty());
                CHECK(text.find_first_of("{}") == std::string::npos);
            }
    }
}

TEST_CASE("a changed constant is named") {
    outcome::Constants constants;
    CHECK(changed_constants(constants).empty());
    constants.rho = 0.5;
    constants.recent_most = 8;
    CHECK(changed_constants(constants) == "rho 0.5, recent_most 8");
}
