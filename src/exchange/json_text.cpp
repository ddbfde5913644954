#include "exchange/json_text.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace needlebook::exchange {

using nlohmann::json;

namespace {

RejectedCell not_json_at(std::string_view text, std::size_t byte) {
    const auto at = std::min(byte, text.size());
    const auto line_start = text.substr(0, at).rfind('\n');
    const auto column = line_start == std::string_view::npos ? at + 1 : at - line_start;
    return {line_at(text, at), std::to_string(column), Refusal::not_json, {}};
}

}  // namespace

std::size_t line_at(std::string_view text, std::size_t byte) {
    return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, std::min(byte, text.size())), '\n'));
}

tl::expected<json, RejectedCell> parse_json(std::string_view text, const json::parser_callback_t& keep) {
    try {
        return json::parse(text.begin(), text.end(), keep);
    } catch (const json::parse_error& problem) {
        return tl::unexpected<RejectedCell>(not_json_at(text, problem.byte == 0 ? 0 : problem.byte - 1));
    } catch (const json::exception& problem) {
        // A number beyond what a number can be: "number overflow parsing '1e999'".
        const auto parts = split(problem.what(), '\'');
        const auto at = parts.size() > 1 ? text.find(parts[1]) : std::string_view::npos;
        return tl::unexpected<RejectedCell>(not_json_at(text, at == std::string_view::npos ? 0 : at));
    }
}

}  // namespace needlebook::exchange
