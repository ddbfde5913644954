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

/// What to do with a book beside which nothing can be written: a full disk, a folder without permission.
enum class Unwritable { fails, is_read };

/// Whether a failure comes of writing, so that reading alone may do.
bool is_of_writing(Errc code);

/// A connection on `file`, keyed and proven to be ours; throws Failure with Errc::not_a_book,
/// wrong_passphrase, newer_book, damaged_book, unreadable_file, disk_full. The file stays as it was.
std::unique_ptr<Connection> keyed(const std::filesystem::path& file, const Secret& passphrase,
                                  Unwritable unwritable = Unwritable::is_read);

/// How every connection works, once it is keyed.
void set_up(Connection& db, bool read_only);

/// Reads the open flag into the report.
void read_flag(Connection& db, bool wal_was_there);

/// When lowered the write-ahead file is empty after it; when raised at least one frame stays in it, so that an empty
/// one shows that writes were lost.
void set_flag(Connection& db, bool open);

/// The key that the passphrase stands for, as text which keys a connection as the passphrase does and
/// needs no derivation. Opens the book and its copies until the passphrase changes.
Secret key_of(Connection& db);

/// Removes the file of a book and what lies beside it.
void remove_book(const std::filesystem::path& file);

/// Writes an encrypted copy, closed cleanly, beside `target`, opens and checks it, brings it to the
/// disk, and only then gives it its name, which must not be taken. What was found in it is what was
/// wrong with the book. Throws Failure: already_exists, damaged_book (and leaves nothing), disk_full.
std::vector<Finding> copy_checked(Connection& db, const std::filesystem::path& target);

/// A file's bytes, or the names in a folder. Throws Failure.
void sync_to_disk(const std::filesystem::path& path);

/// Gives `made` the name `target` unless that is taken, and brings both to the disk. Throws Failure.
void publish(const std::filesystem::path& made, const std::filesystem::path& target);

/// What Book::check finds.
std::vector<Finding> check_all(Connection& db);

}  // namespace needlebook::store
