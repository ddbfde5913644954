/// What a killed process leaves behind: every acknowledged write, and no half one.
#include <catch2/catch_test_macros.hpp>

#include <csignal>
#include <random>

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "outcome/long_test.h"
#include "store/book_folder.h"
#include "store/migrations.h"

using namespace needlebook;
using namespace needlebook::store;
using namespace needlebook::store::test;

namespace {

/// Writes visits until it is killed, and says each number once it is on the disk.
[[noreturn]] void write_visits(const std::filesystem::path& file, int first, int pipe) {
    auto book = value_of(open_book(file));
    for (int number = first;; ++number) {
        write_visit(book, number);
        if (write(pipe, &number, sizeof number) != sizeof number)
            _exit(1);
    }
}

/// Kills the writer after `visits` of them were acknowledged; the last one acknowledged.
int kill_after(const std::filesystem::path& file, int first, int visits) {
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    const auto child = fork();
    if (child == 0)
        write_visits(file, first, ends[1]);
    close(ends[1]);
    int last = 0;
    int number = 0;
    for (int heard = 0; read(ends[0], &number, sizeof number) == sizeof number; ++heard) {
        last = number;
        if (heard == visits)
            kill(child, SIGKILL);
    }
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
    return last;
}

}  // namespace

TEST_CASE_METHOD(ClosedBook, "every acknowledged visit outlives kill -9, and no half one stays") {
    const int kills = long_tests() ? 300 : 15;
    int first = 1;
    for (int round = 0; round < kills; ++round) {
        const int last = kill_after(file, first, round * 3 % 20);
        auto book = value_of(open_book(file));
        CHECK(book.opened().unclean_end);
        for (int number = first; number <= last; ++number)
            REQUIRE(book.sessions.contains({1000 + number}));
        auto sessions = book.sessions.all_of({11});
        std::erase_if(sessions, [](const Session& session) { return session.status != SessionStatus::draft; });
        for (const auto& session : sessions)
            REQUIRE(session.readings.size() == readings_a_visit);
        REQUIRE(book.history.head().count == static_cast<std::int64_t>(sessions.size()) + 3);
        REQUIRE(book.check().empty());
        first = static_cast<int>(sessions.size()) + 1;
    }
}

TEST_CASE("a killed migration leaves the book at one version or the next, and a whole copy of it") {
    // Two more steps that write every row anew, as a real one may.
    const int before = static_cast<int>(migrations().size());
    std::vector<Embedded> scripts{migrations().begin(), migrations().end()};
    scripts.push_back(
        {"second.sql",
         "ALTER TABLE patient ADD COLUMN second TEXT NOT NULL DEFAULT ''; UPDATE patient SET second = note;"});
    scripts.push_back(
        {"third.sql",
         "ALTER TABLE patient ADD COLUMN third TEXT NOT NULL DEFAULT ''; UPDATE patient SET third = note;"});
    constexpr int patients = 400;
    const Folder prepared;
    {
        auto book = new_book(prepared / "practice.needlebook");
        auto all = book.begin();
        for (int number = 0; number < patients; ++number) {
            auto patient = maud();
            patient.id = {1000 + number};
            patient.code = "P" + std::to_string(number);
            patient.note = std::string(900, 'n');
            book.patients.put(patient);
        }
        all.commit();
    }
    std::mt19937 random{20261122};
    std::uniform_int_distribution<int> microseconds{0, 60'000};
    std::array<int, 3> ended_after{};  ///< So many of the two steps.
    for (int round = 0; round < (long_tests() ? 200 : 15); ++round) {
        const Folder folder;
        const auto file = folder / "practice.needlebook";
        std::filesystem::copy_file(prepared / "practice.needlebook", file);
        std::array<int, 2> ends{};
        REQUIRE(pipe(ends.data()) == 0);
        const auto child = fork();
        if (child == 0) {
            try {
                auto db = keyed(file, passphrase());
                db->clock = test_clock();
                set_up(*db, false);
                close(ends[0]);
                close(ends[1]);  // The parent's read ends: now it counts.
                copy_checked(*db, folder / "copy.needlebook");
                migrate(*db, scripts);
                raise(SIGKILL);
            } catch (...) {
                _exit(1);
            }
        }
        close(ends[1]);
        char nothing = 0;
        CHECK(read(ends[0], &nothing, 1) == 0);
        close(ends[0]);
        // Every fifth round is left to its end, so that there is one whatever the machine's pace.
        if (round % 5 != 0) {
            usleep(static_cast<useconds_t>(microseconds(random)));
            kill(child, SIGKILL);
        }
        int status = 0;
        waitpid(child, &status, 0);
        REQUIRE(WIFSIGNALED(status));
        Connection db{file, SQLITE_OPEN_READWRITE};
        db.key(passphrase());
        const auto steps = version_of(db) - before;
        REQUIRE((steps >= 0 && steps <= 2));
        ++ended_after.at(static_cast<std::size_t>(steps));
        REQUIRE(db.number("SELECT count(*) FROM patient") == patients);
        if (steps >= 1)
            REQUIRE(db.number("SELECT count(*) FROM patient WHERE second = note") == patients);
        if (steps == 2)
            REQUIRE(db.number("SELECT count(*) FROM patient WHERE third = note") == patients);
        REQUIRE(db.number("SELECT count(*) FROM pragma_quick_check WHERE quick_check <> 'ok'") == 0);
        // A copy that has its name is whole; before that nothing is migrated.
        if (std::filesystem::exists(folder / "copy.needlebook"))
            REQUIRE(value_of(open_book(folder / "copy.needlebook")).check().empty());
        else
            REQUIRE(steps == 0);
    }
    CHECK(ended_after.at(0) + ended_after.at(1) > 0);
    CHECK(ended_after.at(2) > 0);
}
