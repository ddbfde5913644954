/// Arrow keys from mark to mark of a trend.
#include <optional>

#include <catch2/catch_test_macros.hpp>

#include "chart/trend.h"
#include "example.h"

using namespace needlebook;
using namespace needlebook::chart;
using example::six_a_character;

TEST_CASE("scores can be stepped through in order, and lanes come after them") {
    const auto scene = trend(example::maud(), {984, 430}, six_a_character);
    const auto* at = step(scene, std::nullopt, Step::right);
    REQUIRE(at);
    CHECK(at->id == SpotId{SpotKind::score, 100});
    CHECK(step(scene, at->id, Step::right)->id == SpotId{SpotKind::score, 101});
    CHECK(step(scene, at->id, Step::down)->id == SpotId{SpotKind::score, 200});
    const SpotId last_measure{SpotKind::score, 302};
    CHECK(step(scene, last_measure, Step::down)->id == SpotId{SpotKind::session, 1002});
}
