/// Taking and letting go of the writer's lock.
#include "store/writer_lock.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace needlebook::store {
namespace {

std::filesystem::path lock_file(const std::filesystem::path& book) {
    auto file = book;
    file += "-lock";
    return file;
}

struct flock whole_file() {
    struct flock range {};
    range.l_type = F_WRLCK;
    range.l_whence = SEEK_SET;
    return range;
}

/// Whether `file` still names what `descriptor` has open: its holder may have removed it meanwhile.
bool is_same(int descriptor, const std::filesystem::path& file) {
    struct stat open_one {};
    struct stat named {};
    return fstat(descriptor, &open_one) == 0 && stat(file.c_str(), &named) == 0 && open_one.st_dev == named.st_dev &&
           open_one.st_ino == named.st_ino;
}

}  // namespace

Result<WriterLock> WriterLock::take(const std::filesystem::path& book) {
    const auto file = lock_file(book);
    for (;;) {
        const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (descriptor < 0) {
            const auto code = errno == ENOSPC ? Errc::disk_full : Errc::unreadable_file;
            return fail(code, std::strerror(errno));
        }
        WriterLock lock{descriptor, file};
        auto range = whole_file();
        if (fcntl(descriptor, F_OFD_SETLK, &range) != 0) {
            const bool held = errno == EAGAIN || errno == EACCES;
            lock.file_.clear();  // Not ours to remove.
            return held ? fail(Errc::in_use, file.filename().string()) : fail(Errc::storage, std::strerror(errno));
        }
        if (is_same(descriptor, file))
            return lock;
        lock.file_.clear();
    }
}

bool WriterLock::is_held(const std::filesystem::path& book) {
    const int descriptor = ::open(lock_file(book).c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return false;
    auto range = whole_file();
    const bool held = fcntl(descriptor, F_OFD_GETLK, &range) == 0 && range.l_type != F_UNLCK;
    ::close(descriptor);
    return held;
}

WriterLock::WriterLock(int descriptor, std::filesystem::path file) : descriptor_{descriptor}, file_{std::move(file)} {}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : descriptor_{std::exchange(other.descriptor_, -1)}, file_{std::move(other.file_)} {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
    if (this != &other) {
        release();
        descriptor_ = std::exchange(other.descriptor_, -1);
        file_ = std::move(other.file_);
    }
    return *this;
}

WriterLock::~WriterLock() { release(); }

void WriterLock::release() noexcept {
    if (descriptor_ < 0)
        return;
    if (!file_.empty())
        ::unlink(file_.c_str());
    ::close(std::exchange(descriptor_, -1));
}

}  // namespace needlebook::store
