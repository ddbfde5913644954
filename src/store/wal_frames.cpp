/// Walking the frames of a write-ahead file.
#include "store/wal_frames.h"

#include "store/cipher_page.h"

namespace needlebook::store {
namespace {

constexpr std::size_t frame_header_size = 24;
constexpr std::uint32_t magic = 0x377f0682;  // Or one more, for checksums over big-endian words.

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

struct Salts {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    /// One of two is enough: a frame of an older round has neither.
    bool could_be(const Salts& other) const { return first == other.first || second == other.second; }
    bool operator==(const Salts&) const = default;
};

Salts salts_at(std::string_view bytes, std::size_t at) { return {big_endian(bytes, at), big_endian(bytes, at + 4)}; }

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

bool is_page_size(std::uint32_t size) { return size >= 512 && size <= 65536; }

}  // namespace

WalFrames read_wal_frames(std::string_view bytes) {
    WalFrames read;
    if (bytes.size() < wal_header_size)
        return read;
    const auto found = big_endian(bytes, 0);
    Checksum checksum{(found & 1U) != 0};
    checksum.add(bytes.substr(0, 24));
    read.header_is_whole = (found & ~1U) == magic && checksum.is(big_endian(bytes, 24), big_endian(bytes, 28)) &&
                           is_page_size(big_endian(bytes, 8));
    // Without its header a file still has frames, and the first one says which round they are of.
    read.page_size = read.header_is_whole ? big_endian(bytes, 8) : page_size;
    const auto frame_size = frame_header_size + read.page_size;
    if (bytes.size() < wal_header_size + frame_size)
        return read;
    const auto salts = salts_at(bytes, read.header_is_whole ? 16 : wal_header_size + 8);
    bool broken = !read.header_is_whole;
    for (auto at = wal_header_size; at + frame_size <= bytes.size(); at += frame_size) {
        const auto frame = bytes.substr(at, frame_size);
        const auto here = salts_at(frame, 8);
        if (!here.could_be(salts))
            return read;
        if (!broken) {
            checksum.add(frame.substr(0, 8));
            checksum.add(frame.substr(frame_header_size));
            broken = here != salts || !checksum.is(big_endian(frame, 16), big_endian(frame, 20));
        }
        read.frames.push_back({big_endian(frame, 0), big_endian(frame, 4), at + frame_header_size, !broken});
    }
    return read;
}

}  // namespace needlebook::store
