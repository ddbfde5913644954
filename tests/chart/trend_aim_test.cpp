/// How unsure an agreed line is, drawn about it.
#include <algorithm>
#include <cmath>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "chart/trend.h"
#include "example.h"

using namespace needlebook::chart;
using example::six_a_character;

namespace {

/// Heights at which level lines of the agreement begin: the agreed one first.
std::vector<double> heights(double level, double unsure) {
    auto spec = example::maud();
    auto& aim = *spec.measures[0].aim;
    aim.from_level = aim.to_level = aim.band_from = aim.band_to = level;
    aim.unsure = unsure;
    std::vector<double> found;
    for (const auto& mark : trend(spec, {984, 430}, six_a_character).marks)
        if (const auto* line = std::get_if<Polyline>(&mark);
            line && line->stroke.ink == Ink::agreement && line->through.front().y == line->through.back().y)
            found.push_back(line->through.front().y);
    return found;
}

}  // namespace

TEST_CASE("how unsure an agreed line is lies as far above as below it, and never outside the scale") {
    const auto inside = heights(4, 1);
    REQUIRE(inside.size() == 3);
    CHECK(std::abs(inside[1] + inside[2] - 2 * inside[0]) < 1e-9);
    CHECK(inside[1] > inside[0]);
    CHECK(heights(4, 0).size() == 1);
    const auto at_floor = heights(0, 2);
    CHECK(std::ranges::max(at_floor) == at_floor[0]);
}
