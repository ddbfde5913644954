/// What was finished, and what of it can be read.
#include "store/wal_state.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "store/cipher_page.h"
#include "store/wal_frames.h"

namespace needlebook::store {
namespace {

constexpr std::size_t salts_at = 16;  ///< In the header of the file.
constexpr std::size_t salts_size = 8;

std::string bytes_of(const std::filesystem::path& name) {
    std::ifstream file{name, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// The book's own name, and `ending`.
std::string sibling(const std::filesystem::path& wal, std::string_view ending) {
    auto name = wal.string();
    name.resize(name.size() - std::string_view{"-wal"}.size());
    return name.append(ending);
}

/// https://www.sqlite.org/walformat.html#the_wal_index_file_format
struct Index {
    std::uint32_t finished = 0;    ///< Frames.
    std::uint32_t backfilled = 0;  ///< Of those: in the book itself already.
    std::string salts;
};

std::optional<Index> index_of(const std::filesystem::path& wal) {
    constexpr std::size_t header = 48;
    std::ifstream file{sibling(wal, "-shm"), std::ios::binary};
    std::array<char, 2 * header + 4> bytes{};
    if (!file.read(bytes.data(), bytes.size()))
        return std::nullopt;
    const std::string_view text{bytes.data(), bytes.size()};
    constexpr std::size_t initialised = 12;
    if (text.substr(0, header) != text.substr(header, header) || text[initialised] == 0)
        return std::nullopt;
    Index index{0, 0, std::string{text.substr(32, salts_size)}};
    std::memcpy(&index.finished, bytes.data() + 16, sizeof index.finished);  // In the machine's order.
    std::memcpy(&index.backfilled, bytes.data() + 2 * header, sizeof index.backfilled);
    return index;
}

/// Whether the book itself has the newest of what the frames hold.
bool are_in_book(const WalFrames& read, std::string_view wal, const std::filesystem::path& book) {
    std::map<std::uint32_t, std::size_t> newest;
    for (const auto& frame : read.frames)
        newest[frame.page] = frame.at;
    std::ifstream file{book, std::ios::binary};
    return std::ranges::all_of(newest, [&](const auto& entry) {
        std::string page(page_size, '\0');
        file.clear();
        file.seekg(static_cast<std::streamoff>(entry.first - 1) * static_cast<std::streamoff>(page_size));
        return file.read(page.data(), static_cast<std::streamsize>(page_size)) &&
               wal.substr(entry.second, page_size) == page;
    });
}

/// The next transaction is written only when the one before is on the disk.
bool loses_a_finished_one(const WalFrames& read) {
    const auto lost =
        std::ranges::find_if(read.frames, [](const WalFrame& frame) { return !frame.sound && frame.pages != 0; });
    return lost != read.frames.end() && std::next(lost) != read.frames.end();
}

}  // namespace

bool wal_is_empty(const std::filesystem::path& wal) {
    std::error_code missing;
    const auto size = std::filesystem::file_size(wal, missing);
    return missing || size < wal_header_size + page_size;
}

bool wal_is_damaged(const std::filesystem::path& wal) {
    const auto bytes = bytes_of(wal);
    const auto read = read_wal_frames(bytes);
    const auto index = index_of(wal);
    const auto sound = static_cast<std::uint32_t>(
        std::ranges::count_if(read.frames, [](const WalFrame& frame) { return frame.sound; }));
    const bool of_this_round =
        index && (!read.header_is_whole || std::string_view{bytes}.substr(salts_at, salts_size) == index->salts);
    if (of_this_round)
        return index->finished > std::max(sound, index->backfilled);
    if (!read.header_is_whole)
        return !are_in_book(read, bytes, sibling(wal, ""));
    return loses_a_finished_one(read);
}

}  // namespace needlebook::store
