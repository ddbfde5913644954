/// Enumerations and their names, as they stand in files, in the book and in JSON.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace needlebook {

/// Specialised for each enumeration that has names:
///   template <> struct Names<Aim> { static constexpr std::array<std::string_view, 4> all{"improve", …}; };
/// in the order of the enumerators, which count from 0.
template <class Enum>
struct Names;

template <class Enum>
constexpr std::string_view name_of(Enum value) {
    return Names<Enum>::all.at(static_cast<std::size_t>(value));
}

/// Fails with Errc::malformed when nothing is called so.
template <class Enum>
Result<Enum> from_name(std::string_view name) {
    for (std::size_t i = 0; i < Names<Enum>::all.size(); ++i)
        if (Names<Enum>::all[i] == name)
            return static_cast<Enum>(i);
    return fail(Errc::malformed, std::string{name});
}

/// Every enumerator, in order.
template <class Enum>
constexpr auto all_of() {
    std::array<Enum, Names<Enum>::all.size()> values{};
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<Enum>(i);
    return values;
}

}  // namespace needlebook
