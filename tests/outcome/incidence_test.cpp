#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <cmath>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/poisson.hpp>

#include "outcome/incidence.h"

using namespace needlebook::outcome;

namespace {

bool near(double a, double b, double within) { return std::abs(a - b) <= within; }

}  // namespace

TEST_CASE("exact limits of a share are those of published worked examples") {
    struct Example {
        int carriers, units;
        double low, high;
    };
    // Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 5.
    const auto example = GENERATE(Example{81, 263, 0.2527, 0.3676}, Example{15, 148, 0.0579, 0.1617},
                                  Example{0, 20, 0.0, 0.1684}, Example{1, 29, 0.0009, 0.1776});
    const auto limits = share_interval(example.carriers, example.units);
    CAPTURE(example.carriers, example.units, limits.low, limits.high);
    CHECK(near(limits.low, example.low, 0.00006));
    CHECK(near(limits.high, example.high, 0.00006));
}

TEST_CASE("exact limits of a count are those of published tables") {
    struct Example {
        int events;
        double low, high;
    };
    // Garwood, Biometrika 28 (1936) 437-442, 95 %; Altman et al., Statistics with Confidence, table 18.3.
    const auto example =
        GENERATE(Example{0, 0.0, 3.689}, Example{1, 0.025, 5.572}, Example{5, 1.623, 11.668},
                 Example{10, 4.795, 18.390}, Example{30, 20.241, 42.827}, Example{100, 81.364, 121.627});
    const auto limits = count_interval(example.events);
    CAPTURE(example.events, limits.low, limits.high);
    CHECK(near(limits.low, example.low, 0.0006));
    CHECK(near(limits.high, example.high, 0.0006));
}

TEST_CASE("beyond each limit what was seen would be as rare as its tail, by Boost.Math's own distributions") {
    const int units = GENERATE(1, 7, 100, 1138, 200'000);
    const int carriers = GENERATE_COPY(0, 1, units / 3, units);
    const double confidence = GENERATE(0.9, 0.95, 0.99);
    const double tail = (1 - confidence) / 2;
    const auto limits = share_interval(carriers, units, confidence);
    CAPTURE(units, carriers, confidence, limits.low, limits.high);
    using boost::math::binomial;
    if (carriers > 0) {
        const binomial at_low{static_cast<double>(units), limits.low};
        CHECK(near(cdf(complement(at_low, carriers - 1)), tail, 1e-9));
        const auto theirs = binomial::find_lower_bound_on_p(units, carriers, tail);
        CHECK(near(limits.low, theirs, 1e-12));
    }
    if (carriers < units) {
        const auto theirs = binomial::find_upper_bound_on_p(units, carriers, tail);
        CHECK(near(limits.high, theirs, 1e-12));
    }
    const boost::math::poisson at_high{count_interval(carriers, confidence).high};
    CHECK(near(cdf(at_high, carriers), tail, 1e-9));
}

TEST_CASE("a rate is a share while no unit has two events, and a count afterwards") {
    const auto share = incidence({3, 3, 1000});
    REQUIRE(share);
    CHECK(share->method == Method::share);
    CHECK(share->rate == 0.003);
    CHECK(share->could_be == share_interval(3, 1000));

    const auto count = incidence({12, 9, 10});
    REQUIRE(count);
    CHECK(count->method == Method::count);
    CHECK(count->rate == 1.2);
    CHECK(near(count->could_be.high, 2.0962, 0.0001));

    CHECK_FALSE(incidence({0, 0, 0}));
}

TEST_CASE("no event in many sessions still could be some") {
    const auto none = incidence({0, 0, 1204});
    REQUIRE(none);
    CHECK(none->could_be.low == 0);
    CHECK(near(10'000 * none->could_be.high, 30.6, 0.05));
}
