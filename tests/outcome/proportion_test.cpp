/// The interval of a share against printed examples.
#include <cmath>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "outcome/proportion.h"

using needlebook::outcome::wilson;

TEST_CASE("the interval of a share is Wilson's, as printed by Newcombe") {
    struct Row {
        int events, of;
        double low, high;
    };
    const auto row = GENERATE(values<Row>(
        {{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0.0000, 0.1611}, {1, 29, 0.0061, 0.1718}}));
    CAPTURE(row.events, row.of);
    const auto share = wilson(row.events, row.of);
    CHECK(std::abs(share.low - row.low) < 5e-5);
    CHECK(std::abs(share.high - row.high) < 5e-5);
}

TEST_CASE("all of them is a share below or at one") {
    CHECK(wilson(7, 7).high <= 1);
    CHECK(wilson(7, 7).low > 0.6);
}
