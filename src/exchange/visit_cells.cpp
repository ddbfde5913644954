/// Digits, names and kinds, each by its own small function.
#include "exchange/visit_cells.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/names.h"
#include "base/text.h"

namespace needlebook::exchange {
namespace {

struct KindWord {
    std::string_view word;
    RowKind kind;
};

constexpr RowKind session(SessionKind kind) { return {RowKind::Of::session, kind}; }
constexpr RowKind attended = session(SessionKind::treatment);
constexpr RowKind missed = session(SessionKind::missed);
constexpr RowKind cancelled = session(SessionKind::cancelled);
constexpr RowKind booked{RowKind::Of::booked, SessionKind::treatment};

/// In lower case, with blanks for "-" and "_".
constexpr std::array kind_words{
    KindWord{"visit", attended},
    KindWord{"reading", {RowKind::Of::scores, SessionKind::treatment}},
    KindWord{"treatment", attended},
    KindWord{"attended", attended},
    KindWord{"arrived", attended},
    KindWord{"completed", attended},
    KindWord{"complete", attended},
    KindWord{"checked in", attended},
    KindWord{"checked out", attended},
    KindWord{"seen", attended},
    KindWord{"done", attended},
    KindWord{"kept", attended},
    KindWord{"show", attended},
    KindWord{"showed", attended},
    KindWord{"consultation", session(SessionKind::consultation)},
    KindWord{"initial consultation", session(SessionKind::consultation)},
    KindWord{"phone", session(SessionKind::phone)},
    KindWord{"telephone", session(SessionKind::phone)},
    KindWord{"phone call", session(SessionKind::phone)},
    KindWord{"phone consultation", session(SessionKind::phone)},
    KindWord{"telephone consultation", session(SessionKind::phone)},
    KindWord{"home visit", session(SessionKind::home_visit)},
    KindWord{"missed", missed},
    KindWord{"no show", missed},
    KindWord{"noshow", missed},
    KindWord{"dna", missed},
    KindWord{"did not attend", missed},
    KindWord{"did not arrive", missed},
    KindWord{"did not show", missed},
    KindWord{"didn't attend", missed},
    KindWord{"failed to attend", missed},
    KindWord{"fta", missed},
    KindWord{"not attended", missed},
    KindWord{"absent", missed},
    KindWord{"cancelled", cancelled},
    KindWord{"canceled", cancelled},
    KindWord{"cancel", cancelled},
    KindWord{"cancellation", cancelled},
    KindWord{"late cancel", cancelled},
    KindWord{"late cancelled", cancelled},
    KindWord{"late canceled", cancelled},
    KindWord{"late cancellation", cancelled},
    KindWord{"cancelled late", cancelled},
    KindWord{"canceled late", cancelled},
    KindWord{"cancelled by patient", cancelled},
    KindWord{"canceled by patient", cancelled},
    KindWord{"cancelled by client", cancelled},
    KindWord{"canceled by client", cancelled},
    KindWord{"cancelled by clinic", cancelled},
    KindWord{"canceled by clinic", cancelled},
    KindWord{"rescheduled", cancelled},
    KindWord{"booked", booked},
    KindWord{"scheduled", booked},
    KindWord{"confirmed", booked},
    KindWord{"unconfirmed", booked},
    KindWord{"pending", booked},
    KindWord{"tentative", booked},
    KindWord{"upcoming", booked},
};

}  // namespace

std::optional<RowKind> row_kind(std::string_view word) {
    auto plain = lower_ascii(trimmed(word));
    std::ranges::replace_if(
        plain, [](char c) { return c == '-' || c == '_'; }, ' ');
    const auto known = std::ranges::find(kind_words, std::string_view{plain}, &KindWord::word);
    return known == kind_words.end() ? std::nullopt : std::optional{known->kind};
}

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
