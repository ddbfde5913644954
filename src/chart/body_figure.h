/// Outlines of the body: our own drawings, read once into polylines.
#pragma once

#include <string_view>
#include <vector>

#include "chart/scene.h"

namespace needlebook::chart {

/// What a path of a drawing is. Names are the classes in resources/figures/*.svg.
enum class FigurePart {
    body,    ///< Filled and outlined.
    fill,    ///< Skin without an outline.
    line,    ///< Outline without skin.
    hair,    ///< Filled.
    nail,    ///< Filled, with a fine outline.
    detail,  ///< Fine line.
    faint,   ///< Fainter line.
    guide    ///< Dashed: a border between regions.
};

/// One path with its curves flattened; in parts of the drawing's width and height, 0 to 1.
struct FigurePath {
    FigurePart part = FigurePart::line;
    std::vector<Point> through;
    bool closed = false;
    bool operator==(const FigurePath&) const = default;
};

/// The drawing of a view of body_views(); none for a name without one.
const std::vector<FigurePath>& body_figure(std::string_view view);

/// Reads what our drawings consist of: <path class="…" d="…"/> with M, L, C and Z in absolute
/// coordinates. Anything else is a broken file of the program: std::logic_error.
std::vector<FigurePath> read_figure(std::string_view svg, Size size);

}  // namespace needlebook::chart
