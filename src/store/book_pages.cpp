/// Finding the newest version of a page that opens.
#include "store/book_pages.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "store/book_file.h"
#include "store/wal_frames.h"

namespace needlebook::store {
namespace {

constexpr std::uint32_t lock_page = 0x40000000 / page_size + 1;  // SQLite never uses it.

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

}  // namespace

BookPages::BookPages(Connection& file, const Secret& passphrase) : file_{file} {
    std::string start(salt_size, '\0');
    if (file.raw_size() < static_cast<std::int64_t>(page_size) ||
        !file.raw(start.data(), static_cast<int>(salt_size), 0))
        throw Failure{Errc::not_a_book, "too short"};
    if (start == std::string_view{"SQLite format 3\0", salt_size})
        throw Failure{Errc::not_a_book, "not encrypted"};
    key_.emplace(passphrase, start);
    read_wal();
    count_ = told_count();
    is_tree_.assign(static_cast<std::size_t>(count_) + 1, false);
    std::uint32_t opened = 0;
    for (std::uint32_t number = 1; number <= count_; ++number) {
        if (number == lock_page)
            continue;
        const auto plain = page(number);
        opened += plain ? 1 : 0;
        lost_ += opens_as_it_last_was(number) ? 0 : 1;
        is_tree_.at(number) = plain && read_tree_page(*plain, number);
    }
    if (opened == 0)
        throw Failure{Errc::wrong_passphrase, file.path.filename().string()};
}

void BookPages::read_wal() {
    std::ifstream file{beside(file_.path, "-wal"), std::ios::binary};
    wal_ = {std::istreambuf_iterator<char>{file}, {}};
    const auto read = read_wal_frames(wal_);
    if (read.page_size != page_size)
        return;
    // What follows the last finished transaction never was.
    const auto last = std::ranges::find_if(read.frames.rbegin(), read.frames.rend(),
                                           [](const WalFrame& frame) { return frame.pages != 0; });
    for (auto frame = read.frames.begin(); frame != last.base(); ++frame) {
        written_later_[frame->page].push_back(frame->at);
        if (frame->pages != 0)
            wal_count_ = frame->pages;
    }
}

std::uint32_t BookPages::told_count() const {
    const auto in_file =
        static_cast<std::uint32_t>((static_cast<std::size_t>(file_.raw_size()) + page_size - 1) / page_size);
    // A file that was cut is shorter than its first page says.
    constexpr std::size_t count_in_header = 28;
    const auto first = page(1);
    return std::max({in_file, wal_count_, first ? big_endian(*first, count_in_header) : 0});
}

std::optional<std::string> BookPages::in_file(std::uint32_t number) const {
    std::string bytes(page_size, '\0');
    if (!file_.raw(bytes.data(), static_cast<int>(page_size), static_cast<std::int64_t>((number - 1) * page_size)))
        return std::nullopt;
    return key_->decipher(bytes, number);
}

bool BookPages::opens_as_it_last_was(std::uint32_t number) const {
    if (const auto later = written_later_.find(number); later != written_later_.end())
        return key_->decipher(std::string_view{wal_}.substr(later->second.back(), page_size), number).has_value();
    return in_file(number).has_value();
}

std::optional<std::string> BookPages::page(std::uint32_t number) const {
    if (const auto later = written_later_.find(number); later != written_later_.end())
        for (auto at = later->second.rbegin(); at != later->second.rend(); ++at)
            if (auto plain = key_->decipher(std::string_view{wal_}.substr(*at, page_size), number))
                return plain;
    return in_file(number);
}

std::optional<TreePage> BookPages::tree_page(std::uint32_t number) const {
    if (number == 0 || number > count_)
        return std::nullopt;
    const auto plain = page(number);
    return plain ? read_tree_page(*plain, number) : std::nullopt;
}

std::string BookPages::record(const TreeCell& cell) const {
    auto bytes = cell.local;
    auto next = cell.overflow;
    // Each page gives something, so that a circle ends too.
    while (next != 0 && next <= count_ && bytes.size() < cell.size) {
        const auto plain = page(next);
        if (!plain)
            break;
        next = big_endian(*plain, 0);
        bytes.append(*plain, 4, std::min<std::size_t>(page_usable - 4, cell.size - bytes.size()));
    }
    return bytes;
}

}  // namespace needlebook::store
