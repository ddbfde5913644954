/// The tables whose rows belong to a session: written with it and read with it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "domain/session.h"
#include "store/connection.h"

namespace needlebook::store {

void delete_parts(Connection& db, Id<Session> session);
void insert_parts(Connection& db, std::span<const Session> sessions);

/// Fills the parts of `sessions`, whose ids stand in `ids` as a JSON list. One query a table.
void load_parts(Connection& db, const std::string& ids, std::vector<Session>& sessions);

}  // namespace needlebook::store
