/// A text file from outside, read in pieces and given up at the first thing that no text of ours has.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "exchange/refusal.h"

namespace needlebook::exchange {

/// Lines end with LF, CRLF or CR. Longer ones are refused before they fill the memory.
inline constexpr std::size_t longest_line = std::size_t{64} << 20U;  // bytes; a patient's whole record is one line.

/// The whole file, without a byte order mark. Refuses UTF-16, NUL and lines that are too long with line and column
/// (counted in bytes); what is no UTF-8 inside is left to the format. Fails with Errc::unreadable_file.
Result<tl::expected<std::string, RejectedCell>> read_text(const std::filesystem::path& path);

}  // namespace needlebook::exchange
