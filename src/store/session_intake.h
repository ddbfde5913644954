/// Many sealed sessions at once, as an import brings them.
#pragma once

#include <vector>

#include "store/session_table.h"

namespace needlebook::store {

class SessionIntake : public SessionTable {
public:
    explicit SessionIntake(const SessionTable& table) : SessionTable{table} {}

    /// Inserts one that isn't there yet, as a draft whatever its status says: parts can be added to drafts only. `seal`
    /// gives it its status, in one statement for many.
    void add_open(const Session& session);
    void seal(const std::vector<Id<Session>>& drafts, SessionStatus status);
};

}  // namespace needlebook::store
