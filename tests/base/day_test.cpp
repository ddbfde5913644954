#include "base/day.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/id.h"
#include "base/text.h"

using namespace needlebook;

TEST_CASE("a day is read from one shape only") {
    CHECK(parse_day("2024-02-29").value() == day(2024, 2, 29));
    const auto* bad = GENERATE("2024-02-29x", "2024-2-9", "24-02-29", "+024-02-29", " 2024-02-29", "", "2024/02/29",
                               "2023-02-29", "2024-13-01", "2024-00-10", "1066-10-14", "2024-02-29T10:00");
    CAPTURE(bad);
    CHECK_FALSE(parse_day(bad));
}

TEST_CASE("times and instants come back as they were written") {
    const auto minute = parse_local_minute("2026-03-01T09:05");
    REQUIRE(minute);
    CHECK(to_text(*minute) == "2026-03-01T09:05");
    CHECK(to_text(day_of(*minute)) == "2026-03-01");
    CHECK_FALSE(parse_local_minute("2026-03-01T24:00"));
    CHECK_FALSE(parse_local_minute("2026-03-01T09:60"));
    CHECK_FALSE(parse_local_minute("2026-03-01T09:05Z"));
    const auto instant = parse_instant("2026-03-01T09:05:30.250Z");
    REQUIRE(instant);
    CHECK(to_text(*instant) == "2026-03-01T09:05:30.250Z");
}

TEST_CASE("ids grow, also within one millisecond, and fit a signed 64-bit column") {
    IdSource ids{fixed_clock(parse_local_minute("2026-03-01T09:05").value()), 1};
    auto last = ids.next<int>();
    for (int i = 0; i < 1000; ++i) {
        const auto next = ids.next<int>();
        REQUIRE(next > last);
        last = next;
    }
    CHECK(last.value > 0);
    CHECK(parse_id(to_text(last)).value() == last.value);
    CHECK_FALSE(parse_id("-1"));
    CHECK_FALSE(parse_id("12x"));
    CHECK_FALSE(parse_id("0"));
}

TEST_CASE("text is folded for finding and composed for keeping") {
    CHECK(folded("Élodie ÅSE") == "elodie ase");
    CHECK(composed("e\xCC\x81") == "\xC3\xA9");
    CHECK(trimmed("  a b\t") == "a b");
    CHECK_FALSE(is_utf8("\xC3"));
    CHECK(split("a;;b", ';').size() == 3);
}
