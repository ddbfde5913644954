/// Rows by their types and constraints.
#include "store/salvage_table.h"

#include <algorithm>
#include <utility>

#include <sqlite3.h>

namespace needlebook::store {
namespace {

void bind(sqlite3_stmt* statement, int index, const Value& value) {
    struct Bind {
        sqlite3_stmt* statement;
        int index;
        void operator()(std::monostate) const { sqlite3_bind_null(statement, index); }
        void operator()(std::int64_t number) const { sqlite3_bind_int64(statement, index, number); }
        void operator()(double number) const { sqlite3_bind_double(statement, index, number); }
        void operator()(const std::string& text) const {
            sqlite3_bind_text(statement, index, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
        }
        void operator()(const Bytes& bytes) const {
            sqlite3_bind_blob(statement, index, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
        }
    };
    std::visit(Bind{statement, index}, value);
}

bool is_of_type(const Value& value, const std::string& type) {
    if (std::holds_alternative<std::monostate>(value))
        return true;
    if (type == "INTEGER")
        return std::holds_alternative<std::int64_t>(value);
    if (type == "REAL")  // Whole ones lie there as integers.
        return std::holds_alternative<double>(value) || std::holds_alternative<std::int64_t>(value);
    if (type == "TEXT")
        return std::holds_alternative<std::string>(value);
    return std::holds_alternative<Bytes>(value);
}

}  // namespace

BuiltStatement::BuiltStatement(Connection& db, const std::string& sql) {
    const int code = sqlite3_prepare_v2(db.handle(), sql.c_str(), -1, &statement_, nullptr);
    if (code != SQLITE_OK)
        throw_failure(db.handle(), code);
}

BuiltStatement::~BuiltStatement() { sqlite3_finalize(statement_); }

int BuiltStatement::write(Connection& db, const std::vector<const Value*>& values) {
    for (std::size_t i = 0; i < values.size(); ++i)
        bind(statement_, static_cast<int>(i) + 1, *values[i]);
    const int code = sqlite3_step(statement_);
    const int written = code == SQLITE_DONE ? db.changes() : 0;
    sqlite3_reset(statement_);
    if (code != SQLITE_DONE && (code & 0xff) != SQLITE_CONSTRAINT)
        throw_failure(db.handle(), code);
    return written;
}

std::vector<std::string> texts(Connection& db, const std::string& sql) {
    const BuiltStatement query{db, sql};
    std::vector<std::string> all;
    while (sqlite3_step(query.get()) == SQLITE_ROW)
        all.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(query.get(), 0)));
    return all;
}

SalvageTable::SalvageTable(Connection& db, std::string name) : db_{db}, name_{std::move(name)} {
    has_rowid_ = texts(db, "SELECT name FROM pragma_table_list WHERE name = '" + name_ + "' AND wr = 1").empty();
    // Computed columns that are not stored are hidden. Without a row id the key comes first.
    const BuiltStatement query{db, "SELECT name, type, pk FROM pragma_table_xinfo('" + name_ +
                                       "') WHERE hidden = 0 ORDER BY " + (has_rowid_ ? "cid" : "pk = 0, pk, cid")};
    while (sqlite3_step(query.get()) == SQLITE_ROW) {
        Column column;
        column.name = reinterpret_cast<const char*>(sqlite3_column_text(query.get(), 0));
        column.type = reinterpret_cast<const char*>(sqlite3_column_text(query.get(), 1));
        column.is_rowid = has_rowid_ && sqlite3_column_int(query.get(), 2) == 1 && column.type == "INTEGER";
        columns_.push_back(std::move(column));
    }
}

bool SalvageTable::fits(const TreeEntry& entry) const {
    if (entry.values.empty() || entry.values.size() > columns_.size())
        return false;
    for (std::size_t i = 0; i < entry.values.size(); ++i) {
        const bool empty = std::holds_alternative<std::monostate>(entry.values[i]);
        if (columns_[i].is_rowid ? !empty : !is_of_type(entry.values[i], columns_[i].type))
            return false;
    }
    // Without a row id nothing was added since the table was made.
    return has_rowid_ || entry.values.size() == columns_.size();
}

BuiltStatement& SalvageTable::insert_of(std::size_t columns) {
    auto& insert = inserts_[columns];
    if (!insert) {
        std::string names;
        std::string places;
        for (std::size_t i = 0; i < columns; ++i) {
            names += (i == 0 ? "" : ", ") + columns_[i].name;
            places += i == 0 ? "?" : ", ?";
        }
        insert = std::make_unique<BuiltStatement>(
            db_, "INSERT OR IGNORE INTO " + name_ + " (" + names + ") VALUES (" + places + ")");
    }
    return *insert;
}

bool SalvageTable::put(const TreeEntry& entry) {
    if (!entry.whole || !fits(entry))
        return false;
    const Value rowid{entry.rowid};
    std::vector<const Value*> values;
    for (std::size_t i = 0; i < entry.values.size(); ++i)
        values.push_back(columns_[i].is_rowid ? &rowid : &entry.values[i]);
    // What a later step of the schema added is not in an older row, and takes its default.
    return insert_of(values.size()).write(db_, values) > 0;
}

}  // namespace needlebook::store
