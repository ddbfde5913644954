/// Whether writes that were finished are lost with a write-ahead file, or a part of it.
#pragma once

#include <filesystem>

namespace needlebook::store {

/// While a book is open for writing its write-ahead file is never shorter than this: one frame stays in it.
bool wal_is_empty(const std::filesystem::path& wal);

/// Whether a write that was finished can't be read back for certain: it and what follows is lost. SQLite takes what
/// stands before the first broken frame and passes over the rest without a word; a frame that a killed process or a
/// power cut was at is cut short, or has nothing after it, and is no proof. The index beside the file, which
/// outlives a killed process, says how many frames were finished.
bool wal_is_damaged(const std::filesystem::path& wal);

}  // namespace needlebook::store
