/// Files of books.
#include "store/book_file.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "store/cipher_page.h"
#include "store/migrations.h"
#include "store/reading_disk.h"

namespace needlebook::store {
namespace {

namespace fs = std::filesystem;

std::string as_uri(const fs::path& file) {
    std::string uri = "file:";
    for (const char c : file.string()) {
        constexpr std::string_view digits = "0123456789abcdef";
        const auto byte = static_cast<unsigned char>(c);
        if (c == '%' || c == '?' || c == '#') {
            uri += '%';
            uri += digits[byte >> 4U];
            uri += digits[byte & 0xfU];
        } else {
            uri += c;
        }
    }
    return uri + "?immutable=1";
}

std::unique_ptr<Connection> connected_for_reading(const fs::path& file) {
    auto connection = std::make_unique<Connection>(as_uri(file), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
                                                   std::make_unique<ReadingDisk>(file));
    connection->path = file;
    return connection;
}

/// What can be told from the file's bytes without the passphrase.
void require_encrypted(Connection& db) {
    std::array<char, page_size> page{};
    if (!db.raw(page.data(), static_cast<int>(page.size()), 0))
        throw Failure{Errc::not_a_book, "too short"};
    constexpr std::string_view plain{"SQLite format 3\0", 16};
    if (std::string_view{page.data(), plain.size()} == plain)
        throw Failure{Errc::not_a_book, "not encrypted"};
}

void require_ours(Connection& db) {
    int version = 0;
    try {
        version = version_of(db);
    } catch (const Failure&) {
        if ((sqlite3_errcode(db.handle()) & 0xff) == SQLITE_NOTADB)
            throw Failure{Errc::wrong_passphrase, db.path.filename().string()};
        throw;
    }
    if (db.number("PRAGMA application_id") != application_id)
        throw Failure{Errc::not_a_book, "made by another program"};
    if (version > static_cast<int>(migrations().size()))
        throw Failure{Errc::newer_book, std::to_string(version)};
    if (version < 1)
        throw Failure{Errc::damaged_book, "no version"};
}

}  // namespace

fs::path beside(const fs::path& path, const char* ending) {
    auto named = path;
    named += ending;
    return named;
}

Result<fs::path> existing_file(const fs::path& path) {
    std::error_code problem;
    const auto status = fs::status(path, problem);
    if (!fs::exists(status))
        return fail(Errc::unreadable_file, "missing");
    if (!fs::is_regular_file(status))
        return fail(Errc::unreadable_file, fs::is_directory(status) ? "a folder" : "no file");
    if (::access(path.c_str(), R_OK) != 0)
        return fail(Errc::unreadable_file, std::strerror(errno));
    auto real = fs::canonical(path, problem);
    if (problem)
        return fail(Errc::unreadable_file, problem.message());
    return real;
}

Result<fs::path> new_file(const fs::path& path) {
    std::error_code problem;
    // Left behind by a book that is gone, SQLite would read them into the new one.
    for (const auto* ending : {"-wal", "-journal"})
        if (fs::exists(beside(path, ending), problem))
            return fail(Errc::already_exists, beside(path, ending).filename().string());
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        const int number = errno;
        const auto code = number == EEXIST   ? Errc::already_exists
                          : number == ENOSPC ? Errc::disk_full
                                             : Errc::unreadable_file;
        return fail(code, std::strerror(number));
    }
    ::close(descriptor);
    return fs::canonical(path, problem);
}

bool is_of_writing(Errc code) {
    return code == Errc::disk_full || code == Errc::unreadable_file || code == Errc::not_allowed ||
           code == Errc::storage;
}

std::unique_ptr<Connection> keyed(const fs::path& file, const Secret& passphrase, Unwritable unwritable) {
    const auto key = [&](std::unique_ptr<Connection> db) {
        require_encrypted(*db);
        db->key(passphrase);
        require_ours(*db);
        return db;
    };
    // While somebody writes, the index is there, and what they write is seen.
    const bool for_reading = unwritable == Unwritable::is_read && !WriterLock::is_held(file);
    // SQLite would insist on making an index, or a write-ahead file.
    if (for_reading && ::access(file.parent_path().c_str(), W_OK) != 0 && !fs::exists(beside(file, "-shm")))
        return key(connected_for_reading(file));
    try {
        auto db = std::make_unique<Connection>(file, SQLITE_OPEN_READWRITE);
        db->leave_wal(fs::exists(beside(file, "-wal")));
        return key(std::move(db));
    } catch (const Failure& failure) {
        if (!for_reading || !is_of_writing(failure.code()))
            throw;
        return key(connected_for_reading(file));
    }
}

void set_up(Connection& db, bool read_only) {
    db.run("PRAGMA foreign_keys = ON");
    db.run("PRAGMA recursive_triggers = ON");  // INSERT OR REPLACE must fire the triggers on DELETE.
    db.run("PRAGMA cell_size_check = ON");
    db.run("PRAGMA cache_size = -32768");  // KiB; decrypting again is the price of a small cache.
    // temp_store stays as it is compiled, in memory: on disk it would be plain text.
    if (read_only) {
        db.run("PRAGMA query_only = ON");
        return;
    }
    db.run("PRAGMA journal_mode = WAL");
    db.run("PRAGMA synchronous = FULL");
    db.run("PRAGMA secure_delete = ON");
}

void read_flag(Connection& db, bool wal_was_there) {
    auto query = db.query("SELECT is_open, checkpoint_at FROM open_flag");
    if (!query.step())
        throw DamagedRow{"open_flag"};
    bool is_open = false;
    query.row().into(is_open, db.report.checkpoint_at);
    // While another process writes, its flag says nothing about how the book ended.
    db.report.unclean_end = is_open && !db.report.in_use;
    db.report.wal_missing = db.report.unclean_end && !wal_was_there;
}

void set_flag(Connection& db, bool open) {
    const auto now = db.clock.now();
    auto query = db.query("UPDATE open_flag SET is_open = :is_open, changed_at = :now, checkpoint_at = :now");
    query.set(":is_open", open).set(":now", now).run();
    // Into the book itself, so that a copy without its write-ahead file shows that it was open.
    db.run(open ? "PRAGMA wal_checkpoint(FULL)" : "PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace needlebook::store
