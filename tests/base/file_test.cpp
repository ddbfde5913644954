/// Files that are there whole or not at all, one or many.
#include "base/file.h"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

using namespace needlebook;

namespace {

/// A fresh folder, removed with everything in it.
struct Folder {
    Folder() {
        auto pattern = (std::filesystem::temp_directory_path() / "needlebook-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr)
            throw std::runtime_error{"mkdtemp"};
        path = pattern;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path); }

    std::filesystem::path operator/(const char* name) const { return path / name; }
    long entries() const { return std::distance(std::filesystem::directory_iterator{path}, {}); }

    std::filesystem::path path;
};

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace

TEST_CASE("many files are written together") {
    const Folder folder;
    REQUIRE(write_whole(folder / "b", "before"));
    const std::array files{FileText{folder / "a", "one"}, FileText{folder / "b", "two"}};
    REQUIRE(write_whole(files));
    CHECK(text_of(folder / "a") == "one");
    CHECK(text_of(folder / "b") == "two");
    CHECK(folder.entries() == 2);
}

TEST_CASE("when one of many files can't be written none is, and the fault names it") {
    const Folder folder;
    REQUIRE(write_whole(folder / "a", "before"));
    std::filesystem::create_directory(folder / "c");
    const std::array files{FileText{folder / "a", "one"}, FileText{folder / "b", "two"}, FileText{folder / "c", "no"}};
    const auto done = write_whole(files);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == Errc::unreadable_file);
    CHECK(done.error().detail == (folder / "c").string());
    CHECK(text_of(folder / "a") == "before");
    CHECK_FALSE(std::filesystem::exists(folder / "b"));
    CHECK(folder.entries() == 2);
}
