#include "base/csv.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace needlebook;

TEST_CASE("a table is read with quotes, line ends of every kind and a byte order mark") {
    const auto* text =
        "\xEF\xBB\xBF"
        "a,b\r\n1,\"x, \"\"y\"\"\nz\"\r3,4\n\n5,6";
    const auto table = csv::parse(text);
    REQUIRE(table);
    CHECK(table->header == std::vector<std::string>{"a", "b"});
    REQUIRE(table->rows.size() == 3);
    CHECK(table->cell(table->rows[0], "b") == "x, \"y\"\nz");
    CHECK(table->rows[1].line == 4);
    CHECK(table->rows[2].line == 6);
    CHECK(table->cell(table->rows[2], "c").empty());
}

TEST_CASE("what is no CSV is refused at its line and column") {
    using Reason = csv::Problem::Reason;
    const auto [text, problem] = GENERATE(table<std::string, csv::Problem>({
        {"", {1, 1, Reason::no_header}},
        {"a,a\n", {1, 2, Reason::duplicate_column}},
        {"a,b\n1,2\n3\n", {3, 1, Reason::wrong_cell_count}},
        {"a,b\n1,\"2\n", {2, 2, Reason::open_quote}},
        {"a,b\n\"1\"x,2\n", {2, 1, Reason::text_after_quote}},
        {"a,b\nx\"1,2\n", {2, 1, Reason::quote_in_plain_cell}},
        {"a,b\n1,2\n\xff,2\n", {3, 1, Reason::not_utf8}},
        {"a,b\n1,2\n1,\u00e9\xe9\n", {3, 2, Reason::not_utf8}},
        {std::string{"a,b\n1,\0\n", 8}, {2, 2, Reason::nul}},
    }));
    CAPTURE(text);
    const auto table = csv::parse(text);
    REQUIRE_FALSE(table);
    CHECK(table.error() == problem);
}

TEST_CASE("what a spreadsheet would take for a formula is guarded and comes back") {
    const auto* cell = GENERATE("=1+1", "+1", "-1", "@a", "\tx", "\rx", "'quoted", "plain", "", "''");
    CHECK(csv::unguarded(csv::guarded(cell)) == cell);
    CHECK((csv::guarded(cell).empty() || std::string{"=+-@\t\r"}.find(csv::guarded(cell)[0]) == std::string::npos));
}

TEST_CASE("a written line is read back") {
    const std::vector<std::string> cells{"a", "b, c", "d \"e\"", "two\nlines", ""};
    const auto table = csv::parse("1,2,3,4,5\n" + csv::line(cells));
    REQUIRE(table);
    CHECK(table->rows.at(0).cells == cells);
}
