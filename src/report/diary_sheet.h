/// The home diary on paper: one page with a box for each score.
#pragma once

#include <string>
#include <vector>

#include "base/day.h"
#include "chart/scene.h"
#include "domain/measure.h"

namespace needlebook::report {

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

}  // namespace needlebook::report
