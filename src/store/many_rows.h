/// Several rows by one statement. Each statement that writes keeps a journal of its own beside that of the transaction,
/// which costs as much as a row or two.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "store/connection.h"

namespace needlebook::store {

constexpr std::size_t most_at_once = 16;  // rows

/// For one row, for two, and so on; to be kept for as long as the program runs, as Connection::query asks.
using Inserts = std::array<std::string, most_at_once>;

/// @param into  The table and its columns: "needle (session_id, position)".
inline Inserts inserts(const std::string& into) {
    std::string row = "(?";
    row.append(3 * static_cast<std::size_t>(std::ranges::count(into, ',')), ' ');
    for (std::size_t at = 2; at < row.size(); at += 3)
        row.replace(at, 3, ", ?");
    row += ')';
    Inserts all;
    std::string sql = "INSERT INTO " + into + " VALUES ";
    for (std::size_t rows = 0; rows < most_at_once; ++rows)
        all.at(rows) = sql += (rows == 0 ? "" : ", ") + row;
    return all;
}

/// Writes `rows`; `put` gives the next parameters of a query from one of them.
template <class Row, class Put>
void insert(Connection& db, const Inserts& statements, const std::vector<Row>& rows, Put put) {
    for (std::size_t done = 0; done < rows.size();) {
        const auto end = std::min(done + most_at_once, rows.size());
        auto query = db.query(statements.at(end - done - 1).c_str());
        for (; done < end; ++done)
            put(query, rows[done]);
        query.run();
    }
}

}  // namespace needlebook::store
