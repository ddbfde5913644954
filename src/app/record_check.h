/// Whether the records are what the history says was written.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/book.h"

namespace needlebook::app {

/// Kinds: record_changed, record_missing, record_unexplained; the subject is "session 123", the detail
/// "entry 45". May throw store::Failure: call it inside app::guarded.
/// @param stopped  Asked now and then; once it says yes what was found so far is given back.
std::vector<store::Finding> check_records(const store::Book& book, const std::function<bool()>& stopped);

/// An outline that the book keeps is not what its records make; the subject is "patient 123".
inline constexpr std::string_view outline_changed = "outline_changed";

/// May throw store::Failure.
std::vector<store::Finding> check_outlines(const store::Book& book, const std::function<bool()>& stopped);

/// store::Book::check, and the records and outlines where the file itself is whole. May throw store::Failure.
std::vector<store::Finding> check_all(store::Book& book, const std::function<bool()>& stopped);

/// The same for a book by its file, opened for reading beside whoever writes; on any thread.
Result<std::vector<store::Finding>> check_file(const std::filesystem::path& file, const Secret& key, const Clock& clock,
                                               const std::function<bool()>& stopped);

}  // namespace needlebook::app
