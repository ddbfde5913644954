/// What can be read of a damaged book stands in a new one.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>

#include <sqlite3.h>

#include "outcome/long_test.h"
#include "store/book_folder.h"
#include "store/book_trees.h"
#include "store/connection.h"
#include "store/salvage.h"
#include "store/wal_frames.h"

using namespace needlebook;
using namespace needlebook::store;
using namespace needlebook::store::test;
namespace fs = std::filesystem;

namespace {

constexpr int patients = 300;

struct LargeBook : ClosedBook {
    fs::path salvaged = folder / "salvaged.needlebook";

    LargeBook() {
        auto book = value_of(open_book(file));
        auto all = book.begin();
        for (int number = 0; number < patients; ++number) {
            auto patient = maud();
            patient.id = {1000 + number};
            patient.code = "P" + std::to_string(number);
            patient.note = std::string(900, 'n');
            book.patients.put(patient);
            Session session;
            session.id = {5000 + number};
            session.patient = patient.id;
            session.status = SessionStatus::signed_;
            session.signed_at = test_clock().now();
            session.signed_by = "Ann";
            session.starts = day(2026, 3, 2) + std::chrono::hours{10};
            session.notes = std::string(600, 'n');
            Needle needle;
            needle.point = "ST36";
            session.needles = {needle};
            Reading reading;
            reading.id = {20000 + number};
            reading.measure = {31};
            reading.day = day(2026, 3, 2);
            reading.score = Score::from(number % 11).value();
            session.readings = {reading};
            book.sessions.put(session);
        }
        all.commit();
    }

    std::vector<std::uint32_t> pages_of(TreeKind kind) const {
        Connection raw{file, SQLITE_OPEN_READONLY};
        const BookPages pages{raw, passphrase()};
        std::vector<std::uint32_t> found;
        for (std::uint32_t number = 2; number <= pages.count(); ++number)
            if (const auto page = pages.tree_page(number); page && page->kind == kind)
                found.push_back(number);
        return found;
    }

    /// Leaves of a table, by its first page.
    std::vector<std::uint32_t> leaves_of(const char* table) const {
        const auto db = keyed(file, passphrase());
        auto root = db->query("SELECT rootpage FROM sqlite_master WHERE name = :name");
        root.set(":name", std::string{table});
        const auto first = root.first([](Row row) { return row.next<std::int64_t>(); }).value();
        Connection raw{file, SQLITE_OPEN_READONLY};
        const BookPages pages{raw, passphrase()};
        return pages.tree_page(static_cast<std::uint32_t>(first))->children;
    }

    void flip_in(const std::vector<std::uint32_t>& pages) const {
        auto bytes = bytes_in(file);
        for (const auto page : pages)
            bytes.at((page - 1) * page_size + 500) = static_cast<char>(bytes.at((page - 1) * page_size + 500) ^ 16);
        std::ofstream{file, std::ios::binary} << bytes;
    }

    /// Nothing but what indexes tell twice is missing.
    void require_all_in(const Book& book) const {
        REQUIRE(book.patients.all().size() == patients + 1);
        for (int number = 0; number < patients; ++number) {
            const auto session = book.sessions.find({5000 + number});
            REQUIRE(session);
            REQUIRE(session->patient == Id<Patient>{1000 + number});
            REQUIRE(session->notes.size() == 600);
            REQUIRE(session->needles.size() == 1);
            REQUIRE(session->readings.size() == 1);
        }
    }
};

}  // namespace

TEST_CASE_METHOD(LargeBook, "a whole book is salvaged whole") {
    const auto told = value_of(salvage(file, passphrase(), salvaged, test_clock()));
    CHECK(told.lost_pages == 0);
    CHECK(told.left_out == 0);
    CHECK(told.stand_ins == 0);
    CHECK_FALSE(told.writes_lost);
    auto before = value_of(open_book(file));
    auto after = value_of(open_book(salvaged));
    CHECK(after.patients.all() == before.patients.all());
    CHECK(after.sessions.all_of({11}) == before.sessions.all_of({11}));
    CHECK(after.history.last(100) == before.history.last(100));
    CHECK(after.check().empty());
}

