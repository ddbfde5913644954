/// The house as code: which folder may include which, and which folders
/// may know which library. docs/ARCHITECTURE.md tells it in words.
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

#include <catch2/catch_test_macros.hpp>

namespace fs = std::filesystem;

namespace {

const fs::path root{SOURCE_DIR};

/// Each folder of src/, and the folders that it may include beside itself.
const std::map<std::string, std::set<std::string>> may_include{
    {"base", {}},
    {"domain", {"base"}},
    {"outcome", {"base", "domain"}},
    {"chart", {"base", "domain", "outcome"}},
    {"report", {"base", "domain", "outcome", "chart"}},
    {"paint", {"base", "domain", "outcome", "chart"}},
    {"store", {"base", "domain"}},
    {"exchange", {"base", "domain", "outcome", "chart", "report"}},
    {"app", {"base", "domain", "outcome", "chart", "report", "store", "exchange"}},
    {"desktop", {"base", "domain", "outcome", "chart", "report", "paint", "app"}},
    {"cli", {"base", "domain", "outcome", "chart", "report", "paint", "exchange", "app"}},
};

const std::set<std::string> every_folder = [] {
    std::set<std::string> folders;
    for (const auto& [folder, below] : may_include)
        folders.insert(folder);
    return folders;
}();

/// Libraries from outside by the first part of what is included, and who may know them.
const std::map<std::string, std::set<std::string>> known_to{
    {"date", every_folder},     {"tl", every_folder},       {"fmt", every_folder},
    {"boost", {"outcome"}},     {"utf8proc.h", {"base"}},   {"nlohmann", {"exchange", "app", "cli"}},
    {"SQLiteCpp", {"store"}},   {"sqlite3.h", {"store"}},   {"sqlcipher", {"store"}},
    {"openssl", {"store"}},     {"cairo", {"paint"}},       {"cairo.h", {"paint"}},
    {"cairo-pdf.h", {"paint"}}, {"cairo-svg.h", {"paint"}}, {"cairo-ft.h", {"paint"}},
    {"pango", {"paint"}},       {"wx", {"desktop"}},        {"gtk", {"desktop"}},
    {"gdk", {"desktop"}},       {"atk", {"desktop"}},       {"gio", {"desktop"}},
    {"CLI", {"cli"}},
};

/// Files that CMake makes out of schema/ and resources/, and whose library carries them.
const std::map<std::string, std::string> embedded_in{
    {"embedded/migration.h", "store"}, {"embedded/points.h", "domain"}, {"embedded/evidence.h", "domain"},
    {"embedded/wording.h", "report"},  {"embedded/copy.h", "app"},      {"embedded/figures.h", "chart"},
    {"embedded/guide.h", "desktop"},   {"embedded/icons.h", "desktop"},
};

/// The system below files, processes and terminals.
const std::set<std::string> knows_the_system{"base", "store", "exchange", "app", "desktop", "cli"};

bool is_system_header(const std::string& header) {
    static const std::regex system{
        R"((sys/[a-z_]+|unistd|fcntl|termios|signal|poll|dirent|pwd|spawn|mntent|langinfo|malloc)\.h)"};
    return std::regex_match(header, system);
}

/// <vector>, <cstdint>: lower case without an ending.
bool is_standard_header(const std::string& header) {
    static const std::regex standard{"[a-z_0-9]+"};
    return std::regex_match(header, standard);
}

/// Why `folder` may not include `header`; empty when it may.
std::string refusal(const std::string& folder, const std::string& header) {
    const auto first = header.substr(0, header.find('/'));
    if (may_include.contains(first))
        return first == folder || may_include.at(folder).contains(first) ? "" : "points up the layers";
    if (first == "embedded") {
        const auto home = embedded_in.find(header);
        if (home == embedded_in.end())
            return "is not named in embedded_in";
        return home->second == folder || may_include.at(folder).contains(home->second) ? "" : "points up the layers";
    }
    if (const auto library = known_to.find(first); library != known_to.end())
        return library->second.contains(folder) ? "" : "is a library that this folder may not know";
    if (is_system_header(header))
        return knows_the_system.contains(folder) ? "" : "is a system header that this folder may not know";
    return is_standard_header(header) ? "" : "is unknown: name the library in known_to";
}

}  // namespace

TEST_CASE("every folder of the source has its place among the layers") {
    for (const auto& entry : fs::directory_iterator{root / "src"})
        if (entry.is_directory())
            CHECK(may_include.contains(entry.path().filename().string()));
}

TEST_CASE("no layer may include one that may include it") {
    for (const auto& [folder, below] : may_include)
        for (const auto& lower : below) {
            CAPTURE(folder, lower);
            CHECK_FALSE(may_include.at(lower).contains(folder));
        }
}

TEST_CASE("every include points down the layers") {
    static const std::regex include{R"re(^\s*#\s*include\s*["<]([^">]+)[">])re"};
    int seen = 0;
    for (const auto& [folder, below] : may_include) {
        if (!fs::exists(root / "src" / folder))
            continue;
        for (const auto& file : fs::recursive_directory_iterator{root / "src" / folder}) {
            std::ifstream lines{file.path()};
            for (std::string line; std::getline(lines, line);) {
                std::smatch found;
                if (!std::regex_search(line, found, include))
                    continue;
                ++seen;
                INFO(file.path().string() << ": " << line);
                CHECK(refusal(folder, found[1].str()) == "");
            }
        }
    }
    CHECK(seen > 40);
}

TEST_CASE("the rule refuses what it should") {
    CHECK(refusal("base", "domain/session.h") != "");
    CHECK(refusal("outcome", "store/book.h") != "");
    CHECK(refusal("desktop", "store/book.h") != "");
    CHECK(refusal("chart", "paint/painter.h") != "");
    CHECK(refusal("app", "wx/wx.h") != "");
    CHECK(refusal("app", "SQLiteCpp/SQLiteCpp.h") != "");
    CHECK(refusal("desktop", "cairo.h") != "");
    CHECK(refusal("domain", "unistd.h") != "");
    CHECK(refusal("chart", "embedded/migration.h") != "");
    CHECK(refusal("app", "somewhere/else.h") != "");
    CHECK(refusal("app", "domain/session.h") == "");
    CHECK(refusal("base", "vector") == "");
}
