/// Digits, names and kinds, each by its own small function.
#include "exchange/visit_cells.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/names.h"
#include "base/text.h"

namespace needlebook::exchange {

std::optional<double> number_in(std::string written) {
    std::ranges::replace(written, ',', '.');
    const std::string_view text{written};
    double value{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<int> whole_in(std::string_view text, int most) {
    if (const auto point = text.find_first_of(".,"); point != std::string_view::npos && point > 0 &&
                                                     point + 1 < text.size() &&
                                                     text.find_first_not_of('0', point + 1) == std::string_view::npos)
        text = text.substr(0, point);
    int value{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || value < 0 || value > most)
        return std::nullopt;
    return value;
}

NamedPerson person_called(std::string_view name) {
    const auto comma = name.find(',');
    if (comma != std::string_view::npos)
        return {std::string{trimmed(name.substr(comma + 1))}, std::string{trimmed(name.substr(0, comma))}, {}};
    const auto blank = name.find_last_of(' ');
    if (blank == std::string_view::npos)
        return {{}, std::string{name}, {}};
    return {std::string{trimmed(name.substr(0, blank))}, std::string{name.substr(blank + 1)}, {}};
}

Result<NamedSideEffect> parse_side_effect(std::string_view text) {
    const auto parts = split(text, ':');
    const auto kind = from_name<SideEffectKind>(trimmed(parts.front()));
    if (!kind)
        return tl::unexpected(kind.error());
    NamedSideEffect effect{*kind};
    if (parts.size() == 1)
        return effect;
    const auto severity = from_name<Severity>(trimmed(parts[1]));
    if (!severity)
        return tl::unexpected(severity.error());
    effect.severity = *severity;
    if (parts.size() == 2)
        return effect;
    const auto last = trimmed(text.substr(parts[0].size() + parts[1].size() + 2));
    if (last != "serious")
        return fail(Errc::malformed, std::string{last});
    effect.serious = true;
    return effect;
}

}  // namespace needlebook::exchange
