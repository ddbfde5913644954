/// A document on paper.
#pragma once

#include <vector>

#include "chart/scene.h"
#include "report/document.h"

namespace needlebook::report {

/// DIP: 1/96 inch, 3.78 a millimetre.
struct Paper {
    chart::Size size{793.70, 1122.52};
    double margin = 45.35;  ///< 12 mm on all sides.
};

/// A4 with margins that every printer leaves blank anyway: what is previewed, printed and saved is the same.
inline Paper a4() { return {}; }

/// The pages, at least one, each of the size of the paper. A heading stays with what follows it; a table that runs over
/// a page's end repeats its header. Nothing stands outside the margins.
std::vector<chart::Scene> paginate(const Document& document, const Paper& paper, const chart::TextMeter& meter);

/// The document as one page without end, for a screen that scrolls: as wide as told, as high as it needs.
/// @param margin  DIP, on all sides.
chart::Scene continuous(const Document& document, double width, double margin, const chart::TextMeter& meter);

/// For what should be one page: the same document with its lines closer, its panels lower (64 at least) and, below 10
/// pt, its text down to 9 pt, as little of it as makes it one page; as it was when nothing does.
Document fitted(const Document& document, const Paper& paper, const chart::TextMeter& meter);

}  // namespace needlebook::report
