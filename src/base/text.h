/// Text of people: trimmed, composed, folded for searching. UTF-8 throughout.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace needlebook {

bool is_utf8(std::string_view text);

/// Without blanks, tabs and line ends around it.
std::string_view trimmed(std::string_view text);

/// Unicode NFC; text that is no UTF-8 comes back as it was.
std::string composed(std::string_view text);

/// For finding: case folded and without accents ("Élodie" -> "elodie").
std::string folded(std::string_view text);

/// Cut at every `separator`; "a;;b" gives three parts, "" gives one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);

/// ASCII letters only; everything else stays.
std::string lower_ascii(std::string_view text);
std::string upper_ascii(std::string_view text);

struct CodePoint {
    char32_t value{};
    std::size_t byte{};  ///< Where it begins in the text.
};

/// Stops at the first byte that is no UTF-8; is_utf8 tells beforehand.
std::vector<CodePoint> code_points(std::string_view text);

void append_utf8(std::string& to, char32_t value);

/// Unicode lower case, accents kept.
std::string lower_case(std::string_view text);

}  // namespace needlebook
