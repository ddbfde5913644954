/// A book and its write-ahead file as one file that is only read.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace needlebook::store {

/// SQLite insists on an index beside a write-ahead file, even for reading. On a full disk, or in a folder that can't
/// be written, there is no making one. This shows SQLite the book as it will be when its write-ahead file has been
/// played into it: pages from there, in memory and enciphered as they are, before those of the book. Only while
/// nobody writes in the book.
class ReadingDisk {
public:
    explicit ReadingDisk(const std::filesystem::path& book);
    ReadingDisk(const ReadingDisk&) = delete;
    ReadingDisk& operator=(const ReadingDisk&) = delete;
    ~ReadingDisk();

    /// Of SQLite's VFS, to open the book on.
    const std::string& name() const;

    struct State;

private:
    std::unique_ptr<State> state_;
};

}  // namespace needlebook::store
