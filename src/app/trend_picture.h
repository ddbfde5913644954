/// A trend as what the chart draws, with its words.
#pragma once

#include <optional>

#include "app/trend_view.h"
#include "chart/trend.h"

namespace needlebook::app {

struct PictureOptions {
    std::optional<Id<Measure>> only{};  ///< One measure alone.
    bool for_patient = false;           ///< The judged measure alone, averages as words, larger marks.
    std::optional<Day> from{};          ///< None: from the first thing recorded.
    std::optional<Day> to{};            ///< None: to the day asked for, and the review.
};

/// Dates and numbers in English; size and layout are as chart::TrendSpec begins, to be set by
/// the caller.
chart::TrendSpec trend_spec(const TrendView& view, const PictureOptions& options = {});

}  // namespace needlebook::app
