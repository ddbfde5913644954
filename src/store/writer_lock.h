/// One writer at a time: a lock that dies with its process.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace needlebook::store {

/// An open-file-description lock on BOOK-lock, an empty file beside the book.
///
/// Not on the book itself: closing any descriptor of a file drops all POSIX locks
/// that SQLite holds on it in this process. The file is removed when the lock is let
/// go; one that a killed process left behind holds nobody up.
class WriterLock {
public:
    /// Fails with Errc::in_use when someone else holds it, Errc::unreadable_file when the
    /// folder can't be written, Errc::disk_full, Errc::storage.
    static Result<WriterLock> take(const std::filesystem::path& book);

    /// Whether someone holds it now.
    static bool is_held(const std::filesystem::path& book);

    WriterLock(WriterLock&& other) noexcept;
    WriterLock& operator=(WriterLock&& other) noexcept;
    WriterLock(const WriterLock&) = delete;
    WriterLock& operator=(const WriterLock&) = delete;
    ~WriterLock();

private:
    WriterLock(int descriptor, std::filesystem::path file);
    void release() noexcept;

    int descriptor_ = -1;
    std::filesystem::path file_;
};

}  // namespace needlebook::store
