/// A disk that fails at every call of a run, one after the other: nothing acknowledged is lost, nothing is half there.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <set>

#include <sqlite3.h>

#include "outcome/long_test.h"
#include "store/book_copy.h"
#include "store/book_folder.h"
#include "store/fault_disk.h"
#include "store/migrations.h"

using namespace needlebook;
using namespace needlebook::store;
using namespace needlebook::store::test;
namespace fs = std::filesystem;

namespace {

constexpr int visits = 4;

/// Each page is a call of its own, so many are alike: every seventh is enough on every change.
std::int64_t alike() { return long_tests() ? 1 : 7; }

/// Opens, writes visits and what is derived of them, moves them into the book, and closes; gives what was acknowledged.
std::set<int> visits_on(const fs::path& file) {
    std::set<int> acknowledged;
    auto book = open_book(file);
    if (!book)
        return acknowledged;
    for (int number = 0; number < visits; ++number) {
        try {
            write_visit(*book, number);
            acknowledged.insert(number);
            if (number == 1)
                book->checkpoint();
            if (number == 2)
                book->write_derived([&] { book->outlines.put({maud().id, Bytes(3000, 'o')}); });
        } catch (const Failure&) {  // NOLINT(bugprone-empty-catch): not acknowledged, that is all.
        }
    }
    return acknowledged;
}

/// What was acknowledged is there, and nothing is half there.
void require_whole(const fs::path& file, const std::set<int>& acknowledged) {
    auto book = value_of(open_book(file));
    std::int64_t there = 0;
    for (int number = 0; number < visits; ++number) {
        const auto session = book.sessions.find({1000 + number});
        if (acknowledged.contains(number))
            REQUIRE(session);
        if (session) {
            ++there;
            REQUIRE(session->readings.size() == readings_a_visit);
        }
    }
    REQUIRE(book.history.head().count == 3 + there);
    REQUIRE(book.check().empty());
    REQUIRE_FALSE(book.opened().lost);
}

void copy_all(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    fs::copy(from, to);
}

struct PreparedBook {
    Folder folder;
    fs::path prepared = folder / "prepared";
    fs::path run = folder / "run";
    fs::path file = run / "practice.needlebook";

    PreparedBook() {
        fs::create_directory(prepared);
        auto book = new_book(prepared / "practice.needlebook");
        fill(book);
    }
};

}  // namespace

TEST_CASE_METHOD(PreparedBook, "a disk that fails at any call loses no acknowledged visit and leaves no half one") {
    const auto fault = GENERATE(Fault::read_error, Fault::disk_full, Fault::short_write, Fault::power_cut);
    CAPTURE(static_cast<int>(fault));
    std::int64_t at = 1;
    for (bool reached = true; reached; ++at) {
        CAPTURE(at);
        copy_all(prepared, run);
        std::set<int> acknowledged;
        {
            FaultDisk disk{fault, at, static_cast<unsigned>(at)};
            acknowledged = visits_on(file);
            reached = disk.failed();
            if (fault == Fault::power_cut)
                disk.lose_what_was_not_synced();
        }
        require_whole(file, acknowledged);
    }
    CHECK(at > 20);
}

TEST_CASE_METHOD(PreparedBook, "a backup on a failing disk is whole or not there") {
    const auto fault = GENERATE(Fault::read_error, Fault::disk_full, Fault::short_write, Fault::power_cut);
    CAPTURE(static_cast<int>(fault));
    const auto copy = run / "copy.needlebook";
    std::int64_t at = 1;
    for (bool reached = true; reached; at += alike()) {
        CAPTURE(at);
        copy_all(prepared, run);
        bool done = false;
        {
            FaultDisk disk{fault, at, static_cast<unsigned>(at)};
            done = copy_book(file, passphrase(), copy, test_clock()).has_value();
            reached = disk.failed();
            if (fault == Fault::power_cut)
                disk.lose_what_was_not_synced();
        }
        REQUIRE(fs::exists(copy) == done);
        if (done)
            REQUIRE(value_of(Book::open(copy, passphrase(), Access::read, test_clock())).check().empty());
        else if (fault != Fault::power_cut)  // Without power nobody clears away what was begun.
            for (const auto& entry : fs::directory_iterator{run})
                REQUIRE(entry.path().filename().string().starts_with("practice"));
        require_whole(file, {});
    }
}

