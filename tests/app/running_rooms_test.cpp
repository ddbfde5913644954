/// What a lock screen may know.
#include <catch2/catch_test_macros.hpp>

#include "app/open_book.h"
#include "app/running_rooms.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

TEST_CASE_METHOD(OpenBook, "rooms with needles in are told with their time, and no name") {
    auto first = visit(day(2026, 3, 20));
    first.room = "Room 2";
    first.needles_in_at = test_clock().now() - std::chrono::minutes{12};
    auto second = visit(day(2026, 3, 20));
    second.starts += std::chrono::minutes{20};
    second.needles_in_at = test_clock().now() - std::chrono::minutes{45};
    auto out = visit(day(2026, 3, 19));
    out.needles_in_at = first.needles_in_at;
    out.needles_out_at = test_clock().now();
    require(logbook.commit({"add_session", {added(first), added(second), added(out)}}, maud.id));
    signed_visit(day(2026, 3, 2));

    const auto rooms = value_of(running_rooms(logbook));
    REQUIRE(rooms.size() == 2);
    CHECK(rooms[0].room.empty());
    CHECK(rooms[1].room == "Room 2");
    CHECK(rooms[1].needles_in_at == *first.needles_in_at);
    CHECK(timer_text(rooms[1], test_clock().now()).starts_with("12 min, "));
    // A clock that was put back makes no negative time.
    CHECK(timer_text(rooms[1], *first.needles_in_at - std::chrono::hours{3}).starts_with("0 min, "));
    CHECK(time_is_up(rooms[0], test_clock().now()));
    CHECK(timer_text(rooms[0], test_clock().now()) == "45 min: time is up");

    const auto text = app::to_text(rooms);
    CHECK(text.find("Maud") == std::string::npos);
    CHECK(text.find("Ellery") == std::string::npos);
    CHECK(running_rooms_from(text) == rooms);
    CHECK(running_rooms_from("no line of ours\n\n2026\n").empty());
}
