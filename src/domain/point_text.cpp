/// Over utf8proc.
#include "domain/point_text.h"

#include <array>

#include <utf8proc.h>

namespace needlebook {

std::vector<CodePoint> code_points(std::string_view text) {
    std::vector<CodePoint> all;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    std::size_t at = 0;
    while (at < text.size()) {
        utf8proc_int32_t value = 0;
        const auto used = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &value);
        if (used <= 0)
            break;
        all.push_back({static_cast<char32_t>(value), at});
        at += static_cast<std::size_t>(used);
    }
    return all;
}

void append_utf8(std::string& to, char32_t value) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(value), bytes.data());
    to.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

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

std::string lower_case(std::string_view text) {
    std::string out;
    for (const auto& point : code_points(text))
        append_utf8(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(point.value))));
    return out;
}

}  // namespace needlebook
