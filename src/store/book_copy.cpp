/// A copy of a book: whole and checked, or not there.
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "store/book_file.h"

// Of SQLCipher, and in none of its headers: what ATTACH without a key uses.
extern "C" void sqlcipherCodecGetKey(sqlite3* database, int index, void** key, int* size);

namespace needlebook::store {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void throw_errno(int number, const fs::path& file) {
    const auto code = number == EEXIST                       ? Errc::already_exists
                      : number == ENOSPC || number == EDQUOT ? Errc::disk_full
                      : number == EACCES || number == ENOENT || number == EROFS || number == EPERM
                          ? Errc::unreadable_file
                          : Errc::storage;
    throw Failure{code, file.filename().string()};
}

/// A file that has no name of its own yet, readable by its owner only.
fs::path unnamed_beside(const fs::path& target) {
    auto pattern = (target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string();
    const int descriptor = ::mkostemp(pattern.data(), O_CLOEXEC);
    if (descriptor < 0)
        throw_errno(errno, target);
    ::close(descriptor);
    return pattern;
}

fs::path with_folder(const fs::path& target) { return target.has_parent_path() ? target : fs::current_path() / target; }

bool is_there(const fs::path& file) {
    std::error_code problem;
    return fs::exists(fs::symlink_status(file, problem));
}

/// Damage that keeps a copy from being one; what else was found was in the book already.
bool breaks_a_copy(const Finding& finding) {
    return finding.kind == "page" || finding.kind == "structure" || finding.kind == "unreadable";
}

}  // namespace

void sync_to_disk(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        throw_errno(errno, path);
    const int code = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    if (code != 0 && code != EINVAL && code != EROFS)
        throw_errno(code, path);
}

void remove_book(const fs::path& file) {
    std::error_code ignored;
    for (const auto* ending : {"", "-wal", "-shm", "-journal"})
        fs::remove(beside(file, ending), ignored);
}

Secret key_of(Connection& db) {
    void* text = nullptr;
    int size = 0;
    sqlcipherCodecGetKey(db.handle(), 0, &text, &size);
    if (text == nullptr || size <= 0)
        throw Failure{Errc::storage, "no key"};
    return Secret{{static_cast<const char*>(text), static_cast<std::size_t>(size)}};
}

void publish(const fs::path& made, const fs::path& target) {
    sync_to_disk(made);
    // In one step that never replaces. Where there is none (old kernels, FAT), the name is looked at first.
    if (::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) != 0) {
        if (errno == EEXIST)
            throw_errno(EEXIST, target);
        if (is_there(target))
            throw_errno(EEXIST, target);
        if (::rename(made.c_str(), target.c_str()) != 0)
            throw_errno(errno, target);
    }
    sync_to_disk(target.parent_path());
}

std::vector<Finding> copy_checked(Connection& db, const fs::path& wanted) {
    const auto target = with_folder(wanted);
    // Left behind by a book that is gone, SQLite would read them into the copy.
    for (const auto* ending : {"", "-wal", "-journal"})
        if (is_there(beside(target, ending)))
            throw Failure{Errc::already_exists, beside(target, ending).filename().string()};
    const auto made = unnamed_beside(target);
    try {
        db.query("VACUUM INTO :target").set(":target", made.string()).run();
        std::vector<Finding> findings;
        {
            Connection copy{made, SQLITE_OPEN_READWRITE};
            copy.key(key_of(db));
            copy.clock = db.clock;
            set_up(copy, false);
            set_flag(copy, false);
            findings = check_all(copy);
        }
        for (const auto& finding : findings)
            if (breaks_a_copy(finding))
                throw Failure{Errc::damaged_book, finding.kind + " " + finding.subject};
        publish(made, target);
        return findings;
    } catch (const Failure&) {
        remove_book(made);
        throw;
    }
}

Result<std::vector<Finding>> copy_book(const fs::path& book, const Secret& key, const fs::path& target,
                                       const Clock& clock) {
    const auto file = existing_file(book);
    if (!file)
        return tl::unexpected(file.error());
    try {
        const auto db = keyed(*file, key);
        db->only_reads();
        db->clock = clock;
        return copy_checked(*db, target);
    } catch (const Failure& failure) {
        return fail(failure.code(), failure.what());
    }
}

}  // namespace needlebook::store
