/// A disk that fails at every call of a run, one after the other: nothing acknowledged is lost, nothing is half there.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <set>

#include "outcome/long_test.h"
#include "store/book_copy.h"
#include "store/book_folder.h"
#include "store/fault_disk.h"

using namespace needlebook;
using namespace needlebook::store;
using namespace needlebook::store::test;
namespace fs = std::filesystem;

namespace {

constexpr int visits = 4;

/// Each page is a call of its own, so many are alike: every seventh is enough on every change.
std::int64_t alike() { return long_tests() ? 1 : 7; }

/// Opens, writes visits, moves them into the book, and closes; gives what was acknowledged.
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
