/// How far the average of a score moved in groups of people, and how far the groups came apart.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart/scene.h"

namespace needlebook::chart {

struct MeanRow {
    std::string name;  ///< "acupuncture"
    std::string tail;  ///< "1.4 lower, could be 0.4 to 2.4"
    /// In shares of the whole score: −0.14 is 1.4 lower on a score from 0 to 10.
    double at{};
    std::optional<double> low{};
    std::optional<double> high{};
    bool between = false;  ///< What lies between two groups, not the change of one.
    bool operator==(const MeanRow&) const = default;
};

struct MeansSpec {
    std::vector<MeanRow> rows;
    std::string lower_head;   ///< Over the left half.
    std::string higher_head;  ///< Over the right half.
    double reach = 0.4;       ///< The axis goes so far to both sides, in shares of the whole score.
    double body = 13.333;     ///< Size of text, DIP.
    std::string title{};      ///< For a screen reader.
    std::string description{};
    bool operator==(const MeansSpec&) const = default;
};

/// One line a row: its name, a dot on an axis with "no change" in the middle, its words. A bar is what the average
/// could be; what lies between two groups is a diamond, the change of one group a circle. On narrow pages the words
/// stand under the name. As high as it needs.
Scene means(const MeansSpec& spec, double width, const TextMeter& meter);

}  // namespace needlebook::chart
