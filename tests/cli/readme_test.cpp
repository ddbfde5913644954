/// What the README tells people to type does what it says.
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "cli/run_program.h"

using namespace needlebook::cli::test;

namespace {

/// The words of a line as a shell would part them; "..." keeps blanks.
std::vector<std::string> words_of(const std::string& line) {
    std::vector<std::string> words{""};
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ' ' && !quoted)
            words.emplace_back();
        else
            words.back() += c;
    }
    std::erase(words, "");
    return words;
}

}  // namespace

TEST_CASE("the README's calls of needlebook-cli succeed one after the other") {
    const Folder folder;
    std::istringstream readme{contents(std::filesystem::path{SOURCE_DIR} / "README.md")};
    int calls = 0;
    for (std::string line; std::getline(readme, line);) {
        if (!line.starts_with("    needlebook-cli "))
            continue;
        auto words = words_of(line);
        words.erase(words.begin());
        const auto outcome = run_in(folder, words, "demonstration");
        CAPTURE(line, outcome.err);
        CHECK(outcome.code == 0);
        ++calls;
    }
    CHECK(calls >= 4);
    CHECK(std::filesystem::exists(folder / "trend.svg"));
}
