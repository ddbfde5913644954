#include "domain/point_text.h"

#include "base/text.h"

namespace needlebook {

char32_t plain_mark(char32_t value) {
    constexpr char32_t full_width_quote = 0xFF02;
    if (value > 0xFF00 && value < 0xFF5F && value != full_width_quote)
        return value - 0xFEE0;
    if ((value >= 0x2010 && value <= 0x2015) || value == 0x2212)
        return U'-';
    if (value == 0x2018 || value == 0x2019 || value == 0x02BC || value == U'`')
        return U'\'';
    if (value == 0x3000 || value == 0x00A0 || value == 0x202F || value == U'\t' || value == U'\r' || value == U'\n')
        return U' ';
    return value;
}

std::string with_plain_marks(std::string_view text) {
    std::string out;
    for (const auto& point : code_points(text))
        append_utf8(out, plain_mark(point.value));
    return out;
}

}  // namespace needlebook
