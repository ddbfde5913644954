/// Wheel, drag and keys on the days of a trend.
#include <cmath>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "chart/trend_range.h"
#include "example.h"

using namespace needlebook;
using namespace needlebook::chart;
using example::six_a_character;

namespace {

const DayRange year{day(2026, 1, 1), day(2026, 12, 31)};

int days(DayRange range) { return days_between(range.from, range.to); }

}  // namespace

TEST_CASE("coming closer keeps the day under the pointer where it was") {
    const auto about = day(2026, 4, 1);
    const auto closer = zoomed(year, about, 0.5, year);
    CHECK(days(closer) == 182);
    const double before = static_cast<double>(days_between(year.from, about)) / days(year);
    const double after = static_cast<double>(days_between(closer.from, about)) / days(closer);
    CHECK(std::abs(before - after) < 0.01);
}

TEST_CASE("no range comes closer than two weeks, and none is wider than what there is") {
    CHECK(days(zoomed(year, day(2026, 5, 1), 1e-6, year)) == least_days_shown);
    CHECK(zoomed(year, day(2026, 5, 1), 100, year) == year);
    const DayRange week{day(2026, 1, 1), day(2026, 1, 8)};
    CHECK(zoomed(week, week.from, 0.1, week) == week);
    const DayRange one_day{day(2026, 1, 1), day(2026, 1, 1)};
    CHECK(zoomed(one_day, one_day.from, 2, one_day) == one_day);
}

TEST_CASE("moving stops at the first and the last day") {
    const DayRange spring{day(2026, 3, 1), day(2026, 5, 31)};
    CHECK(moved(spring, 10, year) == DayRange{day(2026, 3, 11), day(2026, 6, 10)});
    CHECK(moved(spring, -1000, year).from == year.from);
    CHECK(moved(spring, 1000, year).to == year.to);
    CHECK(days(moved(spring, 1000, year)) == days(spring));
}

TEST_CASE("the scale finds the day that a score was drawn at") {
    const Size size = GENERATE(Size{600, 400}, Size{1200, 700});
    const auto spec = example::maud();
    const auto scene = trend(spec, size, six_a_character);
    const auto scale = time_scale(spec, size, six_a_character);
    for (const auto& reading : spec.measures[0].readings) {
        const auto* spot = find(scene, {SpotKind::score, reading.id});
        REQUIRE(spot != nullptr);
        CHECK(scale.day_at(spot->centre.x) == reading.day);
    }
    CHECK(scale.day_at(-1e4) == spec.from);
    CHECK(scale.day_at(1e4) == spec.to);
}
