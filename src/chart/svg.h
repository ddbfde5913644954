/// A scene as an SVG file with real text.
#pragma once

#include <string>
#include <string_view>

#include "chart/scene.h"
#include "chart/theme.h"

namespace needlebook::chart {

/// A whole document, UTF-8, in CSS pixels (1/96 inch), with <title> and <desc> for screen readers. Numbers are
/// written with a point whatever the locale.
/// @param font_family  As CSS has it.
std::string svg(const Scene& scene, const Theme& theme,
                std::string_view font_family = "Inter, Cantarell, 'DejaVu Sans', sans-serif");

/// The same as an element to stand inside HTML: no XML declaration, and it shrinks with the page's width.
std::string svg_element(const Scene& scene, const Theme& theme, std::string_view font_family = "inherit");

/// `words` with the characters that mean something in XML and HTML escaped, and without those that XML forbids.
std::string xml_text(std::string_view words);

}  // namespace needlebook::chart
