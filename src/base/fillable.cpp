#include "base/fillable.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"

namespace needlebook {

namespace {

/// Which filling it takes, and how it is written: {"0", ".1f"}, {"nb", "|"}, {"1", "d"}.
using Place = std::pair<std::string, std::string>;
/// Nothing when they can't be read.
using Places = std::optional<std::vector<Place>>;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

Places in_braces(std::string_view text) {
    std::vector<Place> places;
    std::size_t next = 0;
    bool numbered = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '{' && text[at] != '}')
            continue;
        if (text.substr(at, 2) == "{{" || text.substr(at, 2) == "}}") {
            ++at;
            continue;
        }
        const auto close = text.find_first_of("{}", at + 1);
        if (text[at] == '}' || close == std::string_view::npos || text[close] == '{')
            return std::nullopt;
        const auto inside = text.substr(at + 1, close - at - 1);
        const auto colon = std::min(inside.find(':'), inside.size());
        const auto how = inside.substr(std::min(colon + 1, inside.size()));
        auto name = std::string{inside.substr(0, colon)};
        if (name.empty())
            name = std::to_string(next++);
        else
            numbered = numbered || is_digit(name.front());
        // How many forms a choice has is the language's own.
        places.emplace_back(std::move(name), how.find('|') == std::string_view::npos ? std::string{how} : "|");
        at = close;
    }
    if (numbered && next > 0)  // {} and {0} don't go together.
        return std::nullopt;
    return places;
}

/// What stands behind a % as printf reads it: "%-5.1f", "%2$s".
std::optional<std::string> number_of_argument(std::string_view text, std::size_t& at) {
    auto end = at;
    while (end < text.size() && is_digit(text[end]))
        ++end;
    if (end == at || end >= text.size() || text[end] != '$')
        return std::nullopt;
    auto number = std::string{text.substr(at, end - at)};
    at = end + 1;
    return number;
}

Places of_printf(std::string_view text) {
    std::vector<Place> places;
    std::size_t next = 1;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%')
            continue;
        if (++at < text.size() && text[at] == '%')
            continue;
        const auto number = number_of_argument(text, at);
        const auto type = text.find_first_not_of("-+ #0123456789.", at);
        if (type == std::string_view::npos || (at = text.find_first_not_of("hlzjt", type)) == std::string_view::npos ||
            std::string_view{"diuxXfeEgGcs"}.find(text[at]) == std::string_view::npos)
            return std::nullopt;
        places.emplace_back(number.value_or(std::to_string(next++)), std::string{text.substr(type, at + 1 - type)});
    }
    return places;
}

bool among(const std::vector<Place>& said, const std::vector<Place>& english) {
    return std::ranges::all_of(said,
                               [&](const Place& one) { return std::ranges::find(english, one) != english.end(); });
}

bool one_fills_alike(std::string_view english, std::string_view said) {
    const auto braces = in_braces(english);
    if (braces && !braces->empty()) {
        const auto others = in_braces(said);
        if (!others || !among(*others, *braces))
            return false;
    }
    const auto printed = of_printf(english);
    const bool is_share = english.find("% ") != std::string_view::npos;  // "30 % of people": nothing is filled in.
    if (!is_share && printed && !printed->empty()) {
        const auto others = of_printf(said);
        if (!others || !among(*others, *printed))
            return false;
    }
    return true;
}

}  // namespace

bool fills_alike(std::string_view english, std::string_view said) {
    const auto sentences = split(english, '\0');
    const auto forms = split(said, '\0');
    return std::ranges::all_of(forms, [&](std::string_view form) { return one_fills_alike(sentences.back(), form); });
}

}  // namespace needlebook
