/// Published choices of points for neuropathy, with citation and how sure we are of each.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/names.h"
#include "domain/point_line.h"

namespace needlebook {

/// How sure we are that the list is the published one.
enum class Certainty { high, medium, low };
template <>
struct Names<Certainty> {
    static constexpr std::array<std::string_view, 3> all{"high", "medium", "low"};
};

struct PointProtocol {
    std::string id;  ///< "bao2020"; its name as a group of the point line.
    std::string condition;
    std::vector<PointCode> points;
    std::vector<PointCode> optional_points;  ///< Chosen per patient; not in `line`.
    std::vector<std::string> ear_points;     ///< In words.
    std::string schedule;
    std::string laterality;  ///< Say this when the group is offered: `line` can't know the affected side.
    std::string citation;
    std::string doi;
    std::string result_note;
    Certainty certainty{};
    std::string how_checked;
    std::string line;  ///< As a point line, with sides, sites and electrode pairs as published.
};

/// In the order of the file, read at the first call.
std::span<const PointProtocol> point_protocols();

/// The same as groups for parse_point_line.
std::span<const NamedNeedles> published_groups();

}  // namespace needlebook
