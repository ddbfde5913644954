/// A whole book, or one patient of it, as a folder of CSV files, one a table (docs/export.md).
///
/// Ids are written as "id" and digits, so that no spreadsheet takes them for numbers and rounds them. Text that a
/// spreadsheet would take for a formula, a number or a date has one ' before it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/patient_record.h"
#include "exchange/refusal.h"

namespace needlebook::exchange {

/// "session": its file is "session.csv". In the order in which they are read.
const std::vector<std::string_view>& csv_tables();

/// What is to be written to the file of each table.
using CsvText = std::map<std::string_view, std::string>;

/// The headers of all tables.
CsvText csv_headers();

/// Rows, appended to what `to` holds.
void append_csv(const BookRecord& record, CsvText& to);
void append_csv(const PatientRecord& record, CsvText& to);

/// A record and where it stood.
struct CsvBook {
    BookRecord book;
    std::vector<PatientRecord> patients;  ///< In the order of patient.csv.
    /// Where a path of patient `index` ("sessions[2].starts") stands.
    std::function<RejectedCell(std::size_t index, const RejectedCell& in_record)> placed;
};

/// Reads the text of every table. All files, all columns, no others; gives the first thing that is wrong.
tl::expected<CsvBook, RejectedCell> read_csv_book(const std::map<std::string, std::string, std::less<>>& files);

}  // namespace needlebook::exchange
