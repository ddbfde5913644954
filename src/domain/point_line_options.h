/// Options of an item of the point line: what follows its colons.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/point_line.h"

namespace needlebook::line {

/// What the options of one item have said so far.
struct Options {
    std::string sites;          ///< As Needle::sites.
    std::optional<int> copies;  ///< Needles at one place, ashi and ear only.
    NeedleDetail detail;
    std::optional<int> pair;
    bool sites_told = false;
};

struct OptionFault {
    PointLineFault reason{};
    std::optional<int> last{};
};

/// Takes one option into `options`; `code` is empty for ashi and ear. None: taken.
std::optional<OptionFault> take_option(Options& options, std::string_view text, std::optional<PointCode> code);

/// The options of a needle as they are written, each with its colon.
std::string options_text(const Needle& needle);

}  // namespace needlebook::line
