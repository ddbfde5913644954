/// One connection to a book's file: keyed, with its statements prepared once and kept.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include <SQLiteCpp/Database.h>

#include "base/secret.h"
#include "store/book.h"
#include "store/query.h"
#include "store/reading_disk.h"
#include "store/writer_lock.h"

struct sqlite3_file;

namespace needlebook::store {

/// Throws the Failure that SQLite's result code `code` stands for.
[[noreturn]] void throw_failure(sqlite3* database, int code);

class Connection {
public:
    /// `flags` are SQLite's; without a `disk` the file is opened on SQLite's own. Nothing is read yet. Throws Failure.
    Connection(const std::filesystem::path& file, int flags, std::unique_ptr<ReadingDisk> disk = nullptr);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    /// Keys the connection; no byte of the file is checked by that.
    void key(const Secret& passphrase);

    /// `sql` must be a literal: its address is what the statement is kept under.
    Query query(const char* sql);

    /// Statements without parameters or rows.
    void run(const char* sql);
    void run(const std::string& sql) { run(sql.c_str()); }

    /// The one number that a statement gives.
    std::int64_t number(const char* sql);

    /// Reads `size` bytes of the file at `at` as they lie on the disk. Through SQLite's own descriptor:
    /// closing one of ours would drop all of its locks. False when they can't be read, or the file is shorter.
    bool raw(char* into, int size, std::int64_t at);

    /// Of the file on the disk, bytes.
    std::int64_t raw_size();

    /// Leaves the write-ahead file alone when closing.
    void leave_wal(bool leave);

    /// The write-ahead file is for the writer to play into the book: whoever only reads, and is the last to close
    /// because the writer was killed meanwhile, must not take it away. After a clean end the last to close plays it in
    /// as ever, so that the file alone is the book.
    void only_reads() { reads_only_ = true; }

    /// Rows that the last statement wrote or deleted.
    int changes() const;

    sqlite3* handle() const { return database_.getHandle(); }

    std::filesystem::path path;
    OpenReport report;
    std::optional<WriterLock> lock;  ///< Held until the database is closed.
    Clock clock;
    bool flag_set = false;  ///< The open flag is ours to clear.

private:
    struct Finalise {
        void operator()(sqlite3_stmt* statement) const;
    };
    struct Kept {
        std::unique_ptr<sqlite3_stmt, Finalise> statement;
        bool busy = false;
    };

    std::unique_ptr<sqlite3_stmt, Finalise> prepare(const char* sql);
    sqlite3_file* raw_file();
    bool is_left_open();

    bool reads_only_ = false;
    std::unique_ptr<ReadingDisk> disk_;  ///< Outlives the database.
    SQLite::Database database_;
    std::unordered_map<const void*, Kept> kept_;
};

}  // namespace needlebook::store
