/// Many sealed sessions at once, as an import brings them.
#pragma once

#include <vector>

#include "store/session_table.h"

namespace needlebook::store {

class SessionIntake : public SessionTable {
public:
    explicit SessionIntake(const SessionTable& table) : SessionTable{table} {}

    /// Inserts sessions that aren't there yet and supersede nothing, all of one status. Throws Failure{already_exists}.
    void add(const std::vector<Session>& sessions, SessionStatus status);
};

}  // namespace needlebook::store
