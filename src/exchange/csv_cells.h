/// One record as the cells of one row, and back, by the one list of its fields.
#pragma once

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/answer.h"
#include "base/day.h"
#include "base/id.h"
#include "base/names.h"
#include "domain/score.h"
#include "exchange/record_fields.h"

namespace needlebook::exchange {

/// Lists and maps have tables of their own.
template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;
template <class Value>
inline constexpr bool is_list<std::map<std::string, Value>> = true;

/// Whether a text would be taken for a formula, a number, a date or a truth value.
bool needs_guard(std::string_view text);

std::string cell_of(const std::string& value);
std::string cell_of(bool value);
std::string cell_of(std::int64_t value);
std::string cell_of(double value);
inline std::string cell_of(int value) { return cell_of(std::int64_t{value}); }
inline std::string cell_of(Day value) { return to_text(value); }
inline std::string cell_of(LocalMinute value) { return to_text(value); }
inline std::string cell_of(Instant value) { return to_text(value); }
inline std::string cell_of(Score value) { return cell_of(value.points()); }
template <class Of>
std::string cell_of(Id<Of> id) {
    return "id" + to_text(id);
}
template <class Enum>
requires std::is_enum_v<Enum> std::string cell_of(Enum value) { return std::string{name_of(value)}; }

/// False when the cell is none.
bool read_cell(std::string_view cell, std::string& value);
bool read_cell(std::string_view cell, bool& value);
bool read_cell(std::string_view cell, std::int64_t& value);
bool read_cell(std::string_view cell, int& value);
bool read_cell(std::string_view cell, double& value);
bool read_cell(std::string_view cell, Day& value);
bool read_cell(std::string_view cell, LocalMinute& value);
bool read_cell(std::string_view cell, Instant& value);
bool read_id(std::string_view cell, std::int64_t& value);
template <class Of>
bool read_cell(std::string_view cell, Id<Of>& id) {
    return read_id(cell, id.value);
}
template <class Enum>
requires std::is_enum_v<Enum>
bool read_cell(std::string_view cell, Enum& value) {
    const auto named = from_name<Enum>(cell);
    if (named)
        value = *named;
    return named.has_value();
}

/// Names of the columns of a record.
class ColumnNames {
public:
    template <class T>
    void operator()(const char* name, const T&) {
        if constexpr (std::is_same_v<T, NeedleDetail>) {
            NeedleDetail detail;
            fields(*this, detail);
        } else if constexpr (!is_list<T>) {
            add(name, static_cast<const T*>(nullptr));
        }
    }
    std::vector<std::string> take() { return std::move(names_); }

private:
    template <class T>
    void add(const char* name, const T*) {
        names_.emplace_back(name);
    }
    template <class T>
    void add(const char* name, const Answer<T>*) {
        names_.push_back(std::string{name} + "_answer");
        names_.emplace_back(name);
    }

    std::vector<std::string> names_;
};

/// A record's cells, in the order of ColumnNames.
class CellWriter {
public:
    explicit CellWriter(std::vector<std::string>& cells) : cells_{cells} {}

    template <class T>
    void operator()(const char*, const T& value) {
        if constexpr (std::is_same_v<T, NeedleDetail>)
            fields(*this, value);
        else if constexpr (!is_list<T>)
            add(value);
    }

private:
    template <class T>
    void add(const T& value) {
        cells_.push_back(cell_of(value));
    }
    template <class T>
    void add(const std::optional<T>& value) {
        cells_.push_back(value ? cell_of(*value) : std::string{});
    }
    template <class T>
    void add(const Answer<T>& answer) {
        cells_.emplace_back(name_of(answer.state()));
        add(answer.optional());
    }

    std::vector<std::string>& cells_;
};

/// Fills a record from cells; stops at the first that can't be.
class CellReader {
public:
    /// `cells` begin with the record's first column.
    explicit CellReader(const std::string* cells) : cells_{cells} {}

    template <class T>
    void operator()(const char* name, T& value) {
        if constexpr (std::is_same_v<T, NeedleDetail>)
            fields(*this, value);
        else if constexpr (!is_list<T>)
            take(name, value);
    }

    /// The column that holds no such value; empty when all do.
    const std::string& wrong() const { return wrong_; }

private:
    template <class T>
    void take(const char* name, T& value) {
        const std::string& cell = *cells_++;
        if (wrong_.empty() && !read_cell(cell, value))
            wrong_ = name;
    }
    template <class T>
    void take(const char* name, std::optional<T>& value) {
        value.reset();
        const std::string& cell = *cells_++;
        if (!wrong_.empty() || cell.empty())
            return;
        if constexpr (std::is_same_v<T, Score>) {
            int points{};
            const bool read = read_cell(cell, points);
            const auto score = Score::from(points);
            if (!read || !score)
                wrong_ = name;
            else
                value = *score;
        } else if (!read_cell(cell, value.emplace())) {
            wrong_ = name;
        }
    }
    template <class T>
    void take(const char* name, Answer<T>& answer) {
        const std::string state_name = std::string{name} + "_answer";
        Answered state{};
        take(state_name.c_str(), state);
        const bool no_cell = cells_->empty();
        std::optional<T> value;
        take(name, value);
        if (!wrong_.empty())
            return;
        if constexpr (std::is_same_v<T, std::string>)
            if (state == Answered::value && no_cell)
                value.emplace();
        if ((state == Answered::value) != value.has_value())
            wrong_ = name;
        else
            answer = value ? Answer<T>{std::move(*value)} : Answer<T>::without_value(state);
    }

    const std::string* cells_;
    std::string wrong_;
};

}  // namespace needlebook::exchange
