/// Binding values to parameters and reading them from columns.
#include "store/columns.h"

#include <sqlite3.h>

namespace needlebook::store {
namespace {

void check(Parameter to, int code) {
    if (code != SQLITE_OK)
        throw Failure{Errc::storage,
                      std::string{"parameter "} + std::to_string(to.index) + ": " + sqlite3_errstr(code)};
}

/// The next column; throws unless it is of SQLite's type `type`. One look at the statement for
/// each column: its value then gives type, content and length without another. (Connections are
/// opened so that no other thread can touch it in between.)
sqlite3_value* expect(Columns& from, int type) {
    auto* value = sqlite3_column_value(from.statement, from.next);
    if (sqlite3_value_type(value) != type)
        throw DamagedRow{std::string{"column "} + sqlite3_column_name(from.statement, from.next)};
    ++from.next;
    return value;
}

template <class Value>
Value parsed(Result<Value> result) {
    if (!result)
        throw DamagedRow{"no date or time: " + result.error().detail};
    return *result;
}

}  // namespace

void bind_value(Parameter to, std::nullopt_t) { check(to, sqlite3_bind_null(to.statement, to.index)); }
void bind_value(Parameter to, std::int64_t value) { check(to, sqlite3_bind_int64(to.statement, to.index, value)); }
void bind_value(Parameter to, int value) { check(to, sqlite3_bind_int(to.statement, to.index, value)); }
void bind_value(Parameter to, bool value) { check(to, sqlite3_bind_int(to.statement, to.index, value ? 1 : 0)); }
void bind_value(Parameter to, double value) { check(to, sqlite3_bind_double(to.statement, to.index, value)); }

void bind_value(Parameter to, std::string_view value) {
    // An empty view may hold no address, which SQLite would take for NULL.
    if (value.empty())
        return bind_word(to, "");
    check(to, sqlite3_bind_text64(to.statement, to.index, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void bind_word(Parameter to, std::string_view word) {
    check(to, sqlite3_bind_text64(to.statement, to.index, word.data(), word.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void bind_value(Parameter to, const std::string& value) { bind_value(to, std::string_view{value}); }

void bind_value(Parameter to, const Bytes& value) {
    check(to, sqlite3_bind_blob64(to.statement, to.index, value.data(), value.size(), SQLITE_TRANSIENT));
}

namespace {

/// Measured by SQLite itself, text ends where SQLite's functions look for its end; else each CHECK by them copies it.
void bind_ended(Parameter to, const std::string& value) {
    check(to, sqlite3_bind_text(to.statement, to.index, value.c_str(), -1, SQLITE_TRANSIENT));
}

}  // namespace

void bind_value(Parameter to, Day value) { bind_ended(to, to_text(value)); }
void bind_value(Parameter to, LocalMinute value) { bind_ended(to, to_text(value)); }
void bind_value(Parameter to, Instant value) { bind_ended(to, to_text(value)); }
void bind_value(Parameter to, Score value) { bind_value(to, value.points()); }

void read(Columns& from, std::int64_t& value) { value = sqlite3_value_int64(expect(from, SQLITE_INTEGER)); }

void read(Columns& from, int& value) {
    std::int64_t wide = 0;
    read(from, wide);
    value = static_cast<int>(wide);
    if (value != wide)
        throw DamagedRow{"number too large: " + std::to_string(wide)};
}

void read(Columns& from, bool& value) {
    std::int64_t number = 0;
    read(from, number);
    value = number != 0;
}

void read(Columns& from, double& value) { value = sqlite3_value_double(expect(from, SQLITE_FLOAT)); }

std::string_view text_of(Columns& from) {
    auto* value = expect(from, SQLITE_TEXT);
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return {text, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

bool is_null(const Columns& from) { return sqlite3_column_type(from.statement, from.next) == SQLITE_NULL; }

void read(Columns& from, std::string& value) { value = text_of(from); }

void read(Columns& from, Bytes& value) {
    auto* blob = expect(from, SQLITE_BLOB);
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_value_blob(blob));
    value.assign(bytes, bytes + sqlite3_value_bytes(blob));
}

void read(Columns& from, Day& value) { value = parsed(parse_day(text_of(from))); }
void read(Columns& from, LocalMinute& value) { value = parsed(parse_local_minute(text_of(from))); }
void read(Columns& from, Instant& value) { value = parsed(parse_instant(text_of(from))); }

void read(Columns& from, std::optional<Score>& value) {
    std::optional<int> points;
    read(from, points);
    value.reset();
    if (!points)
        return;
    const auto score = Score::from(*points);
    if (!score)
        throw DamagedRow{"no score: " + score.error().detail};
    value = *score;
}

}  // namespace needlebook::store
