/// Reading a file of others.
#include "exchange/text_file.h"

#include <array>
#include <fstream>

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

}  // namespace

Result<tl::expected<std::string, RejectedCell>> read_text(const std::filesystem::path& path) {
    using Text = tl::expected<std::string, RejectedCell>;
    std::error_code problem;
    if (std::filesystem::is_directory(path, problem))
        return fail(Errc::unreadable_file, path.string());
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return fail(Errc::unreadable_file, path.string());
    std::string text;
    Watch watch;
    std::array<char, std::size_t{1} << 16U> piece{};
    while (file) {
        file.read(piece.data(), piece.size());
        const std::string_view read{piece.data(), static_cast<std::size_t>(file.gcount())};
        if (text.empty() && (read.starts_with("\xFF\xFE") || read.starts_with("\xFE\xFF")))
            return Text{tl::unexpected<RejectedCell>(RejectedCell{1, "1", Refusal::wrong_encoding, "UTF-16"})};
        if (!watch.passes(read))
            return Text{tl::unexpected<RejectedCell>(watch.refused())};
        text += read;
    }
    if (file.bad())
        return fail(Errc::unreadable_file, path.string());
    if (text.starts_with("\xEF\xBB\xBF"))
        text.erase(0, 3);
    return Text{std::move(text)};
}

}  // namespace needlebook::exchange
