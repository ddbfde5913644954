/// The only file that knows how a domain type lies in a column.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/answer.h"
#include "base/day.h"
#include "base/id.h"
#include "base/names.h"
#include "domain/score.h"
#include "store/failure.h"

struct sqlite3_stmt;

namespace needlebook::store {

/// Where the next column of a row is read.
struct Columns {
    sqlite3_stmt* statement;
    int next = 0;
};

/// One parameter of a statement.
struct Parameter {
    sqlite3_stmt* statement;
    int index;
};

using Bytes = std::vector<std::uint8_t>;

// Not named bind: std::bind would be the better match for a temporary std::string.
void bind_value(Parameter to, std::nullopt_t);
void bind_value(Parameter to, std::int64_t value);
void bind_value(Parameter to, int value);
void bind_value(Parameter to, bool value);
void bind_value(Parameter to, double value);
void bind_value(Parameter to, std::string_view value);
void bind_value(Parameter to, const std::string& value);
void bind_value(Parameter to, const char* value) = delete;  // It would become a bool.
/// Text that lives as long as the program: SQLite needs no copy of it.
void bind_word(Parameter to, std::string_view word);
void bind_value(Parameter to, const Bytes& value);
void bind_value(Parameter to, Day value);
void bind_value(Parameter to, LocalMinute value);
void bind_value(Parameter to, Instant value);
void bind_value(Parameter to, Score value);

void read(Columns& from, std::int64_t& value);
void read(Columns& from, int& value);
void read(Columns& from, bool& value);
void read(Columns& from, double& value);
void read(Columns& from, std::string& value);
void read(Columns& from, Bytes& value);
void read(Columns& from, Day& value);
void read(Columns& from, LocalMinute& value);
void read(Columns& from, Instant& value);

/// The text of the next column, valid until the next step.
std::string_view text_of(Columns& from);
bool is_null(const Columns& from);

template <class Of>
void bind_value(Parameter to, Id<Of> id) {
    bind_value(to, id.value);
}

template <class Of>
void read(Columns& from, Id<Of>& id) {
    read(from, id.value);
}

template <class Enum>
requires std::is_enum_v<Enum>
void bind_value(Parameter to, Enum value) { bind_word(to, name_of(value)); }

template <class Enum>
requires std::is_enum_v<Enum>
void read(Columns& from, Enum& value) {
    const auto named = from_name<Enum>(text_of(from));
    if (!named)
        throw DamagedRow{"no such word: " + named.error().detail};
    value = *named;
}

template <class Value>
void bind_value(Parameter to, const std::optional<Value>& value) {
    if (value)
        bind_value(to, *value);
    else
        bind_value(to, std::nullopt);
}

template <class Value>
void read(Columns& from, std::optional<Value>& value) {
    if (is_null(from)) {
        ++from.next;
        value.reset();
        return;
    }
    Value there{};
    read(from, there);
    value = std::move(there);
}

void read(Columns& from, std::optional<Score>& value);

/// Two columns: the state, then the value.
template <class Value>
void read(Columns& from, Answer<Value>& answer) {
    Answered state{};
    read(from, state);
    std::optional<Value> value;
    read(from, value);
    if ((state == Answered::value) != value.has_value())
        throw DamagedRow{"an answer and its value contradict each other"};
    answer = value ? Answer<Value>{std::move(*value)} : Answer<Value>::without_value(state);
}

}  // namespace needlebook::store
