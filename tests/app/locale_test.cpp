/// Where the user's country writes a comma in decimals: on paper and screen it stands, in files it never does.
#include <clocale>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/demo.h"
#include "app/export.h"
#include "app/import.h"
#include "app/open_book.h"
#include "base/tongue.h"
#include "report/wording.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

/// The process in a German locale of its own making, until the end of the test.
class German {
public:
    German() {
        const auto command = "localedef -i de_DE -f UTF-8 " + (folder_ / "de_DE.UTF-8").string() + " 2>/dev/null";
        const int status = std::system(command.c_str());  // It warns with 1 and makes the locale all the same.
        ::setenv("LOCPATH", folder_.path().c_str(), 1);
        is_spoken_ = status != -1 && std::setlocale(LC_ALL, "de_DE.UTF-8") != nullptr;
        Tongue tongue;
        tongue.decimal = ',';
        speak(std::move(tongue));
    }
    German(const German&) = delete;
    German& operator=(const German&) = delete;
    ~German() {
        std::setlocale(LC_ALL, "C");
        ::unsetenv("LOCPATH");
        speak({});
    }

    bool is_spoken() const { return is_spoken_; }

private:
    Folder folder_;
    bool is_spoken_ = false;
};

std::map<std::string, std::string> files_of(const Logbook& book, ExportFormat format) {
    const Folder folder;
    value_of(export_book(book, folder.path(), {.format = format}));
    std::map<std::string, std::string> files;
    for (const auto& file : std::filesystem::directory_iterator{folder.path()}) {
        std::ifstream in{file.path(), std::ios::binary};
        std::ostringstream text;
        text << in.rdbuf();
        files[file.path().filename().string()] = std::move(text).str();
    }
    return files;
}

}  // namespace

TEST_CASE("an export has the same bytes where decimals are written with a comma") {
    const auto format = GENERATE(ExportFormat::csv, ExportFormat::json);
    const Folder folder;
    const auto file = folder / "demo.needlebook";
    value_of(make_demo(file, passphrase(), {.patients = 14, .sessions = {}, .seed = 1, .as_of = day(2026, 3, 20)}));
    const auto book = value_of(Logbook::open(file, passphrase(), store::Access::read, test_clock()));
    const auto before = files_of(book, format);
    const German german;
    if (!german.is_spoken())
        SKIP("there is no localedef here");
    CHECK(files_of(book, format) == before);
}

TEST_CASE("files are read as they are written where decimals are written with a comma") {
    const German german;
    if (!german.is_spoken())
        SKIP("there is no localedef here");
    OpenBook book;
    const auto report = value_of(import_visits(book.logbook,
                                               "patient,date,aim,primary,agreed_on,review_on,rate_per_year,rate_source,"
                                               "pain\nN-1,2026-03-02,slow,pain,2026-03-02,2026-12-01,0.5,a paper,6\n",
                                               {.source = "old", .map = {}, .dry_run = false, .progress = {}}));
    CHECK(report.rejected.empty());
    CHECK(report.readings == 1);
}

TEST_CASE("a sentence has the decimal sign of the user's country") {
    const German german;
    CHECK(report::number_text(6.5) == "6,5");
    CHECK(report::signed_text(-1.25) == "-1,3");
    CHECK(report::half_text(7) == "7");
}
