/// JSON text into a document; what is none is refused at its line and column.
#pragma once

#include <cstddef>
#include <string_view>

#include <nlohmann/json.hpp>

#include "exchange/refusal.h"

namespace needlebook::exchange {

/// The line, from 1, on which a byte of `text` stands.
std::size_t line_at(std::string_view text, std::size_t byte);

/// Refusal::not_json where it breaks off, for numbers that no machine holds (1e999) too. Passes on what `keep` throws.
tl::expected<nlohmann::json, RejectedCell> parse_json(std::string_view text,
                                                      const nlohmann::json::parser_callback_t& keep = nullptr);

}  // namespace needlebook::exchange
