/// The procedure's test vectors as values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "outcome/verdict.h"

namespace needlebook::outcome {

struct Case {
    std::string id;
    std::string description;
    Course course;
    std::vector<Reading> readings;
    std::vector<Reading> numbness;
    std::vector<ExtentMark> extent;
    std::optional<Day> as_of;
    nlohmann::json expected;
    nlohmann::json expected_as_of;
    nlohmann::json expected_mixed;
};

/// Every case of tests/outcome/data/outcome-vectors.json; throws when it can't be read.
std::vector<Case> all_cases();

}  // namespace needlebook::outcome
