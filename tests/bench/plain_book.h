/// The limit for what writes: the same rows in SQLCipher with the same tables and indexes, and nothing else.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/secret.h"

struct sqlite3;

namespace needlebook::store {
class Connection;
}

namespace needlebook::bench {

/// A book's tables and indexes without triggers and without references looked up; in WAL, synced at each commit.
class PlainBook {
public:
    /// Made anew at `file`.
    PlainBook(const std::filesystem::path& file, const Secret& passphrase);
    PlainBook(const PlainBook&) = delete;
    PlainBook& operator=(const PlainBook&) = delete;
    ~PlainBook();

    sqlite3* handle() const;
    void run(const std::string& sql) const;

    /// Every row of `from`, a book, in one transaction through prepared statements.
    /// @return  Processor time of the writing alone, in ms.
    double take_rows_of(const std::filesystem::path& from, const Secret& passphrase) const;

private:
    std::unique_ptr<store::Connection> db_;
};

}  // namespace needlebook::bench