TEST_CASE_METHOD(LargeBook, "pages that only lead to others take nothing with them") {
    auto lost = pages_of(TreeKind::table_interior);
    REQUIRE(lost.size() >= 3);
    flip_in(lost);
    const auto told = value_of(salvage(file, passphrase(), salvaged, test_clock()));
    CHECK(told.lost_pages == static_cast<std::int64_t>(lost.size()));
    CHECK(told.left_out == 0);
    CHECK(told.stand_ins == 0);
    auto after = value_of(open_book(salvaged));
    require_all_in(after);
    CHECK(after.check().empty());
}

TEST_CASE_METHOD(LargeBook, "a page lost costs what stood on it and nothing else") {
    // Each alone: tables, indexes, the tables without row ids, the schema.
    const auto whole = bytes_in(file);
    const auto count = static_cast<std::uint32_t>(whole.size() / page_size);
    for (std::uint32_t page = 1; page <= count; page += long_tests() ? 1 : 11) {
        CAPTURE(page);
        std::ofstream{file, std::ios::binary} << whole;
        flip_in({page});
        fs::remove(salvaged);
        const auto told = value_of(salvage(file, passphrase(), salvaged, test_clock()));
        REQUIRE(told.lost_pages == 1);
        auto after = value_of(open_book(salvaged));
        REQUIRE(after.patients.all().size() == patients + 1);
        std::size_t needles = 0;
        std::size_t notes = 0;
        for (int number = 0; number < patients; ++number) {
            const auto session = after.sessions.find({5000 + number});
            REQUIRE(session);
            REQUIRE(session->patient == Id<Patient>{1000 + number});
            needles += session->needles.size();
            notes += session->notes.empty() ? 0 : 1;
        }
        // So many rows at most stand on one page.
        REQUIRE(needles >= patients - 200);
        REQUIRE(notes >= patients - 7);
    }
}

TEST_CASE_METHOD(LargeBook, "what belongs to a lost visit stays, with the visit as its index tells it") {
    const auto leaves = leaves_of("session");
    REQUIRE(leaves.size() > 20);
    flip_in(leaves);
    const auto told = value_of(salvage(file, passphrase(), salvaged, test_clock()));
    CHECK(told.stand_ins == patients + 1);
    CHECK(told.left_out == 0);
    auto after = value_of(open_book(salvaged));
    for (int number = 0; number < patients; ++number) {
        const auto session = after.sessions.find({5000 + number});
        REQUIRE(session);
        CHECK(session->patient == Id<Patient>{1000 + number});
        CHECK(session->starts == day(2026, 3, 2) + std::chrono::hours{10});
        CHECK(session->status == SessionStatus::imported);
        REQUIRE(session->needles.size() == 1);
        REQUIRE(session->readings.size() == 1);
        CHECK(session->readings.front().score.value() == Score::from(number % 11).value());
    }
    // Maud's own has one of each part.
    const auto one = after.sessions.find({41}).value();
    CHECK(one.extents.size() == 1);
    CHECK(one.side_effects.size() == 1);
    CHECK(one.techniques.size() == 1);
    CHECK(one.cautions.size() == 1);
    CHECK(after.check().empty());
}

TEST_CASE_METHOD(LargeBook, "patients who are lost keep their codes, their visits and their complaints") {
    flip_in(leaves_of("patient"));
    const auto told = value_of(salvage(file, passphrase(), salvaged, test_clock()));
    CHECK(told.stand_ins == patients + 1);
    auto after = value_of(open_book(salvaged));
    REQUIRE(after.patients.all().size() == patients + 1);
    CHECK(after.patients.find({11})->code == "ME1");
    CHECK(after.patients.find({1007})->code == "P7");
    CHECK(after.sessions.all_of({1007}).size() == 1);
    CHECK(after.complaints.of({11}).size() == 1);
}

TEST_CASE_METHOD(LargeBook, "a file that was cut is salvaged up to there") {
    const auto bytes = bytes_in(file);
    SECTION("the last page gone") {
        fs::resize_file(file, bytes.size() - page_size);
        REQUIRE(open_book(file).error().code == Errc::damaged_book);
        const auto told = value_of(salvage(file, passphrase(), salvaged, test_clock()));
        CHECK(told.lost_pages == 1);
        CHECK(told.patients == patients + 1);
        CHECK(told.sessions == patients + 1);
    }
    SECTION("a last page in half") {
        fs::resize_file(file, bytes.size() - page_size / 2);
        const auto told = value_of(salvage(file, passphrase(), salvaged, test_clock()));
        CHECK(told.lost_pages == 1);
        CHECK(told.patients == patients + 1);
    }
    SECTION("half of it") {
        fs::resize_file(file, bytes.size() / 2);
        const auto told = value_of(salvage(file, passphrase(), salvaged, test_clock()));
        CHECK(told.patients > patients / 3);
        CHECK(told.lost_pages >= told.pages / 2);
    }
    CHECK(value_of(open_book(salvaged)).check().empty());
}

