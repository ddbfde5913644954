/// Drawing and reading ids.
#include "base/id.h"

#include <algorithm>
#include <charconv>

namespace needlebook {

Result<std::int64_t> parse_id(std::string_view text) {
    std::int64_t value = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, value);
    if (problem != std::errc{} || stop != end || value <= 0)
        return fail(Errc::malformed, std::string{text});
    return value;
}

IdSource::IdSource(Clock clock, std::uint64_t seed) : clock_{std::move(clock)}, random_{seed} {}

std::int64_t IdSource::draw() {
    constexpr int low_bits = 20;
    const auto ms = clock_.now().time_since_epoch().count();
    // Half of the low bits stay free at the start, for counting up.
    const auto fresh = (ms << low_bits) | static_cast<std::int64_t>(random_() & ((1U << (low_bits - 1)) - 1));
    last_ = std::max(fresh, last_ + 1);
    return last_;
}

}  // namespace needlebook
