/// One use of a prepared statement: parameters in by name, columns out in order.
#pragma once

#include <cstdint>

#include "store/columns.h"

struct sqlite3;
struct sqlite3_stmt;

namespace needlebook::store {

/// The row on which a query stands. Columns are read from left to right.
class Row {
public:
    explicit Row(sqlite3_stmt* statement) : columns_{statement} {}

    /// Reads the next columns into `values`. Throws DamagedRow for what can't be one of them.
    template <class... Values>
    void into(Values&... values) {
        (read(columns_, values), ...);
    }

    template <class Value>
    Value next() {
        Value value{};
        read(columns_, value);
        return value;
    }

    /// The text of the next column, valid until the next step.
    std::string_view text() { return text_of(columns_); }

private:
    Columns columns_;
};

class Query {
public:
    /// `busy` is lowered at the end; null when the statement is not a kept one and is to be
    /// finalised instead.
    Query(sqlite3* database, sqlite3_stmt* statement, bool* busy);
    Query(Query&& other) noexcept;
    Query& operator=(Query&&) = delete;
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query();

    template <class Value>
    Query& set(const char* name, const Value& value) {
        bind_value(parameter(name), value);
        return *this;
    }

    /// An answer lies in two columns.
    template <class Value>
    Query& set(const char* answer, const char* value, const Answer<Value>& given) {
        bind_value(parameter(answer), given.state());
        bind_value(parameter(value), given.optional());
        return *this;
    }

    /// The next parameters, in the order in which they stand in the statement; an answer is two.
    template <class... Values>
    Query& put(const Values&... values) {
        (put_one(values), ...);
        return *this;
    }

    /// The next row, if there is one.
    bool step();
    Row row() const { return Row{statement_}; }

    /// To the end, for statements that give no rows. Then every parameter can be set anew, and run again.
    void run();

    /// As many rows as there are, each made by `make` of a Row.
    template <class Make>
    auto all(Make make) {
        std::vector<decltype(make(row()))> rows;
        while (step())
            rows.push_back(make(row()));
        return rows;
    }

    /// The first row, if there is one.
    template <class Make>
    auto first(Make make) {
        std::optional<decltype(make(row()))> found;
        if (step())
            found = make(row());
        return found;
    }

private:
    Parameter parameter(const char* name);

    template <class Value>
    void put_one(const Value& value) {
        bind_value(Parameter{statement_, ++last_parameter_}, value);
    }
    template <class Value>
    void put_one(const Answer<Value>& answer) {
        put_one(answer.state());
        put_one(answer.optional());
    }

    sqlite3* database_;
    sqlite3_stmt* statement_;
    bool* busy_;
    int last_parameter_ = 0;
};

}  // namespace needlebook::store
