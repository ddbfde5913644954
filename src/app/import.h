/// A flat CSV file of visits and home scores into a book: all of it or nothing.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "exchange/visits_csv.h"

namespace needlebook::app {

class Logbook;

struct ImportOptions {
    std::string source;  ///< Name of the file; stands at each imported session and in the history.
    exchange::ColumnMap map{};
    bool dry_run = false;  ///< Check everything, write nothing.
    /// Called now and then with what is done and all there is to do; false stops it, and nothing is
    /// written. May be empty.
    std::function<bool(std::size_t done, std::size_t all)> progress{};
};

struct ImportReport {
    std::size_t rows = 0;      ///< In the file, the refused ones too.
    std::size_t patients = 0;  ///< Made. These three are 0 when anything was refused.
    std::size_t sessions = 0;
    std::size_t readings = 0;                      ///< Scores; a declined one is none.
    std::vector<exchange::RejectedCell> rejected;  ///< By line. Not empty: nothing was written.
    std::vector<exchange::LeftOut> left_out;       ///< As in exchange::VisitTable.

    bool stopped = false;  ///< By `progress`; nothing was written.

    bool ok() const { return rejected.empty(); }
};

/// Sessions get the status `imported` and keep their needle counts, also where these don't
/// agree. A visit without a time is put at 12:00. An unknown patient code makes a patient with
/// one complaint and the three usual measures; agreements supersede each other by their dates.
/// What is refused is in the report; fails only with what the book fails with.
Result<ImportReport> import_visits(Logbook& book, std::string_view csv, const ImportOptions& options);

/// The same for a file that is read already; options.map has no meaning then. A dry run is content
/// with a book opened for reading.
Result<ImportReport> import_table(Logbook& book, const exchange::VisitTable& table, const ImportOptions& options);

}  // namespace needlebook::app
