/// The practice as `practice --json` prints it.
#pragma once

#include <nlohmann/json.hpp>

#include "app/practice_figures.h"

namespace needlebook::app {

/// Rates are events for each 1,000 sessions and people for each 100. They and their limits are null where fewer than 10
/// people answered, which `few_people` says, as no page, paper or table has them there; the counts stand.
/// `events_not_in_rate` are in the register and in no rate: noted outside a treatment or at a first visit. Fails with
/// what the book fails with.
Result<nlohmann::ordered_json> practice_json(const PracticeLedger& ledger, const Period& period);

}  // namespace needlebook::app
