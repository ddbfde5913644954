/// Rule 1 of the outcome procedure, day 0, and which agreement is in force.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/trend_view.h"

using namespace needlebook;
using namespace needlebook::app;

namespace {

Reading reading(Day on, int points, ReadingSource source) {
    Reading one;
    one.day = on;
    one.source = source;
    one.score = Score::from(points).value();
    return one;
}

Agreement agreement(std::int64_t id, Day on, std::optional<std::int64_t> supersedes = {}) {
    Agreement one;
    one.id = {id};
    one.agreed_on = on;
    one.measure = Id<Measure>{1};
    if (supersedes)
        one.supersedes = Id<Agreement>{*supersedes};
    return one;
}

const Day monday = day(2026, 3, 2);
const Day tuesday = day(2026, 3, 3);
const Day wednesday = day(2026, 3, 4);

}  // namespace

TEST_CASE("on a day of treatment only scores before needling are judged") {
    const std::vector all{reading(monday, 7, ReadingSource::before), reading(monday, 3, ReadingSource::home),
                          reading(monday, 2, ReadingSource::after)};
    CHECK(judged_readings(all, std::vector{monday}) == std::vector<outcome::Reading>{{monday, 7}});
}

TEST_CASE("a home score of a treatment day isn't judged even when nothing was asked before needling") {
    const std::vector all{reading(monday, 3, ReadingSource::home)};
    CHECK(judged_readings(all, std::vector{monday}).empty());
}

TEST_CASE("a score before needling makes its day a day of a visit") {
    const std::vector all{reading(monday, 7, ReadingSource::before), reading(monday, 3, ReadingSource::home)};
    CHECK(judged_readings(all, {}) == std::vector<outcome::Reading>{{monday, 7}});
}

TEST_CASE("on any other day every home score is judged") {
    const std::vector all{reading(tuesday, 3, ReadingSource::home), reading(tuesday, 5, ReadingSource::home)};
    CHECK(judged_readings(all, std::vector{monday}) == std::vector<outcome::Reading>{{tuesday, 3}, {tuesday, 5}});
}

TEST_CASE("recalled scores, scores right after and answers without a value are never judged") {
    auto declined = reading(tuesday, 4, ReadingSource::home);
    declined.score = Answer<Score>::declined();
    const std::vector all{reading(monday, 2, ReadingSource::after), reading(wednesday, 9, ReadingSource::recalled),
                          declined};
    CHECK(judged_readings(all, std::vector{monday}).empty());
}

TEST_CASE("readings may come in any order") {
    const std::vector all{reading(wednesday, 3, ReadingSource::home), reading(monday, 7, ReadingSource::before)};
    CHECK(judged_readings(all, std::vector{monday}) == std::vector<outcome::Reading>{{monday, 7}, {wednesday, 3}});
}

TEST_CASE("day 0 of the first agreement is the first treatment, of a later one its own day") {
    CHECK(day_zero(agreement(1, tuesday), monday) == monday);
    CHECK(day_zero(agreement(2, tuesday, 1), monday) == tuesday);
    CHECK(day_zero(agreement(2, monday, 1), tuesday) == tuesday);
    CHECK(day_zero(agreement(2, tuesday, 1), std::nullopt) == std::nullopt);
}

TEST_CASE("the agreement in force is the last one agreed by then") {
    const std::vector all{agreement(1, monday), agreement(2, wednesday, 1)};
    CHECK(in_force(all, monday - date::days{1}) == nullptr);
    CHECK(in_force(all, tuesday)->id == Id<Agreement>{1});
    CHECK(in_force(all, wednesday)->id == Id<Agreement>{2});
}

TEST_CASE("a yearly rate is judged by the week, and comfort isn't judged") {
    auto slow = agreement(1, monday);
    slow.aim = Aim::slow;
    slow.rate_per_year = 2.6;
    const auto course = course_of(slow, monday, {1});
    REQUIRE(course);
    CHECK(course->rate_per_week == 2.6 / 52);
    CHECK(course->primary);
    CHECK_FALSE(course_of(slow, monday, {2})->primary);
    auto comfort = agreement(1, monday);
    comfort.aim = Aim::comfort;
    CHECK_FALSE(course_of(comfort, monday, {1}));
}

TEST_CASE("a course that ended is open again once something is agreed anew") {
    CourseEnd end;
    end.ended_on = tuesday;
    const std::vector ends{end};
    const std::vector before{agreement(1, monday)};
    const std::vector after{agreement(1, monday), agreement(2, wednesday, 1)};
    CHECK(ended_by(ends, before, monday) == nullptr);
    CHECK(ended_by(ends, before, wednesday) != nullptr);
    CHECK(ended_by(ends, after, wednesday) == nullptr);
}

TEST_CASE("a course that ended is open again once somebody is treated after its last day") {
    CourseEnd end;
    end.ended_on = tuesday;
    const std::vector ends{end};
    const std::vector agreed{agreement(1, monday)};
    CHECK(ended_by(ends, agreed, wednesday, tuesday) != nullptr);
    CHECK(ended_by(ends, agreed, wednesday, wednesday) == nullptr);
    CHECK(end_of(agreed.front(), ends, agreed, tuesday) != nullptr);
    CHECK(end_of(agreed.front(), ends, agreed, wednesday) == nullptr);
    // What was agreed later is judged by itself.
    const std::vector anew{agreement(1, monday), agreement(2, wednesday, 1)};
    CHECK(end_of(anew.front(), ends, anew, wednesday) != nullptr);
}
