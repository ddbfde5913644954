/// Completion inside the point line, and where each needle lies.
#include "app/session_form_points.h"

#include <algorithm>

#include "base/text.h"

namespace needlebook::app {

namespace {

constexpr std::size_t offered = 8;
constexpr std::string_view separators = " \t,;";

/// Bytes of the piece of `line` in which the caret stands, without a leading "-".
std::pair<std::size_t, std::size_t> piece_at(std::string_view line, std::size_t caret) {
    caret = std::min(caret, line.size());
    auto from = caret;
    while (from > 0 && separators.find(line[from - 1]) == std::string_view::npos)
        --from;
    auto to = caret;
    while (to < line.size() && separators.find(line[to]) == std::string_view::npos)
        ++to;
    if (from < to && line[from] == '-')
        ++from;
    return {from, to};
}

}  // namespace

std::optional<PointCode> code_of(const Needle& needle) {
    if (needle.kind != NeedleKind::point)
        return std::nullopt;
    const auto code = PointCode::from(needle.point);
    return code ? std::optional{*code} : std::nullopt;
}

bool same_place(const Needle& one, const Needle& other) { return one.kind == other.kind && one.point == other.point; }

std::string region_of(const Needle& needle) {
    if (needle.kind == NeedleKind::ear)
        return "ear";
    const auto code = code_of(needle);
    return code ? std::string{name_of(points().at(*code).region)} : "elsewhere";
}

Completion completion_at(std::string_view line, std::size_t caret) {
    const auto [from, to] = piece_at(line, caret);
    const auto piece = line.substr(from, to - from);
    Completion completion{from, to, {}};
    if (piece.size() < 2 || caret != to || piece.find_first_of("@:\"") != std::string_view::npos)
        return completion;
    if (!parse_point_line(piece).needles.empty() && parse_point_line(piece).ok()) {
        const auto named = points().named(piece);
        const bool may_go_on = named.size() == 1 && points().search(piece, 2).size() == 2;
        if (!may_go_on)
            return completion;
    }
    completion.points = points().search(piece, offered);
    return completion;
}

Completed complete(std::string_view line, const Completion& completion, PointCode chosen) {
    std::string text{line.substr(0, completion.from)};
    text += lower_ascii(chosen.text());
    const auto rest = line.substr(completion.to);
    if (rest.empty())
        text += ' ';
    const auto caret = text.size() + (rest.empty() ? 0 : 1);
    return {text + std::string{rest}, caret};
}

}  // namespace needlebook::app
