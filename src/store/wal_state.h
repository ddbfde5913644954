/// Whether part of a write-ahead file was lost.
#pragma once

#include <filesystem>

namespace needlebook::store {

/// Whether a write that was finished can't be read back: it and what follows is lost. Reads the file as
/// https://www.sqlite.org/fileformat2.html#walformat has it. SQLite takes what stands before the first
/// broken frame and passes over the rest without a word; a frame that a killed process was at is cut
/// short, or has no finished transaction after it, and is no loss.
bool wal_is_damaged(const std::filesystem::path& wal);

}  // namespace needlebook::store
