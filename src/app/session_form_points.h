/// The point line of an entry: chips under it, completion inside it, needles by region.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/needle.h"
#include "domain/point.h"
#include "domain/point_line.h"

namespace needlebook::app {

/// What one piece of the line means, or what is proposed.
struct PointChip {
    enum class Kind { taken, proposed, dropped, wrong } kind{};
    Needle needle;                        ///< Not for wrong ones.
    std::optional<PointLineError> error;  ///< Only for wrong ones.
    bool caution = false;                 ///< A caution about it is to be decided.
    bool operator==(const PointChip&) const = default;
};

std::optional<PointCode> code_of(const Needle& needle);

/// Two needles at the same place: the same point, or the same words; sides aside.
bool same_place(const Needle& one, const Needle& other);

/// Name of the region in which a needle is counted out: of the BodyRegion, "ear" or "elsewhere".
std::string region_of(const Needle& needle);

/// What a popup under the line offers, and which bytes of the line a choice replaces.
struct Completion {
    std::size_t from = 0;
    std::size_t to = 0;
    std::vector<PointCode> points;
    bool operator==(const Completion&) const = default;
};

/// `caret` counts bytes of `line`. Nothing is offered for a piece that is complete already
/// (code and side), for options, or before two letters of a name.
Completion completion_at(std::string_view line, std::size_t caret);

/// The line with the chosen point put in, and where the caret stands then, in bytes.
struct Completed {
    std::string line;
    std::size_t caret = 0;
    bool operator==(const Completed&) const = default;
};
Completed complete(std::string_view line, const Completion& completion, PointCode chosen);

}  // namespace needlebook::app
