#include "exchange/json_text.h"

#include <algorithm>
#include <string>

namespace needlebook::exchange {

using nlohmann::json;

std::size_t line_at(std::string_view text, std::size_t byte) {
    return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, std::min(byte, text.size())), '\n'));
}

tl::expected<json, RejectedCell> parse_json(std::string_view text, const json::parser_callback_t& keep) {
    try {
        return json::parse(text.begin(), text.end(), keep);
    } catch (const json::parse_error& problem) {
        const auto at = std::min(problem.byte == 0 ? 0 : problem.byte - 1, text.size());
        const auto line_start = text.substr(0, at).rfind('\n');
        const auto column = line_start == std::string_view::npos ? at + 1 : at - line_start;
        return tl::unexpected<RejectedCell>(
            RejectedCell{line_at(text, at), std::to_string(column), Refusal::not_json, {}});
    } catch (const json::exception&) {
        return tl::unexpected<RejectedCell>(RejectedCell{1, {}, Refusal::not_json, {}});
    }
}

}  // namespace needlebook::exchange
