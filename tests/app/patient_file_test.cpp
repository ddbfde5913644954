/// Everything on one patient in files, and nothing of anybody else.
#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <iterator>

#include "app/open_book.h"
#include "app/patient_file.h"
#include "base/csv.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;
namespace fs = std::filesystem;

namespace {

chart::TextSize six_a_character(std::string_view words, const chart::TextStyle& style) {
    return {6 * static_cast<double>(words.size()), 0.8 * style.size, 0.2 * style.size};
}

std::string text_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace

TEST_CASE_METHOD(OpenBook, "a patient gets their record to read, its history, and all of it for programs") {
    signed_visit(day(2026, 3, 2));
    Patient other;
    other.id = logbook.ids().next<Patient>();
    other.code = "Q0002";
    other.family_name = "Hiddenname";
    require(logbook.commit({"new_patient", {added(other)}}, other.id));

    const auto files = value_of(export_patient(logbook, maud.id, folder / "out", six_a_character));
    std::string all;
    int pages = 0;
    for (const auto& one : files) {
        REQUIRE(fs::exists(one));
        all += text_of(one);
        pages += one.extension() == ".html" ? 1 : 0;
    }
    CHECK(pages == 1);
    CHECK(all.find(maud.family_name) != std::string::npos);
    CHECK(all.find("Hiddenname") == std::string::npos);

    const auto history = csv::parse_own(text_of(folder / "out" / (maud.code + "-history.csv")));
    REQUIRE_FALSE(history.rows.empty());
    CHECK(history.cell(history.rows.front(), "what") == "Changed: new patient");
    CHECK(history.cell(history.rows.back(), "what") == "Signed a session");
    CHECK(history.cell(history.rows.front(), "who") == "Ann Weaver");
}
