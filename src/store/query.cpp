/// Running prepared statements.
#include "store/query.h"

#include <utility>

#include <sqlite3.h>

#include "store/connection.h"

namespace needlebook::store {

Query::Query(sqlite3* database, sqlite3_stmt* statement, bool* busy)
    : database_{database}, statement_{statement}, busy_{busy} {
    if (busy_ != nullptr)
        *busy_ = true;
}

Query::Query(Query&& other) noexcept
    : database_{other.database_},
      statement_{std::exchange(other.statement_, nullptr)},
      busy_{std::exchange(other.busy_, nullptr)} {}

Query::~Query() {
    if (statement_ == nullptr)
        return;
    if (busy_ == nullptr) {
        sqlite3_finalize(statement_);
        return;
    }
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    *busy_ = false;
}

Parameter Query::parameter(const char* name) {
    // Most are set in the order in which they stand in the statement; looking all through takes longer than binding.
    const char* next = sqlite3_bind_parameter_name(statement_, last_parameter_ + 1);
    const int index = next != nullptr && std::string_view{next} == name
                          ? last_parameter_ + 1
                          : sqlite3_bind_parameter_index(statement_, name);
    if (index == 0)
        throw Failure{Errc::storage, std::string{"no parameter "} + name};
    last_parameter_ = index;
    return {statement_, index};
}

bool Query::step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    throw_failure(database_, code);
}

void Query::run() {
    while (step()) {
    }
    sqlite3_reset(statement_);
    last_parameter_ = 0;
}

}  // namespace needlebook::store
