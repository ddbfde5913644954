#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <set>

#include "cases.h"
#include "outcome/judge.h"

using namespace needlebook;
using namespace needlebook::outcome;

namespace {

using nlohmann::json;

void check_number(const char* name, const std::optional<double>& got, const json& expected) {
    CAPTURE(name);
    REQUIRE(got.has_value() == expected.is_number());
    if (got)
        CHECK_THAT(*got, Catch::Matchers::WithinAbs(expected.get<double>(), 1e-9));
}

void check_entry(const Entry& got, const json& expected) {
    CAPTURE(to_text(got.date));
    REQUIRE(expected.size() == 20);
    CHECK(to_text(got.date) == expected.at("date").get<std::string>());
    CHECK(name_of(got.state) == expected.at("state").get<std::string>());
    CHECK(name_of(got.reason) == expected.at("reason").get<std::string>());
    check_number("B", got.baseline, expected.at("B"));
    check_number("M", got.recent, expected.at("M"));
    check_number("D", got.change, expected.at("D"));
    check_number("V", got.variance_share, expected.at("V"));
    check_number("se", got.standard_error, expected.at("se"));
    check_number("nu", got.degrees, expected.at("nu"));
    check_number("L", got.lower, expected.at("L"));
    check_number("U", got.upper, expected.at("U"));
    check_number("U90", got.upper_lean, expected.at("U90"));
    check_number("E", got.expected_rise, expected.at("E"));
    check_number("T", got.threshold, expected.at("T"));
    CHECK(got.n_baseline == expected.at("n_baseline").get<int>());
    CHECK(got.n_recent == expected.at("n_recent").get<int>());
    CHECK(got.baseline_weak == expected.at("baseline_weak").get<bool>());
    CHECK((got.variant ? json(name_of(*got.variant)) : json()) == expected.at("variant"));
    CHECK(got.check_in == expected.at("check_in").get<bool>());
    CHECK(to_text(got.last_changed_on) == expected.at("last_changed_on").get<std::string>());
}

json json_of(const Shown& shown) {
    return {{"state", name_of(shown.state)},
            {"reason", name_of(shown.reason)},
            {"date", shown.date ? json(to_text(*shown.date)) : json()}};
}

}  // namespace

TEST_CASE("every vector's entries are met, numbers to 1e-9") {
    for (const auto& one : all_cases()) {
        INFO(one.id << ": " << one.description);
        const auto entries = replay(one.readings, one.course);
        REQUIRE(entries);
        REQUIRE(entries->size() == one.expected.size());
        for (std::size_t index = 0; index < entries->size(); ++index)
            check_entry((*entries)[index], one.expected[index]);
    }
}

TEST_CASE("every vector's state on a day is met") {
    for (const auto& one : all_cases()) {
        if (!one.as_of)
            continue;
        INFO(one.id);
        CHECK(json_of(shown_on(replay(one.readings, one.course).value(), *one.as_of)) == one.expected_as_of);
    }
}

TEST_CASE("every vector's mixed signals are met") {
    for (const auto& one : all_cases()) {
        if (one.expected_mixed.is_null())
            continue;
        INFO(one.id);
        const auto pain = replay(one.readings, one.course).value();
        const auto numbness = replay(one.numbness, {.first_treatment = one.course.first_treatment}).value();
        for (const auto& expected : one.expected_mixed) {
            const auto on = parse_day(expected.at("date").get<std::string>()).value();
            CAPTURE(to_text(on));
            CHECK(mixed_on(on, pain, numbness, one.extent, one.course.first_treatment) ==
                  expected.at("mixed").get<bool>());
        }
    }
}

TEST_CASE("judging the last reading only shows what the whole replay shows, on every day") {
    Judge judge;
    for (const auto& one : all_cases()) {
        INFO(one.id);
        const auto entries = judge.replay(one.readings, one.course).value();
        for (const auto& entry : entries)
            for (const int later : {-1, 0, 84, 85}) {
                const auto as_of = entry.date + date::days{later};
                CAPTURE(to_text(as_of));
                CHECK(judge.latest(one.readings, one.course, as_of).value() == shown_on(entries, as_of));
            }
    }
}

TEST_CASE("the vectors visit every state, reason and variant") {
    std::set<std::string> seen;
    for (const auto& one : all_cases()) {
        const auto entries = replay(one.readings, one.course).value();
        for (const auto& entry : entries) {
            seen.emplace(name_of(entry.reason));
            if (entry.variant)
                seen.emplace(name_of(*entry.variant));
        }
    }
    CHECK(seen.size() == 16 + 3);  // all reasons but no_readings, which no entry has
}
