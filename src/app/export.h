/// A book, or one patient of it, into files that other programs read.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/names.h"
#include "base/result.h"

namespace needlebook::app {

class Logbook;

enum class ExportFormat { csv, json, fhir };

struct ExportOptions {
    ExportFormat format = ExportFormat::json;
    std::optional<std::string> patient{};  ///< Code; none: everyone.
    bool anonymous = false;                ///< New ids, shifted dates, no names and no free text.
    /// Called with patients done and patients in all; false stops it, and no file is changed. May be empty.
    std::function<bool(std::size_t done, std::size_t all)> progress{};
};

struct ExportReport {
    std::size_t patients = 0;
    std::vector<std::filesystem::path> files;
    bool stopped = false;
};

/// Writes into `folder`, which is made if need be; files of the same names are replaced, each whole.
/// The same book gives the same bytes, unless anonymous. Fails with Errc::not_found ("patient"), with
/// Errc::already_exists and its name when it is anonymous and something else lies in the folder, with what writing
/// files fails with, and with what the book fails with.
Result<ExportReport> export_book(const Logbook& book, const std::filesystem::path& folder,
                                 const ExportOptions& options);

/// A patient's code as part of a file's name.
std::string file_name_of(const std::string& code);

}  // namespace needlebook::app

template <>
struct needlebook::Names<needlebook::app::ExportFormat> {
    static constexpr std::array<std::string_view, 3> all{"csv", "json", "fhir"};
};
