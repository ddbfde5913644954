/// What stands in a write-ahead file, frame by frame.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace needlebook::store {

constexpr std::size_t wal_header_size = 32;  ///< Bytes.

struct WalFrame {
    std::uint32_t page = 0;   ///< Number of the page in the book, from 1.
    std::uint32_t pages = 0;  ///< Of the book after it, where it ends a transaction; else 0.
    std::size_t at = 0;       ///< Of the page's bytes.
    bool sound = false;       ///< SQLite takes it: nothing before it is broken either.
};

struct WalFrames {
    bool header_is_whole = false;
    std::size_t page_size = 0;
    std::vector<WalFrame> frames;  ///< Those of this round; what is left of older ones is in the book already.
};

/// Reads the file as https://www.sqlite.org/fileformat2.html#walformat has it, beyond broken frames too.
WalFrames read_wal_frames(std::string_view bytes);

}  // namespace needlebook::store
