/// Which trend a command is about.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/trend_view.h"
#include "cli/common.h"

namespace needlebook::cli {

/// The trend of the patient's first open complaint; says why there is none, with `exit` set.
std::optional<app::TrendView> trend_of(const Job& job, const app::Logbook& book, const std::string& code, Exit& exit);

/// "pain", or the measure's own label in any case; null when there is none.
const app::MeasureTrend* measure_called(const app::TrendView& view, std::string_view name);

}  // namespace needlebook::cli
