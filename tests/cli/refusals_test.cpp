/// What can't be is refused in words, with the exit code of the contract, and changes no byte.
#include <sys/mount.h>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "cli/run_program.h"

using namespace needlebook::cli::test;

namespace {

using Words = std::vector<std::string>;

Words log_words(const std::string& at, const Words& more) {
    Words words{"log", "book.needlebook", "--patient", "N1", "--at", at, "--as-of", "2026-03-20"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

/// Refused as input: exit 3, said on standard error, nothing on standard output, no byte changed.
void check_refused(const WithBook& folder, const Words& words, const std::string& says) {
    CAPTURE(words);
    const auto before = folder.files();
    const auto refused = folder.run(words);
    CHECK(refused.code == 3);
    CHECK(refused.out.empty());
    CAPTURE(refused.err);
    CHECK(refused.err.find(says) != std::string::npos);
    CHECK(folder.files() == before);
}

}  // namespace

TEST_CASE_METHOD(WithBook, "a visit that can't be is refused") {
    const auto [at, more, says] = GENERATE(table<std::string, Words, std::string>({
        {"2026-03-16T10:00", {"--pain", "11"}, "from 0 to 10"},
        {"2026-03-16T10:00", {"--pain", "-1"}, "from 0 to 10"},
        {"2026-03-22T10:00", {}, "beyond tomorrow"},
        {"2026-02-30T10:00", {}, "no date and time"},
        {"2026-03-16 10:00", {}, "no date and time"},
        {"2026-03-16T10:00", {"--points", "ST46"}, "ST46: the stomach channel ends at ST45"},
        {"2026-03-16T10:00", {"--points", "st36", "--needles-out", "3"}, "more came out than went in"},
        {"2026-03-16T10:00", {"--side-effect", "hiccup"}, "hiccup"},
        {"2026-03-16T10:00", {"--side-effect", "bruise:huge"}, "huge"},
        {"2026-03-16T10:00", {"--side-effect", "bruise", "--asked-none"}, "both can't be"},
        {"2026-03-16T10:00", {"--retention", "300"}, "0 to 240"},
        {"2026-03-09T10:00", {}, "already"},
    }));
    check_refused(*this, log_words(at, more), says);
}

TEST_CASE_METHOD(WithBook, "nobody's code is refused by every command that takes one") {
    const auto words = GENERATE(
        Words{"log", "book.needlebook", "--patient", "X9", "--at", "2026-03-16T10:00", "--as-of", "2026-03-20"},
        Words{"trend", "book.needlebook", "--patient", "X9"},
        Words{"chart", "book.needlebook", "--patient", "X9", "-o", "x.svg"});
    check_refused(*this, words, "No patient has the code X9");
}

TEST_CASE_METHOD(WithBook, "a file with a wrong cell is refused whole, and each cell is named") {
    write(*this / "bad.csv", "patient,date,pain,points\nN2,2026-03-03,4,st36\nN2,2026-03-04,11,st46\n");
    const auto before = files();
    const auto refused = run({"import", "book.needlebook", "bad.csv", "--as-of", "2026-03-20", "--json"});
    CHECK(refused.code == 3);
    CHECK(files() == before);
    const auto document = refused.json();
    CHECK(document.at("sessions") == 0);
    REQUIRE(document.at("rejected").size() == 2);
    CHECK(document.at("rejected").at(0) ==
          nlohmann::json{
              {"line", 3}, {"column", "pain"}, {"reason", "11 is no score: whole numbers from 0 to 10, or declined"}});
    CHECK(document.at("rejected").at(1).at("reason") == "ST46: the stomach channel ends at ST45");
}

TEST_CASE_METHOD(WithBook, "an unknown column, a torn file, a folder and a missing file are refused") {
    const auto [text, says] = GENERATE(table<std::string, std::string>({
        {"patient,date,colour\nN2,2026-03-03,red\n", "colour"},
        {"patient,date,note\nN2,2026-03-03,\"half", "no CSV"},
        {"", "no CSV"},
        {"patient,date,note\nN2,2026-03-03,caf\xE9\n", "line 2, 3: this is not UTF-8 text"},
        {"patient,date,note\nN2,2026-03-03,caf\xE9\n", "--encoding windows-1252"},
        {"\xFF\xFEp", "line 1, 1: this is UTF-16 text"},
        {"\xFF\xFEp", "--encoding utf-16"},
        {"patient,date\nN1,2026-03-22\n", "beyond tomorrow"},
    }));
    write(*this / "bad.csv", text);
    check_refused(*this, {"import", "book.needlebook", "bad.csv", "--as-of", "2026-03-20"}, says);
    check_refused(*this, {"import", "book.needlebook", ".", "--as-of", "2026-03-20"}, "an empty book only");
    check_refused(*this, {"import", "book.needlebook", "nowhere.csv"}, "missing");
}

TEST_CASE_METHOD(WithBook, "a patient's page is never written over another file") {
    write(*this / "copy.html", "<p>somebody else's</p>");
    check_refused(*this, {"patient-copy", "book.needlebook", "--patient", "N1", "-o", "copy.html"},
                  "copy.html is there already");
    REQUIRE(run({"patient-copy", "book.needlebook", "--patient", "N1", "-o", "own.html"}).code == 0);
    check_refused(*this, {"patient-copy", "book.needlebook", "--patient", "N1", "-o", "own.html"},
                  "own.html is there already");
}

TEST_CASE_METHOD(WithBook, "nothing anonymised is written beside other files") {
    REQUIRE(run({"export", "book.needlebook", "-o", "out", "--format", "fhir"}).code == 0);
    REQUIRE(run({"export", "book.needlebook", "-o", "out", "--format", "fhir"}).code == 0);
    check_refused(*this, {"export", "book.needlebook", "-o", "out", "--format", "fhir", "--anonymous"}, "N1.fhir.json");
    check_refused(*this, {"export", "book.needlebook", "-o", ".", "--format", "json", "--anonymous"},
                  "choose an empty folder");
    CHECK(run({"export", "book.needlebook", "-o", "out", "--format", "csv"}).code == 0);
    CHECK(run({"export", "book.needlebook", "-o", ".", "--format", "json"}).code == 0);
}

TEST_CASE_METHOD(WithBook, "wrong words are wrong usage") {
    const auto words =
        GENERATE(Words{}, Words{"dance"}, Words{"patients"}, Words{"patients", "book.needlebook", "--colour"},
                 Words{"patients", "book.needlebook", "--as-of", "yesterday"}, Words{"log", "book.needlebook"},
                 Words{"log", "book.needlebook", "--patient", "N1", "--at", "2026-03-16T10:00", "--pain", "much"},
                 Words{"chart", "book.needlebook", "--patient", "N1", "-o", "chart.bmp"},
                 Words{"chart", "book.needlebook", "--patient", "N1", "-o", "c.svg", "--size", "big"},
                 Words{"demo", "d.needlebook", "--patients", "0"}, Words{"parse"});
    CAPTURE(words);
    const auto before = files();
    const auto wrong = run(words);
    CHECK(wrong.code == 2);
    CHECK(wrong.out.empty());
    CHECK_FALSE(wrong.err.empty());
    CHECK(files() == before);
}

TEST_CASE_METHOD(WithBook, "without passphrase and terminal it says what is needed") {
    const auto asked = run({"patients", "book.needlebook"}, "");
    CHECK(asked.code == 2);
    CHECK(asked.err.find("passphrase") != std::string::npos);
}

TEST_CASE_METHOD(WithBook, "a book that can't be opened ends with 4 and keeps its bytes") {
    write(*this / "short.needlebook", contents(*this / "book.needlebook").substr(0, 1000));
    write(*this / "text.needlebook", "Dear diary, this is no book.");
    auto damaged = contents(*this / "book.needlebook");
    damaged[2000] = static_cast<char>(damaged[2000] ^ 1);
    write(*this / "damaged.needlebook", damaged);
    const auto book = GENERATE("short.needlebook", "text.needlebook", "damaged.needlebook", "missing.needlebook", ".");
    CAPTURE(book);
    const auto before = files();
    const auto words = GENERATE_COPY(Words{"patients", book}, Words{"check", book},
                                     Words{"log", book, "--patient", "N1", "--at", "2026-03-16T10:00"});
    const auto refused = run(words);
    CHECK(refused.code == 4);
    CHECK(refused.out.empty());
    CHECK_FALSE(refused.err.empty());
    CHECK(files() == before);
}

TEST_CASE_METHOD(WithBook, "a wrong passphrase is refused in words") {
    const auto before = files();
    const auto refused = run({"patients", "book.needlebook"}, "Secret");
    CHECK(refused.code == 4);
    CHECK(refused.err.find("doesn't open") != std::string::npos);
    CHECK(files() == before);
}

TEST_CASE_METHOD(WithBook, "a book is never written over") {
    check_refused(*this, {"new", "book.needlebook"}, "already");
    check_refused(*this, {"demo", "book.needlebook"}, "already");
    check_refused(*this, {"new", "nowhere/book.needlebook"}, "can't be used");
}

TEST_CASE_METHOD(WithBook, "check on a book that is damaged further in says where") {
    auto bytes = contents(*this / "book.needlebook");
    constexpr std::size_t page = 4096;
    REQUIRE(bytes.size() > 40 * page);
    constexpr auto at = 25 * page + 100;
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    write(*this / "book.needlebook", bytes);
    const auto checked = run({"check", "book.needlebook", "--json"});
    CHECK(checked.code == 1);
    CHECK(checked.json().at("ok") == false);
    CHECK_FALSE(checked.json().at("findings").empty());
}

TEST_CASE("a point line with mistakes is refused, each at its column") {
    const Folder folder;
    const auto refused = run_in(folder, {"parse", "st36 ST46 zigong", "--json"});
    CHECK(refused.code == 3);
    const auto errors = refused.json().at("errors");
    REQUIRE(errors.size() == 2);
    CHECK(errors.at(0).at("column") == 6);
    CHECK(errors.at(0).at("reason") == "ST46: the stomach channel ends at ST45");
    CHECK(errors.at(1).at("choices").size() == 2);
}

TEST_CASE("a verdict on what is no list of cases is refused") {
    const Folder folder;
    CHECK(run_in(folder, {"verdict"}, "", "{\"half\":").code == 3);
    CHECK(run_in(folder, {"verdict", "missing.json"}).code == 3);
}

TEST_CASE_METHOD(WithBook, "a result that can't be written isn't called done") {
    const auto full = run_in(*this, {"points", "--json"}, "", "", "/dev/full");
    CHECK(full.code == 3);
    CHECK_FALSE(full.err.empty());
}

TEST_CASE_METHOD(WithBook, "a folder that may not be written to keeps what it has") {
    if (geteuid() == 0)
        SKIP("root may write everywhere");
    const auto before = files();
    std::filesystem::permissions(path(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    const auto refused = run({"new", "other.needlebook"});
    const auto chart = run({"chart", "book.needlebook", "--patient", "N1", "-o", "c.png"});
    std::filesystem::permissions(path(), std::filesystem::perms::owner_all);
    CHECK(refused.code == 3);
    CHECK(chart.code == 3);
    CHECK(files() == before);
}

TEST_CASE_METHOD(WithBook, "on a full disk nothing is half written") {
    const Folder small;
    if (mount("tmpfs", small.path().c_str(), "tmpfs", 0, "size=1m") != 0)
        SKIP("only root may mount a small disk");
    std::filesystem::copy(*this / "book.needlebook", small / "book.needlebook");
    const auto space = std::filesystem::space(small.path()).available;
    write(small / "ballast", std::string(space, 'x'));
    const auto before = contents(small / "book.needlebook");
    const auto refused = run_in(small, log_words("2026-03-16T10:00", {"--pain", "4"}));
    const auto after = contents(small / "book.needlebook");
    const auto drawn = run_in(small, {"chart", "book.needlebook", "--patient", "N1", "-o", "c.png"});
    const bool left = std::filesystem::exists(small / "c.png");
    umount(small.path().c_str());
    CAPTURE(refused.err);
    CHECK(refused.code != 0);
    CHECK(after == before);
    CHECK(drawn.code != 0);
    CHECK_FALSE(left);
}
