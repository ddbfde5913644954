/// Backup, restore and passphrase: the commands, their exit codes, and what they leave behind.
#include <catch2/catch_test_macros.hpp>

#include <csignal>

#include <sys/stat.h>

#include "cli/run_program.h"

using namespace needlebook::cli::test;

namespace {

/// What the book holds, as the commands tell it.
std::string told(const WithBook& folder, const std::string& book, const std::string& passphrase = "secret") {
    return folder.run({"patients", book, "--json", "--as-of", "2026-03-20"}, passphrase).out +
           folder.run({"trend", book, "--patient", "N1", "--json", "--as-of", "2026-03-20"}, passphrase).out;
}

void log_a_visit(const WithBook& folder, const std::string& at = "2026-03-16T10:00",
                 const std::string& book = "book.needlebook") {
    REQUIRE(
        folder.run({"log", book, "--patient", "N1", "--at", at, "--as-of", "2026-03-20", "--pain", "4", "--asked-none"})
            .code == 0);
}

/// Everything the book holds, as a file for other programs: each byte of it.
std::map<std::string, std::string> exported(const WithBook& folder, const std::string& book) {
    std::filesystem::remove_all(folder / "out");
    REQUIRE(folder.run({"export", book, "-o", "out", "--format", "json", "--as-of", "2026-03-20"}).code == 0);
    std::map<std::string, std::string> files;
    for (const auto& file : std::filesystem::recursive_directory_iterator{folder / "out"})
        if (file.is_regular_file())
            files[file.path().filename()] = contents(file.path());
    return files;
}

}  // namespace

TEST_CASE_METHOD(WithBook, "a backup put back is the book as it was, and the other book is kept") {
    const auto before = told(*this, "book.needlebook");
    REQUIRE(run({"backup", "book.needlebook", "copy.needlebook"}).code == 0);
    CHECK(run({"check", "copy.needlebook"}).code == 0);
    log_a_visit(*this);
    const auto after = told(*this, "book.needlebook");
    REQUIRE(after != before);

    const auto refused = run({"restore", "copy.needlebook", "book.needlebook"});
    CHECK(refused.code == 3);
    CHECK(refused.err.find("--replace") != std::string::npos);
    CHECK(told(*this, "book.needlebook") == after);

    const auto done = run({"restore", "copy.needlebook", "book.needlebook", "--replace", "--as-of", "2026-03-20"});
    CAPTURE(done.err);
    CHECK(done.code == 0);
    CHECK(done.err.find("1 patients, 2 sessions") != std::string::npos);
    CHECK(done.err.find("It is older") != std::string::npos);
    CHECK(told(*this, "book.needlebook") == before);
    std::string kept;
    for (const auto& [name, bytes] : files())
        if (name.find("-replaced-2026-03-20") != std::string::npos)
            kept = name;
    REQUIRE_FALSE(kept.empty());
    CHECK(told(*this, kept) == after);
    CHECK(run({"check", "book.needlebook"}).code == 0);
}

TEST_CASE_METHOD(WithBook, "everything exported is the same, to the byte, before a backup and after putting it back") {
    REQUIRE(run({"backup", "book.needlebook", "copy.needlebook"}).code == 0);
    const auto before = exported(*this, "book.needlebook");
    REQUIRE_FALSE(before.empty());
    CHECK(before.begin()->second.size() > 1000);
    log_a_visit(*this);
    CHECK(exported(*this, "book.needlebook") != before);
    REQUIRE(run({"restore", "copy.needlebook", "book.needlebook", "--replace", "--as-of", "2026-03-20"}).code == 0);
    CHECK(exported(*this, "book.needlebook") == before);
}