TEST_CASE_METHOD(PreparedBook, "a change of passphrase on a failing disk leaves one that opens") {
    const auto fault = GENERATE(Fault::disk_full, Fault::short_write, Fault::power_cut);
    CAPTURE(static_cast<int>(fault));
    const Secret fresh{"another one altogether"};
    std::int64_t at = 1;
    for (bool reached = true; reached; at += alike()) {
        CAPTURE(at);
        copy_all(prepared, run);
        bool done = false;
        {
            FaultDisk disk{fault, at, static_cast<unsigned>(at)};
            if (auto book = open_book(file)) {
                try {
                    book->change_passphrase(fresh);
                    done = true;
                } catch (const Failure&) {  // NOLINT(bugprone-empty-catch): not acknowledged, that is all.
                }
            }
            reached = disk.failed();
            if (fault == Fault::power_cut)
                disk.lose_what_was_not_synced();
        }
        auto book = Book::open(file, fresh, Access::write, test_clock());
        if (done)
            REQUIRE(book);
        if (!book)
            book = open_book(file);
        REQUIRE(book);
        REQUIRE(book->patients.all() == std::vector{maud()});
        REQUIRE(book->check().empty());
    }
}

TEST_CASE_METHOD(PreparedBook, "a restore on a failing disk is done, or leaves the book as it was") {
    const auto fault = GENERATE(Fault::read_error, Fault::disk_full, Fault::short_write, Fault::power_cut);
    CAPTURE(static_cast<int>(fault));
    const auto backup = folder / "backup.needlebook";
    REQUIRE(value_of(copy_book(prepared / "practice.needlebook", passphrase(), backup, test_clock())).empty());
    {
        auto book = value_of(open_book(prepared / "practice.needlebook"));
        write_visit(book, 0);
    }
    std::int64_t at = 1;
    for (bool reached = true; reached; at += alike()) {
        CAPTURE(at);
        copy_all(prepared, run);
        bool done = false;
        {
            FaultDisk disk{fault, at, static_cast<unsigned>(at)};
            done = restore_book(backup, passphrase(), file, Replace::yes, test_clock()).has_value();
            reached = disk.failed();
            if (fault == Fault::power_cut)
                disk.lose_what_was_not_synced();
        }
        auto book = value_of(open_book(file));
        REQUIRE(book.sessions.contains({1000}) == !done);
        REQUIRE(book.check().empty());
    }
    CHECK(at > 20);
}

namespace {

constexpr int taken_in = 60;  ///< Visits.

/// As an import does: all in one transaction with one entry, then into the book itself.
void take_in(Book& book) {
    auto all = book.begin();
    for (int number = 0; number < taken_in; ++number) {
        Session session;
        session.id = {2000 + number};
        session.patient = {11};
        session.starts = day(2026, 3, 2) + std::chrono::hours{10};
        session.status = SessionStatus::imported;
        session.notes = std::string(900, 'n');
        Reading reading;
        reading.id = {200000 + number};
        reading.measure = {31};
        reading.day = day(2026, 3, 2);
        reading.score = Score::from(5).value();
        session.readings = {reading};
        book.sessions.put(session);
    }
    book.history.append({.at = test_clock().now(),
                         .who = "Ann",
                         .kind = "import",
                         .patient = Id<Patient>{11},
                         .subject = "visits.csv",
                         .payload = "{}"});
    all.commit();
    book.checkpoint();
}

/// As undoing it does.
void take_out(Book& book) {
    std::map<std::string, std::vector<std::int64_t>, std::less<>> ids;
    for (int number = 0; number < taken_in; ++number)
        ids["session"].push_back(2000 + number);
    auto all = book.begin();
    book.take_out({11}, ids);
    book.history.append({.at = test_clock().now(),
                         .who = "Ann",
                         .kind = "undo",
                         .patient = Id<Patient>{11},
                         .subject = "import",
                         .payload = "{}"});
    all.commit();
    book.checkpoint();
}

}  // namespace

