/// What became of groups of people: one mark a person, and how sure each share is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart/scene.h"

namespace needlebook::chart {

/// Told apart by shape: full circle, ring, full square, small plus.
enum class Fate { better, same, worse, none };

/// Some people of a group.
struct PeoplePart {
    Fate fate = Fate::better;
    int count{};
    std::string name;  ///< "better"
    std::string tail;  ///< "76 of 100, could be 55 to 89"
    /// Of the whole group, 0 to 1, and its interval; none: only the words.
    double share{};
    std::optional<double> low{};
    std::optional<double> high{};
    bool operator==(const PeoplePart&) const = default;
};

struct PeopleGroup {
    std::string title;  ///< "21 people had acupuncture"
    std::vector<PeoplePart> parts;
    bool operator==(const PeopleGroup&) const = default;
};

struct PeopleSpec {
    std::vector<PeopleGroup> groups;
    double body = 13.333;  ///< Size of text, DIP.
    std::string title{};   ///< For a screen reader.
    std::string description{};
    bool operator==(const PeopleSpec&) const = default;
};

/// Groups under each other: title, ten people a row at the left, a line a part with its interval on a scale from 0 to
/// 100 people at the right. Narrow pages have the lines under the people. As high as it needs.
Scene people(const PeopleSpec& spec, double width, const TextMeter& meter);

}  // namespace needlebook::chart
