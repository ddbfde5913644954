/// The home diary on paper: one page with a box for each score.
#pragma once

#include <string>
#include <vector>

#include "base/day.h"
#include "chart/scene.h"
#include "domain/measure.h"

namespace needlebook::report {

/// A4 upright in DIP, 1/96 inch: 210 x 297 mm.
inline constexpr chart::Size a4{793.7, 1122.5};

struct DiarySheet {
    std::string patient;  ///< Name and code; empty for a blank sheet.
    std::string practice;
    std::string phone;
    std::vector<Measure> measures;  ///< One column each; at most four are legible.
    Day first{};
    int every_days = 7;  ///< 7: the questions ask about a week. 1: daily.
    int rows = 8;        ///< At most 16 fit.
    bool dated = true;   ///< False: the days are written in by hand.
};

/// Large type, black and white, nothing prefilled: no score of before stands on it.
chart::Scene diary_sheet(const DiarySheet& sheet, const chart::TextMeter& meter);

/// `words` cut at blanks into lines no wider than `width`. A longer word keeps a line of its own.
std::vector<std::string> wrapped(std::string_view words, const chart::TextStyle& style, double width,
                                 const chart::TextMeter& meter);

}  // namespace needlebook::report
