/// Folders that other programs copy elsewhere are known by their names and by what those programs leave there.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <filesystem>
#include <fstream>

#include "app/folder_risk.h"
#include "app/open_book.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

TEST_CASE_METHOD(OpenBook, "a folder that is copied elsewhere is known, however deep in it the book lies") {
    const auto* name = GENERATE("Dropbox", "OneDrive - Practice", "Nextcloud");
    const auto inside = folder / name / "records" / "2026";
    std::filesystem::create_directories(inside);
    CHECK(folder_risk(inside / "practice.needlebook") == FolderRisk::synced);
    CHECK(folder_risk(file) == std::nullopt);
}

TEST_CASE_METHOD(OpenBook, "a folder under another name is known by the mark in it") {
    CHECK(folder_risk(file) == std::nullopt);
    std::ofstream{folder / ".nextcloudsync.log"} << "";
    CHECK(folder_risk(file) == FolderRisk::synced);
}
