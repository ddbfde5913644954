/// A file written whole or not at all.
#include "base/file.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_writer.h"

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
    auto writer = FileWriter::open(file);
    if (!writer)
        return tl::unexpected(std::move(writer.error()));
    writer->write(bytes);
    return writer->finish();
}

Result<void> write_whole(std::span<const FileText> files) {
    std::vector<FileWriter> writers;
    writers.reserve(files.size());
    for (const auto& [file, bytes] : files) {
        auto writer = FileWriter::open(file);
        if (!writer)
            return tl::unexpected(std::move(writer.error()));
        writer->write(bytes);
        if (auto done = writer->written(); !done)
            return done;
        writers.push_back(std::move(*writer));
    }
    for (auto& writer : writers)
        if (auto done = writer.finish(); !done)
            return done;
    return {};
}

Result<FileWriter> FileWriter::open(const std::filesystem::path& file) {
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored))
        return failure(EISDIR, file);
    // Through a link the file it names is replaced, not the link.
    auto target = std::filesystem::exists(file, ignored) ? std::filesystem::canonical(file, ignored) : file;
    if (target.empty())
        target = file;
    auto beside = target.string() + ".XXXXXX";
    const int descriptor = ::mkostemp(beside.data(), O_CLOEXEC);
    if (descriptor < 0)
        return failure(errno, file);
    return FileWriter{file, std::move(target), std::move(beside), descriptor};
}

FileWriter::FileWriter(std::filesystem::path file, std::filesystem::path target, std::string beside, int descriptor)
    : file_{std::move(file)}, target_{std::move(target)}, beside_{std::move(beside)}, descriptor_{descriptor} {}

FileWriter::FileWriter(FileWriter&& other) noexcept
    : file_{std::move(other.file_)},
      target_{std::move(other.target_)},
      beside_{std::exchange(other.beside_, {})},
      descriptor_{std::exchange(other.descriptor_, -1)},
      code_{other.code_},
      waiting_{std::move(other.waiting_)} {}

FileWriter::~FileWriter() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
    if (!beside_.empty())
        ::unlink(beside_.c_str());
}

void FileWriter::write(std::string_view bytes) {
    constexpr std::size_t enough = 1U << 16U;
    waiting_ += bytes;
    if (waiting_.size() >= enough)
        flush();
}

void FileWriter::flush() {
    if (code_ == 0)
        code_ = write_all(descriptor_, waiting_);
    waiting_.clear();
}

void FileWriter::close() {
    if (descriptor_ < 0)
        return;
    flush();
    const int closed = write_and_close(std::exchange(descriptor_, -1), {});
    if (code_ == 0)
        code_ = closed;
}

Result<void> FileWriter::written() {
    close();
    return code_ == 0 ? Result<void>{} : failure(code_, file_);
}

Result<void> FileWriter::finish() {
    close();
    if (code_ == 0 && ::rename(beside_.c_str(), target_.c_str()) != 0)
        code_ = errno;
    if (code_ != 0)
        return failure(code_, file_);
    beside_.clear();
    return {};
}

}  // namespace needlebook