TEST_CASE_METHOD(WithBook, "putting a backup back says how the two stand to each other") {
    REQUIRE(run({"backup", "book.needlebook", "copy.needlebook"}).code == 0);
    const auto restore = [&] {
        const auto done = run({"restore", "copy.needlebook", "book.needlebook", "--replace", "--as-of", "2026-03-20"});
        CHECK(done.code == 0);
        return done.err;
    };
    CHECK(restore().find("the same entries") != std::string::npos);
    log_a_visit(*this, "2026-03-16T10:00", "copy.needlebook");
    CHECK(restore().find("It is newer: it has") != std::string::npos);
    log_a_visit(*this, "2026-03-17T10:00", "copy.needlebook");
    log_a_visit(*this, "2026-03-18T10:00");
    CHECK(restore().find("went apart after entry") != std::string::npos);
    write(*this / "book.needlebook", "no book at all");
    CHECK(restore().find("could not be compared") != std::string::npos);
}

TEST_CASE_METHOD(WithBook, "another practice's book replaces this one only when that is asked for") {
    REQUIRE(run({"new", "other.needlebook"}).code == 0);
    const auto before = contents(*this / "book.needlebook");
    const auto refused = run({"restore", "other.needlebook", "book.needlebook", "--replace"});
    CHECK(refused.code == 3);
    CHECK(refused.err.find("--another-book") != std::string::npos);
    CHECK(contents(*this / "book.needlebook") == before);
    const auto done = run({"restore", "other.needlebook", "book.needlebook", "--replace", "--another-book"});
    CHECK(done.code == 0);
    CHECK(done.err.find("another book") != std::string::npos);
}

TEST_CASE_METHOD(WithBook, "lost writes are a finding of each check until they are seen") {
    // A program that holds the book open while its file is copied without the one that lies beside it: a passphrase
    // is awaited on a pipe.
    REQUIRE(mkfifo((*this / "pipe").c_str(), 0600) == 0);
    const auto child = fork();
    if (child == 0) {
        setenv("NEEDLEBOOK_PASSPHRASE", "secret", 1);
        if (chdir(path().c_str()) != 0)
            _exit(126);
        execl(CLI_PROGRAM, CLI_PROGRAM, "passphrase", "book.needlebook", "--new-passphrase-file", "pipe", nullptr);
        _exit(127);
    }
    const int pipe = open((*this / "pipe").c_str(), O_WRONLY);  // Waits until it is read: the book is open by then.
    REQUIRE(pipe >= 0);
    std::filesystem::copy_file(*this / "book.needlebook", *this / "torn.needlebook");
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    close(pipe);

    CHECK(run({"patients", "torn.needlebook"}).err.find("is lost") != std::string::npos);
    CHECK(run({"patients", "torn.needlebook"}).err.find("is lost") != std::string::npos);
    const auto check = run({"check", "torn.needlebook", "--json"});
    CHECK(check.code == 1);
    REQUIRE(check.json().at("findings").size() == 1);
    CHECK(check.json().at("findings").at(0).at("kind") == "writes_lost");
    CHECK(run({"check", "torn.needlebook", "--seen"}).code == 1);
    CHECK(run({"check", "torn.needlebook"}).code == 0);
    CHECK(run({"patients", "torn.needlebook"}).err.empty());
}

TEST_CASE_METHOD(WithBook, "a backup goes where nothing is, and restores to where nothing is") {
    REQUIRE(run({"backup", "book.needlebook", "copy.needlebook"}).code == 0);
    const auto before = told(*this, "book.needlebook");
    const auto copy = contents(*this / "copy.needlebook");
    const auto count = files().size();
    CHECK(run({"backup", "book.needlebook", "copy.needlebook"}).code == 3);
    CHECK(run({"backup", "book.needlebook", "nowhere/copy.needlebook"}).code == 3);
    CHECK(run({"backup", "book.needlebook", "b.needlebook"}, "wrong").code == 4);
    CHECK(run({"backup", "none.needlebook", "b.needlebook"}).code == 4);
    CHECK(run({"backup", "book.needlebook"}).code == 2);
    // The book itself was opened and closed, which its open flag notes; nothing else.
    CHECK(files().size() == count);
    CHECK(contents(*this / "copy.needlebook") == copy);
    CHECK(told(*this, "book.needlebook") == before);
    CHECK(run({"restore", "copy.needlebook", "again.needlebook"}).code == 0);
    CHECK(told(*this, "again.needlebook") == told(*this, "book.needlebook"));
}

