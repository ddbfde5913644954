/// The practice as `practice --json` prints it.
#pragma once

#include <nlohmann/json.hpp>

#include "app/practice_figures.h"

namespace needlebook::app {

/// Rates are events for each 1,000 sessions and people for each 100; missing where nobody was asked or fewer than 10
/// people started. Of sessions the limits stand also where `few_people` says that no page shows them. Fails with what
/// the book fails with.
Result<nlohmann::ordered_json> practice_json(const PracticeLedger& ledger, const Period& period);

}  // namespace needlebook::app
