/// Reports as files: whole, about the right patient, and refused where they should be.
#include <algorithm>
#include <cstdlib>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "cli/run_program.h"

using namespace needlebook::cli::test;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

Outcome report(const WithBook& book, const std::string& patient, const std::string& reader, const std::string& file) {
    return book.run(
        {"report", "book.needlebook", "--patient", patient, "--for", reader, "-o", file, "--as-of", "2026-03-20"});
}

}  // namespace

TEST_CASE_METHOD(WithBook, "a report is a sound PDF with the patient's code and where things stand") {
    const auto* reader = GENERATE("patient", "gp", "practitioner");
    const auto written = report(*this, "N1", reader, "out.pdf");
    REQUIRE(written.code == 0);
    CHECK(written.out.empty());
    CHECK(written.err.empty());
    const auto pdf = (*this / "out.pdf").string();
    CHECK(std::system(("qpdf --check '" + pdf + "' > '" + pdf + ".check'").c_str()) == 0);
    REQUIRE(std::system(("pdftotext -layout '" + pdf + "' '" + pdf + ".txt'").c_str()) == 0);
    const auto text = contents(pdf + ".txt");
    CHECK(has(text, "N1"));
    CHECK(has(text, std::string{reader} == "patient" ? "too soon to tell" : "Too early"));
    CHECK(has(text, "not to be used in"));
    CHECK(has(text, "1 of "));
}

TEST_CASE_METHOD(WithBook, "a report in HTML needs no other file and closes what it opens") {
    const auto* reader = GENERATE("patient", "gp", "practitioner");
    REQUIRE(report(*this, "N1", reader, "out.html").code == 0);
    const auto text = contents(*this / "out.html");
    CHECK(text.starts_with("<!DOCTYPE html>"));
    for (const auto* outside : {"<script", "<link", "src=", "href=", "url("})
        CHECK_FALSE(has(text, outside));
    for (const auto* element : {"main", "svg", "table", "dl", "dd", "dt", "h2", "p", "ul", "li", "section"})
        CHECK(count_of(text, std::string{"<"} + element + ">") + count_of(text, std::string{"<"} + element + " ") ==
              count_of(text, std::string{"</"} + element + ">"));
    CHECK(has(text, "N1"));
}

TEST_CASE_METHOD(WithBook, "the full record holds every visit with its points") {
    REQUIRE(report(*this, "N1", "practitioner", "out.html").code == 0);
    const auto text = contents(*this / "out.html");
    CHECK(has(text, "2 March 2026, 10:00: treatment"));
    CHECK(has(text, "9 March 2026, 10:00: treatment"));
    CHECK(has(text, "4 in, 3 out"));
    CHECK(has(text, "declined"));
    CHECK(has(text, "20 February 2026"));
}

TEST_CASE_METHOD(WithBook, "a file that is neither PDF nor HTML is refused before the book is opened") {
    const auto before = files();
    CHECK(report(*this, "N1", "gp", "out.doc").code == 2);
    CHECK(report(*this, "N1", "nurse", "out.pdf").code == 2);
    CHECK(files() == before);
}

TEST_CASE_METHOD(WithBook, "a report on nobody is refused and writes no file") {
    const auto refused = report(*this, "N9", "gp", "out.pdf");
    CHECK(refused.code == 3);
    CHECK(has(refused.err, "N9"));
    CHECK_FALSE(std::filesystem::exists(*this / "out.pdf"));
    CHECK(report(*this, "N1", "gp", "missing/out.pdf").code == 3);
}

TEST_CASE_METHOD(WithBook, "the history counts each report") {
    const auto count = [this] {
        REQUIRE(report(*this, "N1", "gp", "out.html").code == 0);
        const auto text = contents(*this / "out.html");
        const auto at = text.find("history ");
        REQUIRE(at != std::string::npos);
        return std::stoi(text.substr(at + 8));
    };
    const int first = count();
    CHECK(count() == first + 1);
}

TEST_CASE("a prompt to write to the GP leaves the GP's report on its one page") {
    const Folder folder;
    REQUIRE(run_in(folder, {"demo", "b.needlebook", "--as-of", "2026-11-22"}).code == 0);
    const auto run = [&](std::vector<std::string> words) {
        words.insert(words.end(), {"--as-of", "2026-12-05"});
        return run_in(folder, words);
    };
    for (const auto* at : {"2026-11-27T10:00", "2026-12-04T10:00"})
        REQUIRE(run({"log", "b.needlebook", "--patient", "P0001", "--at", at, "--pain", "10", "--numbness", "10",
                     "--tingling", "9", "--points", "st36", "--needles-out", "2", "--asked-none"})
                    .code == 0);
    REQUIRE(run({"report", "b.needlebook", "--patient", "P0001", "--for", "gp", "-o", "out.pdf"}).code == 0);
    const auto pdf = (folder / "out.pdf").string();
    REQUIRE(std::system(("pdftotext -layout '" + pdf + "' '" + pdf + ".txt'").c_str()) == 0);
    const auto text = contents(pdf + ".txt");
    CHECK(has(text, "Check in:"));
    CHECK(has(text, "1 of 1"));
}
