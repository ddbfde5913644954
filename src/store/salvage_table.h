/// Putting entries of a damaged book's trees into the tables of a new one.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/book_trees.h"
#include "store/connection.h"

struct sqlite3_stmt;

namespace needlebook::store {

/// A statement whose SQL is put together from names of our own schema.
class BuiltStatement {
public:
    BuiltStatement(Connection& db, const std::string& sql);
    BuiltStatement(const BuiltStatement&) = delete;
    BuiltStatement& operator=(const BuiltStatement&) = delete;
    ~BuiltStatement();

    sqlite3_stmt* get() const { return statement_; }

    /// Binds from the first parameter on, writes, and says how many rows that made: none for one that can't be,
    /// or is there already. Throws Failure for anything else.
    int write(Connection& db, const std::vector<const Value*>& values);

private:
    sqlite3_stmt* statement_ = nullptr;
};

/// The texts in the first column of what `sql` gives.
std::vector<std::string> texts(Connection& db, const std::string& sql);

/// A table, with its columns in the order in which they lie in a record.
class SalvageTable {
public:
    SalvageTable(Connection& db, std::string name);

    const std::string& name() const { return name_; }
    bool has_rowid() const { return has_rowid_; }

    /// Whether an entry can be a row of this table, by number and types of its values.
    bool fits(const TreeEntry& entry) const;

    /// Whether it was put in: not when it can't be one of ours, or is there already.
    bool put(const TreeEntry& entry);

private:
    struct Column {
        std::string name;
        std::string type;
        bool is_rowid = false;
    };

    BuiltStatement& insert_of(std::size_t columns);

    Connection& db_;
    std::string name_;
    bool has_rowid_ = true;
    std::vector<Column> columns_;
    std::map<std::size_t, std::unique_ptr<BuiltStatement>> inserts_;  ///< By number of columns given.
};

}  // namespace needlebook::store