TEST_CASE_METHOD(WithBook, "what is no backup is not put back") {
    REQUIRE(run({"backup", "book.needlebook", "copy.needlebook"}).code == 0);
    auto bytes = contents(*this / "copy.needlebook");
    // Half of the pages: one alone may be of an index, which a copy makes anew and doesn't need.
    for (auto at = bytes.size() / 2; at < bytes.size(); at += 4096)
        bytes[at] = static_cast<char>(bytes[at] ^ 1);
    write(*this / "damaged.needlebook", bytes);
    const auto before = files();
    CHECK(run({"restore", "damaged.needlebook", "book.needlebook", "--replace"}).code == 4);
    CHECK(run({"restore", "visits.csv", "book.needlebook", "--replace"}).code == 4);
    CHECK(run({"restore", "none.needlebook", "book.needlebook", "--replace"}).code == 4);
    CHECK(run({"restore", "copy.needlebook", "book.needlebook", "--replace"}, "wrong").code == 4);
    CHECK(run({"restore", "book.needlebook", "book.needlebook", "--replace"}).code == 3);
    CHECK(files() == before);
}

TEST_CASE_METHOD(WithBook, "a damaged book is salvaged into a new one, which says what is missing") {
    CHECK(run({"salvage", "book.needlebook", "whole.needlebook"}).code == 0);
    CHECK(told(*this, "whole.needlebook") == told(*this, "book.needlebook"));
    CHECK(run({"salvage", "book.needlebook", "whole.needlebook"}).code == 3);
    CHECK(run({"salvage", "book.needlebook", "b.needlebook"}, "wrong").code == 4);
    CHECK(run({"salvage", "visits.csv", "b.needlebook"}).code == 4);

    auto bytes = contents(*this / "book.needlebook");
    bytes.resize(bytes.size() - 4096);
    write(*this / "cut.needlebook", bytes);
    const auto shut = run({"patients", "cut.needlebook"});
    CHECK(shut.code == 4);
    CHECK(shut.err.find("damaged or missing") != std::string::npos);
    const auto done = run({"salvage", "cut.needlebook", "part.needlebook"});
    CHECK(done.code == 1);
    CHECK(done.err.find("1 of the file's") != std::string::npos);
    CHECK(told(*this, "part.needlebook") == told(*this, "book.needlebook"));
}

TEST_CASE_METHOD(WithBook, "the passphrase changes, and old backups keep the old one") {
    REQUIRE(run({"backup", "book.needlebook", "copy.needlebook"}).code == 0);
    const auto before = told(*this, "book.needlebook");
    write(*this / "new", "three new words\r\n");
    write(*this / "empty", "\n");
    CHECK(run({"passphrase", "book.needlebook", "--new-passphrase-file", "new"}, "wrong").code == 4);
    CHECK(run({"passphrase", "book.needlebook", "--new-passphrase-file", "empty"}).code == 3);
    CHECK(run({"passphrase", "book.needlebook", "--new-passphrase-file", "none"}).code == 3);
    CHECK(run({"passphrase", "book.needlebook"}).code == 2);
    CHECK(told(*this, "book.needlebook") == before);

    const auto done = run({"passphrase", "book.needlebook", "--new-passphrase-file", "new"});
    CHECK(done.code == 0);
    CHECK(done.err.find("old one") != std::string::npos);
    const auto shut = run({"patients", "book.needlebook"});
    CHECK(shut.code == 4);
    CHECK(shut.err.find("ERROR") == std::string::npos);
    CHECK(told(*this, "book.needlebook", "three new words") == before);
    CHECK(run({"check", "book.needlebook"}, "three new words").code == 0);
    CHECK(told(*this, "copy.needlebook") == before);
    CHECK(run({"patients", "copy.needlebook"}, "three new words").code == 4);
}
