/// Walking the frames of a write-ahead file.
#include "store/wal_state.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace needlebook::store {
namespace {

constexpr std::size_t header_size = 32;
constexpr std::size_t frame_header_size = 24;
constexpr std::uint32_t magic = 0x377f0682;  // Or one more, for checksums over big-endian words.

struct Salts {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    /// One of two is enough: a frame of an older round has neither.
    bool could_be(const Salts& other) const { return first == other.first || second == other.second; }
    bool operator==(const Salts&) const = default;
};

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// SQLite's checksum, carried on from frame to frame.
class Checksum {
public:
    explicit Checksum(bool big) : big_{big} {}

    void add(std::string_view bytes) {
        for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
            first_ += word(bytes, at) + second_;
            second_ += word(bytes, at + 4) + first_;
        }
    }
    bool is(std::uint32_t first, std::uint32_t second) const { return first == first_ && second == second_; }

private:
    std::uint32_t word(std::string_view bytes, std::size_t at) const {
        const auto value = big_endian(bytes, at);
        return big_ ? value : __builtin_bswap32(value);
    }

    bool big_;
    std::uint32_t first_ = 0;
    std::uint32_t second_ = 0;
};

Salts salts_at(std::string_view bytes, std::size_t at) { return {big_endian(bytes, at), big_endian(bytes, at + 4)}; }

/// What can be read of the frames, as SQLite reads them, and whether a finished transaction is lost behind it.
struct Frames {
    std::uint32_t whole = 0;
    bool loses_a_commit = false;
};

Frames frames_of(std::string_view bytes, std::size_t page_size, Checksum checksum) {
    const auto salts = salts_at(bytes, 16);
    const auto frame_size = frame_header_size + page_size;
    Frames frames;
    bool broken = false;
    for (auto at = header_size; at + frame_size <= bytes.size(); at += frame_size) {
        const auto frame = bytes.substr(at, frame_size);
        const auto here = salts_at(frame, 8);
        if (!here.could_be(salts))
            return frames;  // Left from an older round, which is in the book already.
        if (!broken) {
            checksum.add(frame.substr(0, 8));
            checksum.add(frame.substr(frame_header_size));
            broken = here != salts || !checksum.is(big_endian(frame, 16), big_endian(frame, 20));
        }
        const bool ends_a_transaction = big_endian(frame, 4) != 0;
        frames.loses_a_commit = frames.loses_a_commit || (broken && ends_a_transaction);
        frames.whole += broken ? 0 : 1;
    }
    return frames;
}

/// How many frames the index beside the file says were finished, where it is of the same round.
std::uint32_t frames_indexed(const std::filesystem::path& wal, std::string_view salts) {
    auto name = wal.string();
    name.replace(name.size() - 3, 3, "shm");
    std::ifstream file{name, std::ios::binary};
    std::array<char, 48> header{};  // WalIndexHdr: mxFrame at 16, in the machine's order; the salts at 32.
    if (!file.read(header.data(), header.size()))
        return 0;
    if (std::string_view{header.data() + 32, 8} != salts)
        return 0;
    std::uint32_t frames = 0;
    std::memcpy(&frames, header.data() + 16, sizeof frames);
    return frames;
}

}  // namespace

bool wal_is_damaged(const std::filesystem::path& wal) {
    std::ifstream file{wal, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    if (bytes.size() <= header_size)
        return false;  // A header alone was never followed by a transaction.
    const auto found = big_endian(bytes, 0);
    Checksum checksum{(found & 1U) != 0};
    checksum.add(std::string_view{bytes}.substr(0, 24));
    const auto page_size = big_endian(bytes, 8);
    const bool header_is_whole = (found & ~1U) == magic && checksum.is(big_endian(bytes, 24), big_endian(bytes, 28)) &&
                                 page_size >= 512 && page_size <= 65536;
    if (!header_is_whole)
        return true;
    const auto frames = frames_of(bytes, page_size, checksum);
    return frames.loses_a_commit || frames_indexed(wal, std::string_view{bytes}.substr(16, 8)) > frames.whole;
}

}  // namespace needlebook::store
