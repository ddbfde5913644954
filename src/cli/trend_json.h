/// The JSON document of `trend`.
#pragma once

#include "app/trend_view.h"
#include "cli/common.h"

namespace needlebook::cli {

Json json_of_trend(const app::TrendView& view);

}  // namespace needlebook::cli
