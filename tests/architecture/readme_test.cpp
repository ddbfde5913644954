/// What README.md and CONTRIBUTING.md tell people to open or to run is there; tests/cli runs
/// the README's calls of needlebook-cli.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

namespace fs = std::filesystem;

namespace {

const fs::path root{SOURCE_DIR};

std::string text_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// What the first group of `pattern` holds at each place in `text`, each once.
std::set<std::string> found_in(const std::string& text, const char* pattern) {
    const std::regex expression{pattern};
    std::set<std::string> found;
    for (std::sregex_iterator match{text.begin(), text.end(), expression}, end; match != end; ++match)
        found.insert((*match)[1].str());
    return found;
}

}  // namespace

TEST_CASE("every script that the documents name can be run") {
    const std::string document = GENERATE("README.md", "CONTRIBUTING.md");
    CAPTURE(document);
    const auto scripts = found_in(text_of(root / document), R"((?:^|[\s`])((?:tools|tests/gui)/[a-z_]+)(?=[\s`]))");
    CHECK_FALSE(scripts.empty());
    for (const auto& script : scripts) {
        CAPTURE(script);
        REQUIRE(fs::is_regular_file(root / script));
        CHECK((fs::status(root / script).permissions() & fs::perms::owner_exec) == fs::perms::owner_exec);
    }
}

TEST_CASE("every option of a script that the documents name is known to the script") {
    const std::string document = GENERATE("README.md", "CONTRIBUTING.md");
    for (const auto& call : found_in(text_of(root / document), R"((tools/[a-z]+ --[a-z-]+))")) {
        CAPTURE(document, call);
        const auto blank = call.find(' ');
        CHECK(text_of(root / call.substr(0, blank)).find(call.substr(blank + 1)) != std::string::npos);
    }
}

TEST_CASE("every file that a document links to is there") {
    const std::string document = GENERATE("README.md", "CONTRIBUTING.md", "docs/ARCHITECTURE.md");
    const auto text = text_of(root / document);
    REQUIRE_FALSE(text.empty());
    for (const auto& link : found_in(text, R"(\]\(([^)#:]+)(?:#[^)]*)?\))")) {
        CAPTURE(document, link);
        CHECK(fs::exists((root / document).parent_path() / link));
    }
}

TEST_CASE("every preset that CONTRIBUTING.md names is one, and builds that hide no missing include stay so") {
    const auto presets = nlohmann::json::parse(text_of(root / "CMakePresets.json"));
    std::set<std::string> names;
    std::set<std::string> precompiled;
    for (const auto& preset : presets.at("configurePresets")) {
        names.insert(preset.at("name").get<std::string>());
        if (preset.value("cacheVariables", nlohmann::json::object()).contains("NEEDLEBOOK_PCH"))
            precompiled.insert(preset.at("name").get<std::string>());
    }
    const auto text = text_of(root / "CONTRIBUTING.md");
    auto named = found_in(text, R"(\n\| `([a-z]+)` \|)");
    named.merge(found_in(text, R"(--preset ([a-z]+))"));
    CHECK(named.size() > 3);
    CHECK(std::includes(names.begin(), names.end(), named.begin(), named.end()));
    CHECK_FALSE(precompiled.contains("debug"));
    CHECK_FALSE(precompiled.contains("tidy"));
}
