/// A file written whole or not at all.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "base/result.h"

namespace needlebook {

/// Writes `bytes` beside `file` (mode 0600, since health data may be in it), syncs, and renames over it: whoever looks
/// sees the old file or the new one. What is no regular file (a pipe, a device) is written to directly.
/// Fails with Errc::unreadable_file when `file` is a directory or its folder is missing or may not be written to, with
/// Errc::disk_full, else with Errc::storage; then the old file is untouched and nothing new is left behind.
Result<void> write_whole(const std::filesystem::path& file, std::string_view bytes);

/// What is to stand in a file.
struct FileText {
    std::filesystem::path file;
    std::string_view bytes;
};

/// As write_whole, all of them or none: each is written and synced beside its place before the first gets its name.
/// Fails with the same errors, the file in the detail.
Result<void> write_whole(std::span<const FileText> files);

}  // namespace needlebook
