/// Tables of simulated figures as the tests read them.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/csv.h"
#include "base/text.h"

namespace needlebook::outcome {

inline csv::Table figures(const std::string& file) {
    std::ifstream stream{SOURCE_DIR "/tests/outcome/data/" + file};
    std::stringstream text;
    text << stream.rdbuf();
    return csv::parse_own(text.str());
}

/// "-14 -7 0"
inline std::vector<int> days_from(const std::string& text) {
    std::vector<int> days;
    for (const auto part : split(text, ' '))
        days.push_back(std::stoi(std::string{part}));
    return days;
}

}  // namespace needlebook::outcome
