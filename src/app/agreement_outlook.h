/// What an agreement that is about to be made can show, in words, from resources/wording/outlook.csv.
#pragma once

#include <string>

#include "app/trend_view.h"
#include "domain/agreement.h"

namespace needlebook::app {

/// Whether it can be judged at all, from when, how likely a true change would be seen by the
/// review with the visits planned, and which more scores would help. Empty for comfort.
std::string agreement_outlook(const TrendView& view, const Agreement& draft);

/// Why it can't be agreed so (a target above the average at the start); empty when it can.
std::string agreement_refusal(const TrendView& view, const Agreement& draft);

}  // namespace needlebook::app