TEST_CASE_METHOD(PreparedBook, "a file taken in on a failing disk, and taken back, is in whole or not at all") {
    const auto fault = GENERATE(Fault::read_error, Fault::disk_full, Fault::short_write, Fault::power_cut);
    CAPTURE(static_cast<int>(fault));
    std::int64_t at = 1;
    for (bool reached = true; reached; at += alike()) {
        CAPTURE(at);
        copy_all(prepared, run);
        std::set<std::int64_t> acknowledged{3};  // How long the history can be.
        {
            FaultDisk disk{fault, at, static_cast<unsigned>(at)};
            if (auto book = open_book(file)) {
                try {
                    acknowledged = {3, 4};
                    take_in(*book);
                    acknowledged = {4, 5};
                    take_out(*book);
                    acknowledged = {5};
                } catch (const Failure&) {  // NOLINT(bugprone-empty-catch): not acknowledged, that is all.
                }
            }
            reached = disk.failed();
            if (fault == Fault::power_cut)
                disk.lose_what_was_not_synced();
        }
        auto book = value_of(open_book(file));
        REQUIRE_FALSE(book.opened().lost);
        const auto entries = book.history.head().count;
        REQUIRE(acknowledged.contains(entries));
        for (int number = 0; number < taken_in; ++number)
            REQUIRE(book.sessions.contains({2000 + number}) == (entries == 4));
        REQUIRE(book.check().empty());
    }
    CHECK(at > 20);
}

namespace {

/// A book as the first release made it.
void make_first_version(const fs::path& file) {
    const auto made = value_of(new_file(file));
    Connection db{made, SQLITE_OPEN_READWRITE};
    db.key(passphrase());
    db.clock = test_clock();
    set_up(db, false);
    migrate(db, migrations().first(1));
    Transaction all{db};
    db.run(R"sql(
        INSERT INTO book (one, book_id, kind, made_at, zone)
        VALUES (1, 1, 'practice', '2026-03-20T09:00:00.000Z', 'Europe/London');
        INSERT INTO open_flag (one, is_open, changed_at) VALUES (1, 0, '2026-03-20T09:00:00.000Z');
        INSERT INTO practice (one) VALUES (1);
        INSERT INTO history_head (one, count, hash) VALUES (1, 0, zeroblob(32));
        INSERT INTO patient (id, code, added_on) VALUES (11, 'ME1', '2026-03-01');
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
        INSERT INTO session (id, patient_id, status, kind, starts, started_at, notes)
        SELECT 5000 + i, 11, 'draft', 'treatment', '2026-03-02T10:00', '2026-03-02T10:00:00.000Z', hex(zeroblob(300))
        FROM n;
    )sql");
    all.commit();
    set_flag(db, false);
}

}  // namespace

TEST_CASE("an older book on a failing disk is brought to this version, or stays what it was") {
    const Folder folder;
    const auto prepared = folder / "prepared";
    const auto run = folder / "run";
    const auto file = run / "practice.needlebook";
    fs::create_directory(prepared);
    make_first_version(prepared / "practice.needlebook");
    const auto fault = GENERATE(Fault::read_error, Fault::disk_full, Fault::short_write, Fault::power_cut);
    CAPTURE(static_cast<int>(fault));
    std::int64_t at = 1;
    for (bool reached = true; reached; at += alike()) {
        CAPTURE(at);
        copy_all(prepared, run);
        {
            FaultDisk disk{fault, at, static_cast<unsigned>(at)};
            open_book(file);
            reached = disk.failed();
            if (fault == Fault::power_cut)
                disk.lose_what_was_not_synced();
        }
        {
            const auto now = keyed(file, passphrase());
            // A copy that has its name is whole; before that nothing is migrated.
            const bool copied = fs::exists(run / "practice-v1-2026-03-20.needlebook");
            REQUIRE((copied || version_of(*now) == 1));
            if (copied) {
                const auto copy = keyed(run / "practice-v1-2026-03-20.needlebook", passphrase());
                REQUIRE(version_of(*copy) == 1);
                REQUIRE(check_all(*copy).empty());
            }
        }
        auto book = value_of(open_book(file));
        REQUIRE(book.sessions.all_of({11}).size() == 200);
        REQUIRE_FALSE(book.opened().lost);
        REQUIRE(book.check().empty());
    }
    CHECK(at > 20);
}
