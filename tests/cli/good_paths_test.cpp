/// Every command does what it says, and prints JSON and nothing else where that is asked for.
#include <set>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "cli/run_program.h"

using namespace needlebook::cli::test;

TEST_CASE_METHOD(WithBook, "new makes a book that is readable by its owner alone, and import fills it") {
    CHECK(made.code == 0);
    CHECK(made.out.empty());
    CHECK(imported.code == 0);
    CHECK(imported.json() ==
          nlohmann::json{
              {"rows", 3}, {"patients", 1}, {"sessions", 2}, {"readings", 5}, {"rejected", nlohmann::json::array()}});
    const auto permissions = std::filesystem::status(*this / "book.needlebook").permissions();
    CHECK((permissions & std::filesystem::perms::mask) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE_METHOD(WithBook, "import is told what the columns are, how dates run and how letters are written") {
    write(*this / "map.csv", "from,to\nKunde,name\nTag,date\nSchmerz,pain\nBehandler,\n");
    write(*this / "other.csv", "Kunde;Tag;Schmerz;Behandler\r\n\"M\xFCller, Zo\xEB\";03/04/2026;7/10;AW\r\n");
    const std::vector<std::string> words{"import",       "book.needlebook", "other.csv",  "--map",
                                         "map.csv",      "--dates",         "mdy",        "--encoding",
                                         "windows-1252", "--as-of",         "2026-03-20", "--json"};
    auto dry = words;
    dry.emplace_back("--dry-run");
    const auto before = files();
    const auto announced = run(dry);
    CHECK(announced.code == 0);
    CHECK(files() == before);
    const auto done = run(words);
    CHECK(done.code == 0);
    CHECK(done.json() == announced.json());
    CHECK(done.json().at("patients") == 1);
    const auto found = run({"patients", "book.needlebook", "--find", "Müller", "--as-of", "2026-03-20", "--json"});
    REQUIRE(found.json().size() == 1);
    CHECK(found.json().at(0).at("last_seen") == "2026-03-04");
}

TEST_CASE_METHOD(WithBook, "patients are listed with where they stand") {
    const auto listed = run({"patients", "book.needlebook", "--as-of", "2026-03-20", "--json"});
    REQUIRE(listed.code == 0);
    CHECK(listed.err.empty());
    CHECK(listed.json() == nlohmann::json::array({{{"code", "N1"},
                                                   {"name", "N1"},
                                                   {"born_on", nullptr},
                                                   {"complaint", "other"},
                                                   {"aim", "improve"},
                                                   {"state", "TOO_EARLY"},
                                                   {"label", "Too early"},
                                                   {"last_seen", "2026-03-09"}}}));
    CHECK(run({"patients", "book.needlebook", "--find", "zz", "--json"}).json().empty());
    CHECK(run({"patients", "book.needlebook", "--as-of", "2026-03-20"}).out.find("Too early") != std::string::npos);
}

TEST_CASE_METHOD(WithBook, "trend gives readings, numbers and sentences for each measure") {
    const auto trend = run({"trend", "book.needlebook", "--patient", "N1", "--as-of", "2026-03-20", "--json"});
    REQUIRE(trend.code == 0);
    const auto document = trend.json();
    CHECK(document.at("patient") == "N1");
    CHECK(document.at("as_of") == "2026-03-20");
    REQUIRE(document.at("measures").size() == 3);
    const auto& pain = document.at("measures").at(0);
    for (const auto* key : {"measure",
                            "primary",
                            "aim",
                            "agreement",
                            "state",
                            "reason",
                            "label",
                            "date",
                            "B",
                            "M",
                            "D",
                            "V",
                            "se",
                            "nu",
                            "L",
                            "U",
                            "U90",
                            "E",
                            "T",
                            "n_baseline",
                            "n_recent",
                            "baseline_weak",
                            "variant",
                            "check_in",
                            "last_changed_on",
                            "sentence_practitioner",
                            "sentence_patient",
                            "readings"})
        CHECK(pain.contains(key));
    CHECK(pain.at("measure") == "pain");
    CHECK(pain.at("primary") == true);
    CHECK(pain.at("reason") == "few_recent");
    CHECK(pain.at("B") == 6.5);
    CHECK(pain.at("n_baseline") == 2);
    CHECK(pain.at("readings").at(0) == nlohmann::json{{"date", "2026-02-20"}, {"score", 7}, {"source", "home"}});
    CHECK(document.at("measures").at(1).at("readings").at(1).at("score").is_null());
    const auto one = run(
        {"trend", "book.needlebook", "--patient", "N1", "--measure", "numbness", "--as-of", "2026-03-20", "--json"});
    CHECK(one.json().at("measures").size() == 1);
}

TEST_CASE_METHOD(WithBook, "log signs a visit whose needles are out, and leaves others unsigned with a warning") {
    const auto log = [this](const std::string& at, const std::string& out) {
        return run({"log",           "book.needlebook",
                    "--patient",     "N1",
                    "--at",          at,
                    "--pain",        "4",
                    "--points",      "st36 sp6",
                    "--needles-out", out,
                    "--side-effect", "bruise:moderate",
                    "--retention",   "25",
                    "--note",        "fine",
                    "--as-of",       "2026-03-20",
                    "--json"});
    };
    const auto whole = log("2026-03-16T10:00", "4");
    REQUIRE(whole.code == 0);
    CHECK(whole.json().at("status") == "signed");
    CHECK(whole.json().at("needles_in") == 4);
    CHECK(whole.json().at("warnings").empty());
    CHECK(whole.json().at("session").is_string());
    const auto left = log("2026-03-17T10:00", "3");
    REQUIRE(left.code == 0);
    CHECK(left.json().at("status") == "unsigned");
    CHECK(left.json().at("warnings").size() == 1);
    CHECK_FALSE(left.err.empty());
}

TEST_CASE_METHOD(WithBook, "a chart is drawn without a display") {
    const auto [file, begins] = GENERATE(
        table<std::string, std::string>({{"chart.svg", "<?xml"}, {"chart.png", "\x89PNG"}, {"chart.pdf", "%PDF-"}}));
    const auto drawn = run({"chart", "book.needlebook", "--patient", "N1", "-o", file, "--as-of", "2026-03-20"});
    CHECK(drawn.code == 0);
    CHECK(drawn.out.empty());
    CHECK(contents(*this / file).starts_with(begins));
    if (file == "chart.svg")
        CHECK(contents(*this / file).find("<text") != std::string::npos);
}

TEST_CASE_METHOD(WithBook, "a chart for a patient, of one measure, of another size") {
    CHECK(run({"chart", "book.needlebook", "--patient", "N1", "-o", "a.svg", "--for", "patient", "--size", "800x600",
               "--as-of", "2026-03-20"})
              .code == 0);
    CHECK(run({"chart", "book.needlebook", "--patient", "N1", "-o", "b.svg", "--measure", "numbness", "--as-of",
               "2026-03-20"})
              .code == 0);
    CHECK(contents(*this / "a.svg").find("width=\"800") != std::string::npos);
    CHECK(contents(*this / "b.svg").find("Numbness") != std::string::npos);
}

TEST_CASE_METHOD(WithBook, "check finds a book whole") {
    const auto checked = run({"check", "book.needlebook", "--json"});
    CHECK(checked.code == 0);
    CHECK(checked.json() == nlohmann::json{{"ok", true}, {"findings", nlohmann::json::array()}});
}

TEST_CASE("demo makes the same book for the same seed and date, under its own passphrase") {
    const Folder folder;
    for (const auto* book : {"a.needlebook", "b.needlebook"})
        REQUIRE(run_in(folder, {"demo", book, "--as-of", "2026-06-22", "--seed", "7"}, "").code == 0);
    const auto list = [&](const std::string& book) {
        return run_in(folder, {"patients", book, "--as-of", "2026-06-22", "--json"}, "demonstration");
    };
    const auto listed = list("a.needlebook");
    REQUIRE(listed.code == 0);
    CHECK(listed.out == list("b.needlebook").out);
    std::set<std::string> labels;
    for (const auto& patient : listed.json())
        labels.insert(patient.at("label").get<std::string>());
    CHECK(listed.json().size() == 12);
    CHECK(labels.size() == 12);
}

TEST_CASE("points and parse need no book") {
    const Folder folder;
    CHECK(run_in(folder, {"points", "--json"}).json().size() == 409);
    const auto found = run_in(folder, {"points", "zusanli", "--json"}).json();
    REQUIRE_FALSE(found.empty());
    CHECK(found.at(0).at("code") == "ST36");
    for (const auto* key : {"pinyin", "hanzi", "english", "location", "nearby_nerve", "angle", "depth_mm", "cautions"})
        CHECK(found.at(0).contains(key));
    const auto parsed = run_in(folder, {"parse", "st36 sp6 l", "--json"});
    CHECK(parsed.code == 0);
    CHECK(parsed.json().at("count") == 3);
    CHECK(parsed.json().at("needles").at(1).at("side") == "left");
}

TEST_CASE("verdict judges cases from a file or from standard input") {
    const Folder folder;
    const auto cases = contents(std::string{SOURCE_DIR} + "/tests/outcome/data/outcome-vectors.json");
    write(folder / "cases.json", cases);
    const auto from_file = run_in(folder, {"verdict", "cases.json"});
    REQUIRE(from_file.code == 0);
    CHECK(from_file.json().size() == nlohmann::json::parse(cases).size());
    CHECK(from_file.json().at(0).contains("got"));
    CHECK(run_in(folder, {"verdict"}, "", cases).out == from_file.out);
}

TEST_CASE("help and version are answers, not mistakes") {
    const Folder folder;
    const auto words = GENERATE(std::vector<std::string>{"--help"}, std::vector<std::string>{"--version"},
                                std::vector<std::string>{"trend", "--help"});
    const auto answered = run_in(folder, words);
    CHECK(answered.code == 0);
    CHECK(answered.out.find("needlebook-cli") != std::string::npos);
}

TEST_CASE_METHOD(WithBook, "a passphrase comes from a file too, without its one line end") {
    write(*this / "passphrase", "secret\n");
    CHECK(run({"patients", "book.needlebook", "--passphrase-file", "passphrase"}, "").code == 0);
    write(*this / "passphrase", "secret\n\n");
    CHECK(run({"patients", "book.needlebook", "--passphrase-file", "passphrase"}, "").code == 4);
}

TEST_CASE_METHOD(WithBook, "a passphrase is the same however its accents were typed") {
    const std::string one_code = "caf\xC3\xA9";
    const std::string two_codes = "cafe\xCC\x81";
    REQUIRE(run({"new", "accents.needlebook"}, one_code).code == 0);
    CHECK(run({"patients", "accents.needlebook"}, two_codes).code == 0);
}
