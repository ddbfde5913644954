#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <limits>
#include <set>

#include "outcome/named_constants.h"
#include "outcome/verdict.h"

using namespace needlebook;
using namespace needlebook::outcome;

namespace {

const Day start = day(2025, 3, 3);

Course slow(std::optional<double> rate) { return {.first_treatment = start, .aim = Aim::slow, .rate_per_week = rate}; }

}  // namespace

TEST_CASE("what rule 1 refuses is refused by name, and nothing else is") {
    const auto nan = std::numeric_limits<double>::quiet_NaN();
    const auto [score, course, error] = GENERATE_COPY(table<int, Course, std::optional<Error>>({
        {0, {.first_treatment = start}, std::nullopt},
        {10, {}, std::nullopt},
        {-1, {}, Error{Errc::out_of_range, "score"}},
        {11, {}, Error{Errc::out_of_range, "score"}},
        {5, {.first_treatment = start, .review = start}, Error{Errc::out_of_range, "review"}},
        {5, {.first_treatment = start, .review = start + date::days{1}}, std::nullopt},
        {5, {.review = start}, std::nullopt},
        {5, slow(std::nullopt), Error{Errc::incomplete, "rate_per_week"}},
        {5, slow(0), Error{Errc::out_of_range, "rate_per_week"}},
        {5, slow(nan), Error{Errc::out_of_range, "rate_per_week"}},
        {5, slow(4.0 / 52), std::nullopt},
        {5, slow(4.0 / 52 + 1e-6), Error{Errc::out_of_range, "rate_per_week"}},
        {5, {.first_treatment = start, .target = 12}, std::nullopt},
    }));
    const std::vector<Reading> readings{{start, score}};
    const auto entries = replay(readings, course);
    CHECK(entries.has_value() == !error);
    if (error)
        CHECK(entries.error() == *error);
}

TEST_CASE("constants with which nothing can be worked out are refused by name") {
    const auto [set, name] = GENERATE(table<void (*)(Constants&), std::string>({
        {[](Constants& constants) { constants.rho = 1; }, "rho"},
        {[](Constants& constants) { constants.sigma0 = 0; }, "sigma0"},
        {[](Constants& constants) { constants.nu0 = -1; }, "nu0"},
        {[](Constants& constants) { constants.alpha_primary = 0.5; }, "alpha_primary"},
        {[](Constants& constants) { constants.alpha_secondary = 0; }, "alpha_secondary"},
        {[](Constants& constants) { constants.p_lean = 1; }, "p_lean"},
        {[](Constants& constants) { constants.baseline_fewest = 7; }, "baseline_fewest"},
        {[](Constants& constants) { constants.recent_fewest = 0; }, "recent_fewest"},
        {[](Constants& constants) { constants.recent_fewest = 7; }, "recent_fewest"},
        {[](Constants& constants) { constants.baseline_days = -1; }, "baseline_days"},
        {[](Constants& constants) { constants.recent_days = -1; }, "recent_days"},
        {[](Constants& constants) { constants.shown_days = 0; }, "shown_days"},
        {[](Constants& constants) { constants.check_in_scores = 0; }, "check_in_scores"},
        {[](Constants& constants) { constants.partner_days_most = 27; }, "confirm_days"},
        {[](Constants& constants) { constants.worse_keep = 1.5; }, "worse_keep"},
        {[](Constants& constants) { constants.t_lowest = 2.5; }, "t_lowest"},
        {[](Constants& constants) { constants.floor = 9; }, "floor"},
        {[](Constants& constants) { constants.delta = std::numeric_limits<double>::quiet_NaN(); }, "delta"},
    }));
    Constants constants;
    CHECK(check_constants(constants));
    set(constants);
    CHECK(check_constants(constants).error() == Error{Errc::out_of_range, name});
    CHECK_FALSE(replay({}, {}, constants));
}

TEST_CASE("each constant has a name under which it is set within its range and refused beyond") {
    const Constants published;
    for (const auto& one : named_constants()) {
        CAPTURE(one.name);
        CHECK(find_constant(one.name) == &one);
        const double value = value_in(published, one);
        CHECK(value >= one.lowest);
        CHECK(value <= one.highest);
        for (const double edge : {one.lowest, one.highest}) {
            Constants constants;
            CHECK(set_constant(constants, one.name, edge));
            CHECK(value_in(constants, one) == edge);
        }
        Constants constants;
        CHECK(set_constant(constants, one.name, one.highest + 1).error() ==
              Error{Errc::out_of_range, std::string{one.name}});
        CHECK(set_constant(constants, one.name, one.lowest - 1).error().code == Errc::out_of_range);
        CHECK(set_constant(constants, one.name, value + 0.001).has_value() == !one.whole());
    }
    Constants constants;
    CHECK(set_constant(constants, "tolerance", 0.1).error() == Error{Errc::not_found, "tolerance"});
}

TEST_CASE("no two constants share a name") {
    std::set<std::string_view> names;
    for (const auto& one : named_constants())
        CHECK(names.insert(one.name).second);
    CHECK(names.size() == 38);
}
