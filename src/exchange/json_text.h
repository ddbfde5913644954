/// JSON text into a document; what is none is refused at its line and column.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "exchange/refusal.h"

namespace needlebook::exchange {

/// `cell` with the line of `text`, which is JSON, on which its path ("patients[3].code") stands; that of the nearest
/// thing around it when it is missing.
RejectedCell placed(std::string_view text, RejectedCell cell);

/// The line, from 1, on which each element of the list `name` of the outermost object begins.
std::vector<std::size_t> lines_of_elements(std::string_view text, std::string_view name);

/// Refusal::not_json where it breaks off, for numbers that no machine holds (1e999) too. Passes on what `keep` throws.
tl::expected<nlohmann::json, RejectedCell> parse_json(std::string_view text,
                                                      const nlohmann::json::parser_callback_t& keep = nullptr);

}  // namespace needlebook::exchange
