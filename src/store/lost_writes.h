/// Remembering, in the history, that writes were lost, until somebody was told.
#pragma once

#include <optional>

#include "store/connection.h"

namespace needlebook::store {

/// The last loss noticed, unless it was shown since.
std::optional<LostWrites> loss_not_shown(Connection& db);

void note_loss(Connection& db, const LostWrites& lost);
void note_loss_shown(Connection& db);

/// Kind writes_lost, with the time of the last entry as its subject and the time it was noticed as its detail.
Finding finding_of(const LostWrites& lost);

/// Of the newest row of the history.
std::optional<Instant> last_entry_of(Connection& db);

}  // namespace needlebook::store
