/// A file written whole or not at all.
#include "base/file.h"

#include <cerrno>
#include <cstdlib>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace needlebook {
namespace {

tl::unexpected<Error> failure(int code, const std::filesystem::path& file) {
    switch (code) {
        case ENOSPC:
        case EDQUOT:
            return fail(Errc::disk_full, file.string());
        case ENOENT:
        case ENOTDIR:
        case EISDIR:
        case EACCES:
        case EPERM:
        case EROFS:
        case ENAMETOOLONG:
            return fail(Errc::unreadable_file, file.string());
        default:
            return fail(Errc::storage, file.string());
    }
}

/// 0, or what went wrong.
int write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            return errno;
        if (written > 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

/// Writes, syncs where that means something, and closes; 0, or the first thing that went wrong.
int write_and_close(int descriptor, std::string_view bytes) {
    int code = write_all(descriptor, bytes);
    if (code == 0 && ::fsync(descriptor) != 0 && errno != EINVAL && errno != EROFS)
        code = errno;
    if (::close(descriptor) != 0 && code == 0)
        code = errno;
    return code;
}

}  // namespace

Result<void> write_whole(const std::filesystem::path& file, std::string_view bytes) {
    struct stat found {};
    const bool exists = ::stat(file.c_str(), &found) == 0;
    if (exists && S_ISDIR(found.st_mode))
        return failure(EISDIR, file);
    if (exists && !S_ISREG(found.st_mode)) {
        const int device = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
        const int code = device < 0 ? errno : write_and_close(device, bytes);
        return code == 0 ? Result<void>{} : failure(code, file);
    }
    // Through a link the file it names is replaced, not the link.
    std::error_code ignored;
    const auto target = exists ? std::filesystem::canonical(file, ignored) : file;
    auto beside = (target.empty() ? file : target).string() + ".XXXXXX";
    const int descriptor = ::mkostemp(beside.data(), O_CLOEXEC);
    if (descriptor < 0)
        return failure(errno, file);
    int code = write_and_close(descriptor, bytes);
    if (code == 0 && ::rename(beside.c_str(), beside.substr(0, beside.size() - 7).c_str()) != 0)
        code = errno;
    if (code == 0)
        return {};
    ::unlink(beside.c_str());
    return failure(code, file);
}

}  // namespace needlebook
