/// Text as the point table and the point line take it apart: code points, and marks
/// that have several shapes brought to one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace needlebook {

struct CodePoint {
    char32_t value{};
    std::size_t byte{};  ///< Where it begins in the text.
};

/// Stops at the first byte that is no UTF-8; is_utf8 tells beforehand.
std::vector<CodePoint> code_points(std::string_view text);

void append_utf8(std::string& to, char32_t value);

/// Full-width letters, digits and stops as ASCII; hyphens and dashes as '-';
/// apostrophes as '\''; blanks of all kinds as ' '.
char32_t plain_mark(char32_t value);
std::string with_plain_marks(std::string_view text);

/// Unicode lower case, tones kept.
std::string lower_case(std::string_view text);

}  // namespace needlebook
