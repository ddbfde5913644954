/// A text file from outside, read in pieces and given up at the first thing that no text of ours has.
#pragma once

#include <filesystem>
#include <string>

#include "base/names.h"
#include "base/result.h"
#include "exchange/refusal.h"

namespace needlebook::exchange {

/// Lines end with LF, CRLF or CR. Longer ones are refused before they fill the memory.
inline constexpr std::size_t longest_line = std::size_t{64} << 20U;  // bytes; a patient's whole record is one line.

/// How letters are written. Spreadsheets on Windows save "CSV" as windows_1252 in western Europe and America, and
/// "Unicode text" as utf_16.
enum class Encoding { utf_8, windows_1252, utf_16 };

/// The whole file as UTF-8, without a byte order mark. Refuses NUL and lines that are too long with line and column
/// (counted in bytes), and UTF-16 where it is broken or not expected; what is no UTF-8 inside is left to the format.
/// Fails with Errc::unreadable_file.
Result<tl::expected<std::string, RejectedCell>> read_text(const std::filesystem::path& path,
                                                          Encoding encoding = Encoding::utf_8);

}  // namespace needlebook::exchange

template <>
struct needlebook::Names<needlebook::exchange::Encoding> {
    static constexpr std::array<std::string_view, 3> all{"utf-8", "windows-1252", "utf-16"};
};
