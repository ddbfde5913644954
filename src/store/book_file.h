/// A book as a file: made, found, keyed, flagged as open, copied.
#pragma once

#include <filesystem>
#include <memory>

#include "store/connection.h"

namespace needlebook::store {

/// The file itself behind links. Fails with Errc::unreadable_file when it is missing or no file.
Result<std::filesystem::path> existing_file(const std::filesystem::path& path);

/// An empty file which only its owner can read. Fails with Errc::already_exists, unreadable_file, disk_full.
Result<std::filesystem::path> new_file(const std::filesystem::path& path);

/// `path` with `ending` after its whole name.
std::filesystem::path beside(const std::filesystem::path& path, const char* ending);

/// A connection on `file`, keyed and proven to be ours; throws Failure with Errc::not_a_book,
/// wrong_passphrase, newer_book, damaged_book, unreadable_file. The file stays as it was.
std::unique_ptr<Connection> keyed(const std::filesystem::path& file, const Secret& passphrase);

/// How every connection works, once it is keyed.
void set_up(Connection& db, bool read_only);

/// Reads the open flag into the report.
void read_flag(Connection& db, bool wal_was_there);
void set_flag(Connection& db, bool open);

/// Writes an encrypted copy, closed cleanly, to `target`, which new_file has made. Throws Failure.
void copy_to(Connection& db, const std::filesystem::path& target, const Secret& passphrase);

}  // namespace needlebook::store
