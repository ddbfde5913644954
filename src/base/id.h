/// Identifiers: positive 63-bit integers, ordered by time, drawn by the program.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace needlebook {

/// The id of one `Of`. Ids of different records don't mix.
template <class Of>
struct Id {
    std::int64_t value{};
    auto operator<=>(const Id&) const = default;
};

template <class Of>
std::string to_text(Id<Of> id) {
    return std::to_string(id.value);
}

/// A positive number of up to 19 digits. Fails with Errc::malformed otherwise.
Result<std::int64_t> parse_id(std::string_view text);

/// Draws ids: 43 bits of milliseconds since 1970, then 20 bits that begin at a
/// random number and count up within one millisecond, so that later ids are
/// larger and two machines hardly ever draw the same one.
class IdSource {
public:
    explicit IdSource(Clock clock, std::uint64_t seed = std::random_device{}());

    template <class Of>
    Id<Of> next() {
        return {draw()};
    }

private:
    std::int64_t draw();

    Clock clock_;
    std::mt19937_64 random_;
    std::int64_t last_ = 0;
};

}  // namespace needlebook

template <class Of>
struct std::hash<needlebook::Id<Of>> {
    std::size_t operator()(needlebook::Id<Of> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
