/// Opening, keying and preparing; SQLite's codes become failures of ours.
#include "store/connection.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include "store/book_file.h"

namespace needlebook::store {
namespace {

Errc meaning_of(sqlite3* database, int code) {
    switch (code & 0xff) {
        case SQLITE_FULL:
            return Errc::disk_full;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return Errc::damaged_book;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Errc::in_use;
        case SQLITE_READONLY:
            return Errc::not_allowed;
        case SQLITE_CANTOPEN:
            return Errc::unreadable_file;
        case SQLITE_IOERR: {
            const int number = database == nullptr ? 0 : sqlite3_system_errno(database);
            return number == ENOSPC || number == EDQUOT || number == EFBIG ? Errc::disk_full : Errc::storage;
        }
        case SQLITE_CONSTRAINT:
            break;
        default:
            return Errc::storage;
    }
    switch (code) {
        case SQLITE_CONSTRAINT_TRIGGER:
            return Errc::not_allowed;
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            return Errc::already_exists;
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            return Errc::contradiction;
        default:
            return Errc::out_of_range;
    }
}

SQLite::Database opened(const std::filesystem::path& file, int flags, const ReadingDisk* disk) {
    try {
        // One thread at a time uses a connection. Else each column read costs a lock: half of the
        // time of reading 600,000 scores.
        return SQLite::Database{file.string(), flags | SQLITE_OPEN_NOMUTEX, 0, disk != nullptr ? disk->name() : ""};
    } catch (const SQLite::Exception& problem) {
        const bool full = problem.getErrorCode() == SQLITE_FULL;
        throw Failure{full ? Errc::disk_full : Errc::unreadable_file, problem.what()};
    }
}

}  // namespace

void throw_failure(sqlite3* database, int code) {
    const int extended = database != nullptr ? sqlite3_extended_errcode(database) : code;
    const bool same = (extended & 0xff) == (code & 0xff);
    const char* words = database != nullptr && same ? sqlite3_errmsg(database) : sqlite3_errstr(code);
    throw Failure{meaning_of(database, same ? extended : code), words};
}

Connection::Connection(const std::filesystem::path& file, int flags, std::unique_ptr<ReadingDisk> disk)
    : path{file}, disk_{std::move(disk)}, database_{opened(file, flags, disk_.get())} {
    sqlite3_extended_result_codes(handle(), 1);
    sqlite3_busy_timeout(handle(), 2000);  // ms; a reader and the writer's checkpoint may meet.
}

Connection::~Connection() {
    if (reads_only_ && is_left_open())
        leave_wal(true);
    kept_.clear();
    // database_ closes next, and only then is the lock let go: see the order of the members.
}

/// Whether a writer has the book open, or was killed having it open.
bool Connection::is_left_open() {
    std::error_code none;
    if (std::filesystem::file_size(beside(path, "-wal"), none) == 0 || none)
        return false;
    try {
        return number("SELECT count(*) FROM open_flag WHERE is_open") > 0;
    } catch (const Failure&) {
        return true;  // Nothing is taken away from a book that can't be read.
    }
}

void Connection::Finalise::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Connection::key(const Secret& passphrase) {
    const auto text = passphrase.view();
    // Never as SQL text, which would stay in statements and logs. Empty, SQLCipher would write a plain file.
    if (text.empty())
        throw Failure{Errc::empty, "passphrase"};
    const int code = sqlite3_key_v2(handle(), "main", text.data(), static_cast<int>(text.size()));
    if (code != SQLITE_OK)
        throw_failure(handle(), code);
    // Wrong passphrases are told by us. Not before the first key, which would set the level anew.
    run("PRAGMA cipher_log_level = NONE");
    constexpr int shipped_by_sqlcipher = 256000;
    if (NEEDLEBOOK_KDF_ITER != shipped_by_sqlcipher)
        run("PRAGMA kdf_iter = " + std::to_string(NEEDLEBOOK_KDF_ITER));
}

std::unique_ptr<sqlite3_stmt, Connection::Finalise> Connection::prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        throw_failure(handle(), code);
    return std::unique_ptr<sqlite3_stmt, Finalise>{statement};
}

Query Connection::query(const char* sql) {
    auto& kept = kept_[sql];
    if (kept.busy)  // A query inside its own loop.
        return Query{handle(), prepare(sql).release(), nullptr};
    if (!kept.statement)
        kept.statement = prepare(sql);
    return Query{handle(), kept.statement.get(), &kept.busy};
}

void Connection::run(const char* sql) {
    const int code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        throw_failure(handle(), code);
}

std::int64_t Connection::number(const char* sql) {
    Query query{handle(), prepare(sql).release(), nullptr};
    if (!query.step())
        throw DamagedRow{sql};
    return query.row().next<std::int64_t>();
}

sqlite3_file* Connection::raw_file() {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(handle(), "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file));
    return file != nullptr && file->pMethods != nullptr ? file : nullptr;
}

bool Connection::raw(char* into, int size, std::int64_t at) {
    auto* file = raw_file();
    return file != nullptr && file->pMethods->xRead(file, into, size, at) == SQLITE_OK;
}

std::int64_t Connection::raw_size() {
    auto* file = raw_file();
    sqlite3_int64 size = 0;
    return file != nullptr && file->pMethods->xFileSize(file, &size) == SQLITE_OK ? size : 0;
}

void Connection::leave_wal(bool leave) {
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leave ? 1 : 0, static_cast<int*>(nullptr));
}

int Connection::changes() const { return sqlite3_changes(handle()); }

}  // namespace needlebook::store
