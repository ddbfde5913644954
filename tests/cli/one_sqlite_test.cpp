/// One SQLite in the process: ours, with the key. Another one would write plain files.
#include <sstream>

#include <catch2/catch_test_macros.hpp>

#include "cli/program.h"
#include "cli/run_program.h"

using namespace needlebook::cli::test;

TEST_CASE("no second SQLite is in a process that has a book open and draws a chart") {
    const Folder folder;
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    const auto run = [&](std::vector<std::string> words) {
        return needlebook::cli::run(std::move(words), {in, out, err});
    };
    setenv("NEEDLEBOOK_PASSPHRASE", "secret", 1);
    const auto book = (folder / "book.needlebook").string();
    REQUIRE(run({"demo", book, "--patients", "1"}) == 0);
    REQUIRE(run({"chart", book, "--patient", "P0001", "-o", (folder / "chart.png").string()}) == 0);
    unsetenv("NEEDLEBOOK_PASSPHRASE");
    const auto maps = contents("/proc/self/maps");
    REQUIRE(maps.find("libc.so") != std::string::npos);
    CHECK(maps.find("libsqlite3") == std::string::npos);
    CHECK(maps.find("libsqlcipher") == std::string::npos);
}

TEST_CASE("a book shows no name or note to whoever reads its bytes") {
    const WithBook folder;
    REQUIRE(folder
                .run({"log", "book.needlebook", "--patient", "N1", "--at", "2026-03-16T10:00", "--note",
                      "Unmistakable words", "--as-of", "2026-03-20"})
                .code == 0);
    for (const auto& [name, bytes] : folder.files()) {
        CAPTURE(name);
        CHECK(bytes.find("Unmistakable") == std::string::npos);
        CHECK((name == "visits.csv" || bytes.find("st36") == std::string::npos));
        CHECK((name == "visits.csv" || bytes.find("CREATE TABLE") == std::string::npos));
    }
}
