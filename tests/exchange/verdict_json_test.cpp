#include "exchange/verdict_json.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

using namespace needlebook;
using nlohmann::json;

namespace {

std::string vectors() {
    std::ifstream file{SOURCE_DIR "/tests/outcome/data/outcome-vectors.json"};
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Equal, numbers to 1e-9.
void check_same(const json& got, const json& expected) {
    REQUIRE(got.size() == expected.size());
    if (expected.is_structured()) {
        for (const auto& [key, value] : expected.items()) {
            CAPTURE(key);
            check_same(expected.is_array() ? got.at(std::stoul(key)) : got.at(key), value);
        }
    } else if (expected.is_number()) {
        REQUIRE(got.is_number());
        CHECK_THAT(got.get<double>(), Catch::Matchers::WithinAbs(expected.get<double>(), 1e-9));
    } else {
        CHECK(got == expected);
    }
}

json small_case() {
    return json::parse(R"({"id": "small", "first_treatment": "2025-03-03", "aim": "improve", "review": null,
        "primary": true, "target": null, "rate_per_week": null, "as_of": "2025-07-01",
        "readings": [{"date": "2025-03-03", "score": 7}, {"date": "2025-03-10", "score": 6.0}],
        "numbness": null, "extent": null})");
}

json judged(const json& one) { return json::parse(exchange::judge_cases(json::array({one}).dump()).value()).at(0); }

}  // namespace

TEST_CASE("the vector file comes back with what it expects") {
    const auto list = json::parse(exchange::judge_cases(vectors()).value());
    CHECK(list.size() == 166);
    for (const auto& one : list) {
        INFO(one.at("id").get<std::string>());
        check_same(one.at("got"), one.at("expected"));
        check_same(one.at("got_as_of"), one.at("expected_as_of"));
        check_same(one.at("got_mixed"), one.at("expected_mixed"));
        CHECK_FALSE(one.contains("error"));
    }
}

TEST_CASE("a case keeps its own keys, and null or missing ones ask for nothing") {
    auto one = small_case();
    one.erase("extent");
    const auto got = judged(one);
    CHECK(got.at("id") == "small");
    CHECK(got.at("got").size() == 2);
    CHECK(got.at("got_as_of") == json{{"state", "TOO_EARLY"}, {"reason", "few_recent"}, {"date", "2025-03-10"}});
    CHECK(got.at("got_mixed").is_null());
}

TEST_CASE("a case that the procedure refuses says what for, and the others are judged") {
    const auto [field, value, error] = GENERATE(table<std::string, json, std::string>({
        {"readings", json::parse(R"([{"date": "2025-03-03", "score": 11}])"), "out_of_range: score"},
        {"readings", json::parse(R"([{"date": "2025-03-03", "score": 5.5}])"), "out_of_range: score"},
        {"numbness", json::parse(R"([{"date": "2025-03-03", "score": -1}])"), "out_of_range: score"},
        {"review", "2025-03-03", "out_of_range: review"},
        {"aim", "slow", "incomplete: rate_per_week"},
    }));
    auto one = small_case();
    one[field] = value;
    const auto list = json::parse(exchange::judge_cases(json::array({one, small_case()}).dump()).value());
    CHECK(list.at(0).at("error") == error);
    CHECK(list.at(0).at("got").is_null());
    CHECK(list.at(0).at("got_as_of").is_null());
    CHECK(list.at(1).at("got").size() == 2);
}

TEST_CASE("what is no case is named by case and field") {
    const auto [field, value, detail] = GENERATE(table<std::string, json, std::string>({
        {"readings", nullptr, "case 1 (small): readings"},
        {"readings", json::parse(R"([{"date": "2025-03-03", "score": 1}, 5])"), "case 1 (small): readings[1]"},
        {"readings", json::parse(R"([{"date": "2025-02-30", "score": 1}])"), "case 1 (small): readings[0].date"},
        {"readings", json::parse(R"([{"date": "2025-03-03"}])"), "case 1 (small): readings[0].score"},
        {"extent", json::parse(R"([{"date": "2025-03-03", "level": "knee"}])"), "case 1 (small): extent[0].level"},
        {"aim", "comfort", "case 1 (small): aim"},
        {"primary", 1, "case 1 (small): primary"},
        {"target", "2", "case 1 (small): target"},
        {"first_treatment", "3 March", "case 1 (small): first_treatment"},
    }));
    auto one = small_case();
    one[field] = value;
    CHECK(exchange::judge_cases(json::array({one}).dump()).error() == Error{Errc::malformed, detail});
}

TEST_CASE("what is no list of cases is refused") {
    const auto [text, detail] = GENERATE(table<std::string, std::string>(
        {{"", "JSON"}, {"[", "JSON"}, {"\"\xff\"", "JSON"}, {"{}", "list of cases"}, {"[1]", "case 1"}}));
    CHECK(exchange::judge_cases(text).error() == Error{Errc::malformed, detail});
}

TEST_CASE("an empty list is an empty list") { CHECK(exchange::judge_cases("[]").value() == "[]"); }
