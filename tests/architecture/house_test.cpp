/// The house rules that a program can check: file openings and lengths, words that
/// don't belong in a repository, and what the release is built with.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

namespace fs = std::filesystem;

namespace {

const fs::path root{SOURCE_DIR};

std::string text_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// Files below `folders` whose ending is in `endings`; none of what a build leaves.
std::vector<fs::path> files_in(const std::vector<std::string>& folders, const std::set<std::string>& endings) {
    std::vector<fs::path> files;
    for (const auto& folder : folders)
        if (fs::exists(root / folder))
            for (const auto& entry : fs::recursive_directory_iterator{root / folder})
                if (entry.is_regular_file() && endings.contains(entry.path().extension().string()))
                    files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

bool is_part_of_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

/// Whether `word` stands in `text` with no letter, digit or _ on either side.
bool stands_alone(const std::string& text, const std::string& word) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const auto after = at + word.size();
        if ((at == 0 || !is_part_of_word(text[at - 1])) && (after == text.size() || !is_part_of_word(text[after])))
            return true;
    }
    return false;
}

/// Whether an absolute path in `text` begins with `path`: "a/b/c" does not begin with "/b/".
bool begins_in(const std::string& text, const std::string& path) {
    for (auto at = text.find(path); at != std::string::npos; at = text.find(path, at + 1))
        if (at == 0 || !(is_part_of_word(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '}'))
            return true;
    return false;
}

}  // namespace

TEST_CASE("every source file opens with its job, or with the header that tells it") {
    const auto files = files_in({"src"}, {".h", ".cpp"});
    REQUIRE(files.size() > 10);
    for (const auto& file : files) {
        CAPTURE(file.string());
        const auto text = text_of(file);
        const auto header = fs::relative(file, root / "src").replace_extension(".h");
        const bool begins_with_its_header =
            file.extension() == ".cpp" && text.starts_with("#include \"" + header.generic_string() + '"');
        CHECK((text.starts_with("/// ") || begins_with_its_header));
    }
}

TEST_CASE("no source file grows beyond 520 lines") {
    for (const auto& file : files_in({"src", "tests"}, {".h", ".cpp", ".py"})) {
        CAPTURE(file.string());
        const auto text = text_of(file);
        CHECK(std::count(text.begin(), text.end(), '\n') < 520);
    }
}

TEST_CASE("nothing is left to do later, and no path of one machine is written down") {
    // Put together here, so that this file does not find itself.
    const std::vector<std::string> later{std::string{"TO"} + "DO", std::string{"FIX"} + "ME", std::string{"XX"} + "X"};
    const std::vector<std::string> machine{std::string{"/wo"} + "rk/", std::string{"/ho"} + "me/"};
    for (const auto& file : files_in({"src", "tests", "tools", "schema", "docs", "resources"},
                                     {".h", ".cpp", ".py", ".sql", ".md", ".csv", ".json", ".cmake", ".txt", ""})) {
        CAPTURE(file.string());
        const auto text = text_of(file);
        for (const auto& word : later)
            CHECK_FALSE(stands_alone(text, word));
        for (const auto& path : machine)
            CHECK_FALSE(begins_in(text, path));
    }
}

TEST_CASE("the release derives keys with SQLCipher's 256000 rounds, and only test builds with fewer") {
    const auto lists = text_of(root / "CMakeLists.txt");
    CHECK(std::regex_search(lists, std::regex{R"(set\(NEEDLEBOOK_KDF_ITER 256000 CACHE)"}));

    const auto presets = nlohmann::json::parse(text_of(root / "CMakePresets.json"));
    std::set<std::string> with_fewer;
    for (const auto& preset : presets.at("configurePresets")) {
        const auto variables = preset.value("cacheVariables", nlohmann::json::object());
        if (variables.contains("NEEDLEBOOK_KDF_ITER"))
            with_fewer.insert(preset.at("name").get<std::string>());
    }
    CHECK(with_fewer == std::set<std::string>{"debug", "instrumented", "sanitize", "test"});
}

TEST_CASE("a patient's history has words for every kind of edit") {
    // Of the practice, or told by the act that made them.
    const std::set<std::string> told_otherwise{
        "edit_practice", "practice_settings", "set_up_practice", "set_outcome_constants",
        "import",        "undo_import",       "erase_patient",   "sign_session"};
    const std::regex label{R"-((?:\bEdit(?: edit)?\{|commit\(\{)"([a-z_]+)")-"};
    const auto timeline = text_of(fs::path{SOURCE_DIR} / "src/app/timeline.cpp");
    int found = 0;
    for (const auto& file : files_in({"src/app", "src/desktop", "src/cli"}, {".cpp", ".h"})) {
        const auto text = text_of(file);
        for (std::sregex_iterator at{text.begin(), text.end(), label}, end; at != end; ++at) {
            const auto name = (*at)[1].str();
            INFO(file << ": " << name);
            ++found;
            CHECK((told_otherwise.contains(name) || timeline.find("Words{\"" + name + "\"") != std::string::npos));
        }
    }
    CHECK(found > 15);
}
