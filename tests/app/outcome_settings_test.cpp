/// Constants of the procedure as a practice sets them, and what they do to its verdicts.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "app/open_book.h"
#include "app/patient_rows.h"
#include "app/trend_view.h"
#include "outcome/named_constants.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

std::vector<std::string> constants_in_history(const Logbook& logbook) {
    std::vector<std::string> names;
    for (const auto& row : logbook.book().history.last(50))
        if (row.kind == "constant")
            names.push_back(row.subject);
    std::ranges::sort(names);
    return names;
}

}  // namespace

TEST_CASE_METHOD(OpenBook, "constants are kept together, each change in the history, until they are as published") {
    const outcome::Constants published;
    auto wanted = published;
    wanted.baseline_fewest = 8;  // Together with the next one only.
    wanted.baseline_most = 10;
    wanted.rho = 0.5;
    require(logbook.set_outcome_constants(wanted));
    CHECK(constants_of(logbook).value() == wanted);
    CHECK(constants_in_history(logbook) == std::vector<std::string>{"baseline_fewest", "baseline_most", "rho"});

    require(logbook.set_outcome_constants(wanted));
    CHECK(constants_in_history(logbook).size() == 3);

    require(logbook.set_outcome_constants(published));
    CHECK(constants_of(logbook).value() == published);
    CHECK(logbook.book().practice.outcome_constants().empty());
    CHECK(constants_in_history(logbook).size() == 6);
}

TEST_CASE_METHOD(OpenBook, "constants that contradict each other are refused and nothing is kept") {
    outcome::Constants wanted;
    wanted.rho = 0.5;
    wanted.recent_fewest = 9;
    const auto refused = logbook.set_outcome_constants(wanted);
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == Error{Errc::out_of_range, "recent_fewest"});
    CHECK(constants_of(logbook).value() == outcome::Constants{});
    CHECK(constants_in_history(logbook).empty());
}
