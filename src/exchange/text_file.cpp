/// Reading a file of others.
#include "exchange/text_file.h"

#include <array>
#include <fstream>
#include <string_view>

#include "base/text.h"

namespace needlebook::exchange {
namespace {

/// Where reading is, and what it refuses.
class Watch {
public:
    /// False once `piece` holds what no text of ours has.
    bool passes(std::string_view piece) {
        for (const char c : piece) {
            ++column_;
            if (c == '\n' || c == '\r') {
                line_ += c == '\n' && after_cr_ ? 0U : 1U;
                column_ = 0;
            } else if (c == '\0') {
                return refuse(Refusal::not_csv, "NUL");
            } else if (column_ > longest_line) {
                return refuse(Refusal::line_too_long, {});
            }
            after_cr_ = c == '\r';
        }
        return true;
    }

    const RejectedCell& refused() const { return refused_; }

    /// What follows is half a letter.
    const RejectedCell& broken() {
        ++column_;
        refuse(Refusal::wrong_encoding, "broken UTF-16");
        return refused_;
    }

private:
    bool refuse(Refusal reason, std::string what) {
        refused_ = {line_, std::to_string(column_), reason, std::move(what)};
        return false;
    }

    std::size_t line_ = 1;
    std::size_t column_ = 0;
    bool after_cr_ = false;
    RejectedCell refused_;
};

/// The 32 places in which Windows-1252 differs from ISO 8859-1. Where it has nothing it is read as that, as browsers
/// do.
constexpr std::array<char32_t, 32> windows_1252_high{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                     0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/// Makes UTF-8 of the pieces of a file.
class Decoder {
public:
    explicit Decoder(Encoding encoding) : encoding_{encoding} {}

    /// Adds to `text` what `piece` says; false at half a letter of UTF-16.
    bool take(std::string_view piece, std::string& text) {
        switch (encoding_) {
            case Encoding::utf_8:
                text += piece;
                return true;
            case Encoding::windows_1252:
                add_windows(piece, text);
                return true;
            case Encoding::utf_16:
                return add_utf_16(piece, text);
        }
        return false;
    }

    /// Whether nothing is left half read.
    bool whole() const { return rest_.empty() && high_ == 0; }

private:
    static void add_windows(std::string_view piece, std::string& text) {
        constexpr unsigned char first = 0x80;
        for (const char c : piece) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte < first) {
                text += c;
                continue;
            }
            const std::size_t place = byte - first;
            append_utf8(text, place < windows_1252_high.size() ? windows_1252_high.at(place) : char32_t{byte});
        }
    }

    bool add_utf_16(std::string_view piece, std::string& text) {
        rest_ += piece;
        std::size_t at = 0;
        for (; at + 1 < rest_.size(); at += 2)
            if (!take_unit(static_cast<unsigned char>(rest_[at]), static_cast<unsigned char>(rest_[at + 1]), text))
                return false;
        rest_.erase(0, at);
        return true;
    }

    bool take_unit(unsigned char one, unsigned char two, std::string& text) {
        if (first_) {
            first_ = false;
            big_endian_ = one == 0xFE && two == 0xFF;
            if (big_endian_ || (one == 0xFF && two == 0xFE))
                return true;  // The mark.
        }
        constexpr unsigned bits = 8;
        const char32_t unit = big_endian_ ? char32_t{one} << bits | two : char32_t{two} << bits | one;
        const bool is_high = unit >= 0xD800 && unit < 0xDC00;
        const bool is_low = unit >= 0xDC00 && unit < 0xE000;
        if (is_low != (high_ != 0))
            return false;
        if (is_high) {
            high_ = unit;
            return true;
        }
        append_utf8(text, is_low ? 0x10000 + ((high_ - 0xD800) << 10U) + (unit - 0xDC00) : unit);
        high_ = 0;
        return true;
    }

    Encoding encoding_;
    std::string rest_;  ///< Half of a unit.
    char32_t high_ = 0;
    bool first_ = true;
    bool big_endian_ = false;
};

constexpr std::size_t piece_size = std::size_t{1} << 16U;

bool is_marked_utf_16(std::string_view start) { return start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF"); }

}  // namespace

Result<tl::expected<std::string, RejectedCell>> read_text(const std::filesystem::path& path, Encoding encoding) {
    using Text = tl::expected<std::string, RejectedCell>;
    std::error_code problem;
    if (std::filesystem::is_directory(path, problem))
        return fail(Errc::unreadable_file, path.string());
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return fail(Errc::unreadable_file, path.string());
    std::string text;
    Watch watch;
    Decoder decoder{encoding};
    std::array<char, piece_size> piece{};
    while (file) {
        file.read(piece.data(), piece.size());
        const std::string_view read{piece.data(), static_cast<std::size_t>(file.gcount())};
        if (text.empty() && encoding == Encoding::utf_8 && is_marked_utf_16(read))
            return Text{tl::unexpected<RejectedCell>(RejectedCell{1, "1", Refusal::wrong_encoding, "UTF-16"})};
        const auto before = text.size();
        const bool good = decoder.take(read, text) && (!file.eof() || decoder.whole());
        if (!watch.passes(std::string_view{text}.substr(before)))
            return Text{tl::unexpected<RejectedCell>(watch.refused())};
        if (!good)
            return Text{tl::unexpected<RejectedCell>(watch.broken())};
    }
    if (file.bad())
        return fail(Errc::unreadable_file, path.string());
    if (text.starts_with("\xEF\xBB\xBF"))
        text.erase(0, 3);
    return Text{std::move(text)};
}

}  // namespace needlebook::exchange
