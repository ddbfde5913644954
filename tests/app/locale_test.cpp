/// Where the user's country writes a comma in decimals: on paper and screen it stands, in files it never does.
#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/demo.h"
#include "app/export.h"
#include "app/import.h"
#include "app/open_book.h"
#include "app/practice_csv.h"
#include "app/practice_json.h"
#include "app/practice_ledger.h"
#include "base/spoken.h"
#include "base/tongue.h"
#include "report/wording.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

/// The sentences of the pseudo-language, in which every word differs from ours.
Tongue pseudo() {
    std::ifstream in{PSEUDO_CATALOGUE, std::ios::binary};
    return value_of(Tongue::from({std::istreambuf_iterator<char>{in}, {}}, "en@pseudo"));
}

/// The process in a German locale of its own making, until the end of the test.
class German {
public:
    explicit German(Tongue tongue = {}) {
        const auto command = "localedef -i de_DE -f UTF-8 " + (folder_ / "de_DE.UTF-8").string() + " 2>/dev/null";
        const int status = std::system(command.c_str());  // It warns with 1 and makes the locale all the same.
        ::setenv("LOCPATH", folder_.path().c_str(), 1);
        is_spoken_ = status != -1 && std::setlocale(LC_ALL, "de_DE.UTF-8") != nullptr;
        tongue.decimal = ',';
        part_thousands_with(".");
        speak(std::move(tongue));
    }
    German(const German&) = delete;
    German& operator=(const German&) = delete;
    ~German() {
        std::setlocale(LC_ALL, "C");
        ::unsetenv("LOCPATH");
        part_thousands_with(",");
        speak({});
    }

    bool is_spoken() const { return is_spoken_; }

private:
    Folder folder_;
    bool is_spoken_ = false;
};

using Files = std::map<std::string, std::string>;

Files export_of(const Logbook& book, const ExportOptions& options) {
    const Folder folder;
    value_of(export_book(book, folder.path(), options));
    Files files;
    for (const auto& file : std::filesystem::directory_iterator{folder.path()}) {
        std::ifstream in{file.path(), std::ios::binary};
        std::ostringstream text;
        text << in.rdbuf();
        files[file.path().filename().string()] = std::move(text).str();
    }
    return files;
}

/// What the practice page saves for other programs, and `practice --json` prints.
Files practice_files_of(const Logbook& book) {
    const PracticeLedger ledger{book};
    const Period period{day(2025, 1, 1), day(2026, 3, 20)};
    Files files;
    for (const auto part :
         {PracticePart::side_effects, PracticePart::caseload, PracticePart::points, PracticePart::records})
        for (const auto& table : value_of(practice_csv(ledger, period, part, {})))
            files[std::string{file_name_of(part)} + " " + table.name] = table.text;
    files["json"] = value_of(practice_json(ledger, period)).dump();
    return files;
}

/// Everything of every kind that other programs read.
Files files_of(const Logbook& book) {
    auto files = practice_files_of(book);
    for (const auto format : all_of<ExportFormat>())
        for (const auto& patient : {std::optional<std::string>{}, std::optional<std::string>{"P0001"}})
            for (const auto& [name, text] : export_of(book, {.format = format, .patient = patient}))
                files[std::string{name_of(format)} + " " + patient.value_or("all") + " " + name] = text;
    return files;
}

}  // namespace

TEST_CASE("files for other programs have the same bytes in every language and country") {
    const Folder folder;
    const auto file = folder / "demo.needlebook";
    value_of(make_demo(file, passphrase(), {.patients = 14, .sessions = {}, .seed = 1, .as_of = day(2026, 3, 20)}));
    const auto book = value_of(Logbook::open(file, passphrase(), store::Access::read, test_clock()));
    const auto before = files_of(book);
    CHECK(before.size() > 20);
    const bool translated = GENERATE(false, true);
    const German german{translated ? pseudo() : Tongue{}};
    if (!german.is_spoken())
        SKIP("there is no localedef here");
    for (const auto& [name, text] : files_of(book)) {
        CAPTURE(name);
        CHECK(text == before.at(name));
    }
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
