/// What the sentences of report/wording.h need, from a trend.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/trend_view.h"
#include "chart/badge.h"
#include "report/wording.h"

namespace needlebook::app {

/// The facts for the sentences about one measure; none when it isn't judged.
std::optional<report::VerdictFacts> facts_of(const TrendView& view, const MeasureTrend& trend);

/// "Steady so far", "Comfort", "No agreement" as resources/wording/labels.csv has them.
std::string_view label_words(const Standing& standing);

/// The shape beside that word.
chart::StateShape shape_of(const Standing& standing);

/// Name of the measure within a sentence: "pain", "numbness, left".
std::string score_words(const Measure& measure);

}  // namespace needlebook::app
