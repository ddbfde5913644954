/// The scripts of schema/, and their snapshot for people.
#include <catch2/catch_test_macros.hpp>

#include <sqlite3.h>

#include "store/book_folder.h"
#include "store/migrations.h"

using namespace needlebook;
using namespace needlebook::store;
using namespace needlebook::store::test;

namespace {

std::string snapshot() {
    Connection db{":memory:", SQLITE_OPEN_READWRITE};
    migrate(db, migrations());
    std::string text = "-- What all scripts together make; written by tests/store/schema_test.cpp, never by hand.\n";
    auto query = db.query(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL "
        "ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 WHEN 'view' THEN 3 ELSE 4 END, rowid");
    while (query.step())
        text += "\n" + query.row().next<std::string>() + ";\n";
    return text;
}

}  // namespace

TEST_CASE("schema.sql is what the scripts make") {
    const std::filesystem::path file = SOURCE_DIR "/schema/schema.sql";
    // NEEDLEBOOK_WRITE_SNAPSHOT=1 writes it anew after a script was added.
    if (std::getenv("NEEDLEBOOK_WRITE_SNAPSHOT") != nullptr)
        std::ofstream{file, std::ios::binary} << snapshot();
    CHECK(bytes_in(file) == snapshot());
}

TEST_CASE("scripts run once each, and leave their number") {
    Connection db{":memory:", SQLITE_OPEN_READWRITE};
    const std::array<Embedded, 2> scripts{{{"0001.sql", "CREATE TABLE a (x INTEGER) STRICT;"},
                                           {"0002.sql", "CREATE TABLE b (x TEXT DEFAULT ';') STRICT;"}}};
    migrate(db, std::span{scripts}.first(1));
    CHECK(version_of(db) == 1);
    migrate(db, scripts);
    CHECK(version_of(db) == 2);
    migrate(db, scripts);
    CHECK(version_of(db) == 2);
}

TEST_CASE("a failing script leaves the book whole at the last good version") {
    Connection db{":memory:", SQLITE_OPEN_READWRITE};
    SECTION("for a mistake in it") {
        const std::array<Embedded, 2> scripts{
            {{"0001.sql", "CREATE TABLE a (x INTEGER) STRICT;"}, {"0002.sql", "CREATE TABLE b (x TEXT); oops;"}}};
        CHECK_THROWS_AS(migrate(db, scripts), Failure);
    }
    SECTION("for a reference that leads nowhere") {
        const std::array<Embedded, 2> scripts{
            {{"0001.sql", "CREATE TABLE a (x INTEGER) STRICT;"},
             {"0002.sql",
              "CREATE TABLE b (id INTEGER PRIMARY KEY, a REFERENCES b (id)); INSERT INTO b VALUES (1, 2);"}}};
        CHECK_THROWS_AS(migrate(db, scripts), Failure);
    }
    CHECK(version_of(db) == 1);
    CHECK(db.number("SELECT count(*) FROM sqlite_master") == 1);
}

TEST_CASE_METHOD(ClosedBook, "a backup is encrypted, whole, and opens with the same passphrase") {
    const auto target = folder / "backup.needlebook";
    {
        auto book = value_of(open_book(file));
        CHECK(value_of(book.backup_to(target)).empty());
        CHECK(book.backup_to(target).error().code == Errc::already_exists);
    }
    auto backup = value_of(open_book(target));
    CHECK_FALSE(backup.opened().unclean_end);
    CHECK(backup.patients.all() == std::vector{maud()});
    CHECK(bytes_in(target).find("Ellerymarker") == std::string::npos);
}
