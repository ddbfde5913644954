/// A whole record, as export writes it, into an empty book: all of it or nothing.
#pragma once

#include <filesystem>

#include "app/import.h"

namespace needlebook::app {

/// Whether it is one of the tables in a folder that was exported.
bool is_table_of_export(const std::filesystem::path& file);

/// Whether import_record reads it: a folder, or a file ending in .json.
bool is_whole_record(const std::filesystem::path& path);

/// The old book's history comes along as quoted evidence, one row of the new chain for each patient.
/// options.map has no meaning. What is refused is in the report, the first thing wrong; fails with
/// Errc::unreadable_file and with what the book fails with.
Result<ImportReport> import_record(Logbook& book, const std::filesystem::path& path, const ImportOptions& options);

}  // namespace needlebook::app
