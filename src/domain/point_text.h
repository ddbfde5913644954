/// Marks that have several shapes, brought to one before points are looked up.
#pragma once

#include <string>
#include <string_view>

namespace needlebook {

/// Full-width letters, digits and stops as ASCII; hyphens and dashes as '-';
/// apostrophes as '\''; blanks of all kinds as ' '.
char32_t plain_mark(char32_t value);
std::string with_plain_marks(std::string_view text);

}  // namespace needlebook
