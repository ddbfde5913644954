/// What is put in for records that are lost, so that what belongs to them can stay.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "store/book_trees.h"
#include "store/salvage_table.h"

namespace needlebook::store {

/// An index tells some of a record that is lost itself: whose visit it was, and when.
class StandIns {
public:
    explicit StandIns(Connection& db);

    /// Takes what the indexes in `roots` (by name) tell of rows that `db` lacks.
    void learn(BookTrees& trees, const std::map<std::string, std::uint32_t, std::less<>>& roots);

    /// Puts in sessions, measures, complaints, practitioners and patients that others belong to, or that an index
    /// names; how many. They are called "salvaged" where nothing better is known.
    std::int64_t put();

private:
    std::int64_t run(const std::string& parent, const std::string& sql, std::int64_t unknown);
    std::int64_t free_id(const std::string& parent);

    Connection& db_;
};

}  // namespace needlebook::store
