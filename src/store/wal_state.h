/// What the write-ahead file holds, and whether part of it was lost.
#pragma once

#include <filesystem>

namespace needlebook::store {

struct WalState {
    bool there = false;    ///< It exists and holds something.
    bool damaged = false;  ///< A write that was finished can't be read back: it and what follows is lost.
};

/// Reads the file as https://www.sqlite.org/fileformat2.html#walformat has it. SQLite takes what
/// stands before the first broken frame and passes over the rest without a word; a frame that a
/// killed process was at is cut short, or has no finished transaction after it, and is no loss.
WalState wal_state(const std::filesystem::path& wal);

}  // namespace needlebook::store
