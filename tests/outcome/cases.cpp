#include "cases.h"

#include <fstream>

namespace needlebook::outcome {

namespace {

using nlohmann::json;

std::optional<Day> day_from(const json& value) {
    return value.is_null() ? std::nullopt : std::optional{parse_day(value.get<std::string>()).value()};
}

std::optional<double> number_from(const json& value) {
    return value.is_null() ? std::nullopt : std::optional{value.get<double>()};
}

std::vector<Reading> readings_from(const json& value) {
    std::vector<Reading> readings;
    for (const auto& one : value.is_null() ? json::array() : value)
        readings.push_back({day_from(one.at("date")).value(), one.at("score").get<int>()});
    return readings;
}

std::vector<ExtentMark> extent_from(const json& value) {
    std::vector<ExtentMark> marks;
    for (const auto& one : value.is_null() ? json::array() : value)
        marks.push_back({day_from(one.at("date")).value(), one.at("level").get<double>()});
    return marks;
}

Case case_from(const json& one) {
    return {.id = one.at("id"),
            .description = one.at("description"),
            .course = {.first_treatment = day_from(one.at("first_treatment")),
                       .aim = from_name<Aim>(one.at("aim").get<std::string>()).value(),
                       .review = day_from(one.at("review")),
                       .primary = one.at("primary"),
                       .target = number_from(one.at("target")),
                       .rate_per_week = number_from(one.at("rate_per_week"))},
            .readings = readings_from(one.at("readings")),
            .numbness = readings_from(one.at("numbness")),
            .extent = extent_from(one.at("extent")),
            .as_of = day_from(one.at("as_of")),
            .expected = one.at("expected"),
            .expected_as_of = one.at("expected_as_of"),
            .expected_mixed = one.at("expected_mixed")};
}

}  // namespace

std::vector<Case> all_cases() {
    std::ifstream file{SOURCE_DIR "/tests/outcome/data/outcome-vectors.json"};
    std::vector<Case> cases;
    for (const auto& one : json::parse(file))
        cases.push_back(case_from(one));
    return cases;
}

}  // namespace needlebook::outcome