TEST_CASE_METHOD(LargeBook, "without its first page a book is salvaged whole") {
    flip_in({1});
    REQUIRE(open_book(file).error().code == Errc::wrong_passphrase);
    const auto told = value_of(salvage(file, passphrase(), salvaged, test_clock()));
    CHECK(told.lost_pages == 1);
    CHECK(told.left_out == 0);
    auto after = value_of(open_book(salvaged));
    require_all_in(after);
    CHECK(after.history.last(100).size() == 3);
    CHECK(after.check().empty());
}

TEST_CASE_METHOD(LargeBook, "what was written last comes along from the write-ahead file") {
    const auto copy = folder / "copy.needlebook";
    {
        auto book = value_of(open_book(file));
        write_visit(book, 1);
        fs::copy_file(file, copy);
        fs::copy_file(beside(file, "-wal"), beside(copy, "-wal"));
        CHECK(salvage(file, passphrase(), salvaged, test_clock()).error().code == Errc::in_use);
    }
    const auto told = value_of(salvage(copy, passphrase(), salvaged, test_clock()));
    CHECK(told.lost_pages == 0);
    auto after = value_of(open_book(salvaged));
    CHECK(after.sessions.find({1001})->readings.size() == readings_a_visit);
    CHECK(after.check().empty());
}

TEST_CASE_METHOD(LargeBook, "an older state of a page is not passed off as its last one") {
    const auto copy = folder / "copy.needlebook";
    {
        auto book = value_of(open_book(file));
        auto patient = maud();
        patient.phone = "020 7946 0001";
        book.patients.put(patient);
        fs::copy_file(file, copy);
        fs::copy_file(beside(file, "-wal"), beside(copy, "-wal"));
    }
    SECTION("damaged in the write-ahead file") {
        auto wal = bytes_in(beside(copy, "-wal"));
        const auto frames = read_wal_frames(wal).frames;
        REQUIRE_FALSE(frames.empty());
        for (const auto& frame : frames)
            wal.at(frame.at + 100) = static_cast<char>(wal.at(frame.at + 100) ^ 1);
        std::ofstream{beside(copy, "-wal"), std::ios::binary} << wal;
        const auto told = value_of(salvage(copy, passphrase(), salvaged, test_clock()));
        CHECK(told.lost_pages > 0);
        CHECK_FALSE(told.writes_lost);
    }
    SECTION("gone with the write-ahead file") {
        fs::remove(beside(copy, "-wal"));
        CHECK(value_of(salvage(copy, passphrase(), salvaged, test_clock())).writes_lost);
    }
    CHECK(value_of(open_book(salvaged)).patients.find({11})->phone.empty());
}

TEST_CASE_METHOD(LargeBook, "of a damaged book most is salvaged, and the damaged file stays as it is") {
    auto bytes = bytes_in(file);
    std::mt19937 random{7};
    std::uniform_int_distribution<std::size_t> anywhere{page_size, bytes.size() - 1};
    for (int i = 0; i < 8; ++i) {
        auto& byte = bytes.at(anywhere(random));
        byte = static_cast<char>(byte ^ 0x10);
    }
    std::ofstream{file, std::ios::binary} << bytes;
    const auto told = value_of(salvage(file, passphrase(), salvaged, test_clock()));
    CHECK(bytes_in(file) == bytes);
    CHECK(told.lost_pages > 0);
    auto after = value_of(open_book(salvaged));
    CHECK(after.patients.all().size() == patients + 1);
    CHECK(told.sessions == patients + 1);
    for (const auto& finding : after.check())
        CHECK(finding.kind.starts_with("history"));
}

TEST_CASE_METHOD(LargeBook, "what can't be opened can't be salvaged, and nothing is made") {
    CHECK(salvage(file, Secret{"wrong"}, salvaged, test_clock()).error().code == Errc::wrong_passphrase);
    CHECK(salvage(folder / "none", passphrase(), salvaged, test_clock()).error().code == Errc::unreadable_file);
    CHECK(salvage(file, passphrase(), file, test_clock()).error().code == Errc::already_exists);
    CHECK_FALSE(fs::exists(salvaged));
}
