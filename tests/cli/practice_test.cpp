/// The whole practice from the command line: keys, periods, refusals.
#include <catch2/catch_test_macros.hpp>

#include "cli/run_program.h"

using namespace needlebook::cli::test;

TEST_CASE_METHOD(WithBook, "practice prints the contract's keys, and everyone who started is in one place") {
    REQUIRE(run({"demo", "demo.needlebook", "--as-of", "2026-03-20"}).code == 0);
    const auto printed = run({"practice", "demo.needlebook", "--json", "--as-of", "2026-03-20"});
    REQUIRE(printed.code == 0);
    CHECK(printed.err.empty());
    const auto json = printed.json();
    for (const auto* key : {"sessions", "patients", "side_effects", "asked", "outcomes"})
        CHECK(json.contains(key));
    for (const auto* key : {"kind", "source", "events", "denominator", "rate", "low", "high", "published"})
        CHECK(json["side_effects"].front().contains(key));
    const auto& outcomes = json["outcomes"];
    int placed = 0;
    for (const auto* key : {"reached", "on_course", "not_reached", "worse", "too_early", "no_clear_change",
                            "cannot_judge", "no_agreement", "never_scored"})
        placed += outcomes.at(key).get<int>();
    CHECK(placed == outcomes["started"].get<int>());
    CHECK(outcomes["started"].get<int>() >= 10);
    CHECK(outcomes["stopped"].get<int>() >= 1);
    CHECK(outcomes.contains("past_review_undecided"));
    for (const auto& rate : json["side_effects"]) {
        if (rate["rate"].is_null())
            continue;
        CAPTURE(rate.dump());
        CHECK(rate["low"].get<double>() <= rate["rate"].get<double>());
        CHECK(rate["rate"].get<double>() <= rate["high"].get<double>());
        CHECK(rate["denominator"].get<int>() <= json["sessions"].get<int>());
    }
}

TEST_CASE_METHOD(WithBook, "a period of practice holds what lies in it, both days in") {
    const auto in = run({"practice", "book.needlebook", "--json", "--from", "2026-03-02", "--to", "2026-03-02",
                         "--as-of", "2026-03-20"})
                        .json();
    CHECK(in["sessions"] == 1);
    CHECK(in["outcomes"]["started"] == 1);
    const auto out = run({"practice", "book.needlebook", "--json", "--from", "2020-01-01", "--to", "2020-12-31",
                          "--as-of", "2026-03-20"})
                         .json();
    CHECK(out["sessions"] == 0);
    CHECK(out["side_effects"].front()["rate"].is_null());
    CHECK(out["outcomes"]["started"] == 0);
}

TEST_CASE_METHOD(WithBook, "practice refuses a day that is none and a period that ends before it begins") {
    const auto before = files();
    CHECK(run({"practice", "book.needlebook", "--from", "2026-02-30"}).code == 2);
    CHECK(run({"practice", "book.needlebook", "--from", "2026-03-02", "--to", "2026-03-01"}).code == 2);
    CHECK(files() == before);
    const auto words = run({"practice", "book.needlebook", "--as-of", "2026-03-20"});
    CHECK(words.code == 0);
    CHECK(words.out.find("Everyone who started") != std::string::npos);
}
