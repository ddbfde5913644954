/// An answer in four states: a value, asked and none, not asked, declined.
/// Missing is never zero.
#pragma once

#include <optional>
#include <utility>

#include "base/names.h"

namespace needlebook {

enum class Answered { value, none, not_asked, declined };

template <>
struct Names<Answered> {
    static constexpr std::array<std::string_view, 4> all{"value", "none", "not_asked", "declined"};
};

template <class T>
class Answer {
public:
    Answer() = default;  ///< Not asked.
    Answer(T value) : state_{Answered::value}, value_{std::move(value)} {}

    /// Any state but value.
    static Answer without_value(Answered state) {
        return Answer{state == Answered::value ? Answered::not_asked : state};
    }
    static Answer none() { return Answer{Answered::none}; }
    static Answer not_asked() { return Answer{Answered::not_asked}; }
    static Answer declined() { return Answer{Answered::declined}; }

    Answered state() const { return state_; }
    bool has_value() const { return state_ == Answered::value; }
    bool was_asked() const { return state_ != Answered::not_asked; }

    /// The value; only when has_value().
    const T& value() const { return *value_; }
    const std::optional<T>& optional() const { return value_; }

    bool operator==(const Answer&) const = default;

private:
    explicit Answer(Answered state) : state_{state} {}

    Answered state_ = Answered::not_asked;
    std::optional<T> value_;
};

}  // namespace needlebook
