/// Tables as spreadsheets and other systems save them: where the header stands, and what its columns are called.
#include "exchange/visit_sheet.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace needlebook;
using namespace needlebook::exchange;

namespace {

using Cells = std::vector<std::string>;

VisitSheet sheet_of(const std::string& text) {
    auto sheet = VisitSheet::over(text, {});
    REQUIRE(sheet);
    return *std::move(sheet);
}

/// All rows, or the place of the problem.
tl::expected<std::vector<Cells>, csv::Problem> rows_of(VisitSheet sheet) {
    std::vector<Cells> rows;
    while (true) {
        auto row = sheet.next();
        if (!row)
            return tl::unexpected<csv::Problem>(row.error());
        if (!*row)
            return rows;
        rows.push_back((*row)->cells);
    }
}

}  // namespace

TEST_CASE("the table of a file is found as spreadsheets save it") {
    const auto [text, line, columns, first] = GENERATE(table<std::string, std::size_t, Cells, Cells>({
        // As it should be; semicolons, tabs; a separator on a line of its own.
        {"patient,date,pain\nP1,2026-03-02,5\n", 1, {"patient", "date", "pain"}, {"P1", "2026-03-02", "5"}},
        {"patient;date;note\nP1;2026-03-02;a, b\n", 1, {"patient", "date", "note"}, {"P1", "2026-03-02", "a, b"}},
        {"Client ID\tVisit date\nP1\t1/3/2026\n", 1, {"Client ID", "Visit date"}, {"P1", "1/3/2026"}},
        {"sep=;\r\npatient;date\r\nP1;2026-03-02\r\n", 2, {"patient", "date"}, {"P1", "2026-03-02"}},
        // A title and an empty line above, with commas where the table has semicolons.
        {"Visits, clinic at the bridge\n\nClient ID;Date of visit\nP1;2026-03-02\n",
         3,
         {"Client ID", "Date of visit"},
         {"P1", "2026-03-02"}},
        {"Visits of 2026,,,\nprinted on 4 March,,,\n,,,\nCode,Date,Pain,\nP1,2026-03-02,5,\n",
         4,
         {"Code", "Date", "Pain", "column 4"},
         {"P1", "2026-03-02", "5", ""}},
        // Cells merged over two rows.
        {"Client,Date,Scores,,Notes\n,,Pain,Numbness,\nP1,2026-03-02,5,4,better\n",
         1,
         {"Client", "Date", "Pain", "Numbness", "Notes"},
         {"P1", "2026-03-02", "5", "4", "better"}},
        {"Client,Visit,,Scores,\n,Date,Time,Pain,Numbness\nP1,2026-03-02,10:00,5,4\n",
         1,
         {"Client", "Date", "Time", "Pain", "Numbness"},
         {"P1", "2026-03-02", "10:00", "5", "4"}},
        {"Client,Appointment,\n,Date,Time\nP1,2026-03-02,10:00\n",
         1,
         {"Client", "Date", "Time"},
         {"P1", "2026-03-02", "10:00"}},
        {"Visits of 2026,,\n,Date,Scores\nClient,,Pain\nP1,2026-03-02,5\n",
         2,
         {"Client", "Date", "Pain"},
         {"P1", "2026-03-02", "5"}},
        // Names on several lines, twice, and with blanks around them.
        {"patient ,date,\"Pain\n(0-10)\",Notes,Notes\nP1,2026-03-02,5,a,b\n",
         1,
         {"patient", "date", "Pain (0-10)", "Notes", "Notes (2)"},
         {"P1", "2026-03-02", "5", "a", "b"}},
        // Empty rows between, empty cells beyond the header, and none for columns without a name.
        {"patient,date,pain\n,,\nP1,2026-03-02,5,,,\n", 1, {"patient", "date", "pain"}, {"P1", "2026-03-02", "5"}},
        {"patient,date,,\nP1,2026-03-02\n",
         1,
         {"patient", "date", "column 3", "column 4"},
         {"P1", "2026-03-02", "", ""}},
        // Empty cells at the end of a row, which some spreadsheets leave off.
        {"patient,date,pain,note\nP1,2026-03-02\n",
         1,
         {"patient", "date", "pain", "note"},
         {"P1", "2026-03-02", "", ""}},
        // In words that nobody here knows.
        {"Ausdruck\nWer,Wann,Was\nP1,2026-03-02,5\n", 2, {"Wer", "Wann", "Was"}, {"P1", "2026-03-02", "5"}},
    }));
    CAPTURE(text);
    const auto sheet = sheet_of(text);
    CHECK(sheet.header_line() == line);
    CHECK(sheet.columns() == columns);
    const auto rows = rows_of(sheet);
    REQUIRE(rows);
    REQUIRE(rows->size() == 1);
    CHECK(rows->front() == first);
}

TEST_CASE("a row that loses a cell of the table, or is torn in two, is refused at its line") {
    const auto* row = GENERATE("P1", "and so on.", "P1,2026-03-02,5,more", "P1,2026-03-02,\"5");
    const auto rows = rows_of(sheet_of("patient,date,pain\nP1,2026-03-01,4\n" + std::string{row} + "\n"));
    REQUIRE_FALSE(rows);
    CHECK(rows.error().line == 3);
}

TEST_CASE("a header that a map names is found, whatever stands above") {
    const std::string text = "Clinic,at the bridge\nWer,Wann\nP1,2026-03-02\n";
    CHECK(VisitSheet::over(text, {})->header_line() == 1);
    CHECK(VisitSheet::over(text, {{"Wer", "patient"}, {"Wann", "date"}})->header_line() == 2);
}

TEST_CASE("a text without a table has no header") {
    const auto* text = GENERATE("", "\n\n", "\xEF\xBB\xBF");
    const auto sheet = VisitSheet::over(text, {});
    REQUIRE_FALSE(sheet);
    CHECK(sheet.error().reason == csv::Problem::Reason::no_header);
}
