/// Whose records need not be kept any longer, and what erasing leaves in backups.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/backups.h"
#include "app/open_book.h"
#include "app/retention.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

TEST_CASE("records are kept for years after the last entry, a child's until the 25th birthday") {
    using Born = std::optional<Day>;
    const auto [last, born, until] = GENERATE(table<Day, Born, Day>({
        {day(2018, 3, 2), Born{}, day(2026, 3, 2)},
        {day(2018, 3, 2), day(1951, 6, 2), day(2026, 3, 2)},
        {day(2018, 3, 2), day(2010, 6, 2), day(2035, 6, 2)},
        {day(2018, 3, 2), day(2000, 6, 2), day(2026, 3, 2)},
        {day(2016, 2, 29), Born{}, day(2024, 2, 29)},
        {day(2020, 2, 29), Born{}, day(2028, 2, 29)},
    }));
    CHECK(keep_until(last, born, 8) == until);
    CHECK(keep_until(day(2020, 2, 29), {}, 1) == day(2021, 3, 1));
}

TEST_CASE_METHOD(OpenBook, "the list for review holds who was last seen too long ago, and nobody on hold") {
    CHECK(value_of(past_retention(logbook)).empty());
    auto old = maud;
    old.id = logbook.ids().next<Patient>();
    old.code = "OLD";
    old.added_on = day(2010, 1, 4);
    auto held = old;
    held.id = logbook.ids().next<Patient>();
    held.code = "HELD";
    held.retention_hold = true;
    require(logbook.commit({"add_patient", {added(old), added(held)}}, old.id));
    CHECK(value_of(past_retention(logbook)) ==
          std::vector<PastRetention>{{old.id, "Maud Ellery", "OLD", day(2010, 1, 4), day(2018, 1, 4)}});
    needlebook::Change shoes;
    shoes.id = logbook.ids().next<needlebook::Change>();
    shoes.patient = old.id;
    shoes.kind = ChangeKind::shoes;
    shoes.words = "wider shoes";
    shoes.started_on = day(2016, 5, 2);
    require(logbook.commit({"add_change", {added(shoes)}}, old.id));
    CHECK(value_of(past_retention(logbook)).front().last_entry == day(2016, 5, 2));
    auto practice = logbook.book().practice.get();
    auto longer = practice;
    longer.retention_years = 20;
    require(logbook.commit({"edit_practice", {changed(practice, longer)}}, PracticeWide{}));
    CHECK(value_of(past_retention(logbook)).empty());
}

TEST_CASE_METHOD(OpenBook, "remade backups no longer hold who was erased") {
    const auto job = [&](Day on) {
        auto made = backup_job(logbook, folder / "backups").value();
        made.clock = fixed_clock(on + std::chrono::hours{9});
        return made;
    };
    value_of(back_up(job(day(2026, 3, 1))));
    value_of(back_up(job(day(2026, 3, 10))));
    require(logbook.erase(maud.id, "asked to"));
    value_of(remake_backups(job(day(2026, 3, 20))));
    const auto left = backups_in(folder / "backups", logbook.identity());
    REQUIRE(left.size() == 1);
    const auto backup = value_of(Logbook::open(left.front().path, passphrase(), store::Access::read, test_clock()));
    CHECK(backup.book().patients.all().empty());
}
