/// A large file written piece by piece, and there whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace needlebook {

/// Writes beside the file (mode 0600) and puts it in its place at the end, as write_whole does, with the same errors.
class FileWriter {
public:
    static Result<FileWriter> open(const std::filesystem::path& file);

    FileWriter(FileWriter&& other) noexcept;
    FileWriter& operator=(FileWriter&&) = delete;
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;
    ~FileWriter();  ///< Without finish() nothing is left behind.

    /// What goes wrong here is said by finish().
    void write(std::string_view bytes);

    /// Writes and syncs what waits and lets the file go; it gets its name in finish(). For many files at once.
    void close();

    /// close(), and what went wrong so far.
    Result<void> written();

    /// Syncs, and puts the file in its place.
    Result<void> finish();

private:
    FileWriter(std::filesystem::path file, std::filesystem::path target, std::string beside, int descriptor);
    void flush();

    std::filesystem::path file_;  ///< As it was named.
    std::filesystem::path target_;
    std::string beside_;
    int descriptor_;
    int code_ = 0;
    std::string waiting_;
};

}  // namespace needlebook
