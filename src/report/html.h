/// A document as one HTML file that needs no other file, no script and no network.
#pragma once

#include <string>

#include "chart/scene.h"
#include "report/document.h"

namespace needlebook::report {

/// HTML5, UTF-8: headings, lists and tables as such, pictures as inline SVG with title and description; readable with a
/// narrow window, printed on A4.
/// @param meter  For laying out the pictures.
std::string html(const Document& document, const chart::TextMeter& meter);

}  // namespace needlebook::report
