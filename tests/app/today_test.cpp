#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>

#include "app/today.h"
#include "open_book.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

std::vector<TodayKind> kinds_today(const Logbook& book) {
    PracticeLedger ledger{book};
    require(ledger.read_all());
    std::vector<TodayKind> kinds;
    for (const auto& item : value_of(today(ledger)))
        kinds.push_back(item.kind);
    return kinds;
}

bool has(const std::vector<TodayKind>& kinds, TodayKind kind) { return std::ranges::find(kinds, kind) != kinds.end(); }

}  // namespace

TEST_CASE("a session that isn't signed waits on Today, and is gone once it is") {
    OpenBook open;
    const auto session = open.visit(day(2026, 3, 20));
    require(open.logbook.commit({"add_session", {added(session)}}, session.id));
    CHECK(has(kinds_today(open.logbook), TodayKind::unsigned_session));
    value_of(open.logbook.sign(session.id));
    CHECK_FALSE(has(kinds_today(open.logbook), TodayKind::unsigned_session));
}

TEST_CASE("needles that went in and weren't counted out stand first") {
    OpenBook open;
    auto session = open.visit(day(2026, 3, 20));
    session.needles_in_at = session.started_at;
    require(open.logbook.commit({"add_session", {added(session)}}, session.id));
    CHECK(kinds_today(open.logbook).front() == TodayKind::needles_in);
}

TEST_CASE("a serious event stays on Today until it is closed") {
    OpenBook open;
    auto session = open.visit(day(2026, 3, 19));
    session.side_effects.front().serious = true;
    require(open.logbook.commit({"add_session", {added(session)}}, session.id));
    auto is_signed = value_of(open.logbook.sign(session.id));
    CHECK(has(kinds_today(open.logbook), TodayKind::serious_open));
    is_signed.side_effects.front().closed_on = day(2026, 3, 20);
    value_of(open.logbook.amend(is_signed, "event closed"));
    CHECK_FALSE(has(kinds_today(open.logbook), TodayKind::serious_open));
}

TEST_CASE("a review is due for two weeks, then overdue, until something new is agreed or the course ends") {
    OpenBook open;
    open.signed_visit(day(2026, 3, 16));
    Agreement agreement;
    agreement.id = open.logbook.ids().next<Agreement>();
    agreement.complaint = open.feet.id;
    agreement.agreed_on = day(2026, 3, 2);
    agreement.measure = open.pain.id;
    agreement.review_on = day(2026, 4, 3);
    require(open.logbook.commit({"add_agreement", {added(agreement)}}, open.maud.id));
    CHECK(has(kinds_today(open.logbook), TodayKind::review_due));

    auto next = agreement;
    next.id = open.logbook.ids().next<Agreement>();
    next.supersedes = agreement.id;
    next.agreed_on = day(2026, 3, 18);
    next.review_on = day(2026, 3, 19);
    next.reason = "sooner";
    require(open.logbook.commit({"add_agreement", {added(next)}}, open.maud.id));
    CHECK(has(kinds_today(open.logbook), TodayKind::review_overdue));
    CHECK_FALSE(has(kinds_today(open.logbook), TodayKind::review_due));

    CourseEnd end{open.logbook.ids().next<CourseEnd>(), open.feet.id, day(2026, 3, 20), EndReason::cost, {}, {}};
    require(open.logbook.commit({"end_course", {added(end)}}, open.maud.id));
    CHECK_FALSE(has(kinds_today(open.logbook), TodayKind::review_overdue));
}

TEST_CASE("who came again without being asked, or didn't come back, is on the list for a question") {
    OpenBook open;
    open.signed_visit(day(2026, 2, 2));
    CHECK(kinds_today(open.logbook) == std::vector{TodayKind::not_heard_of});
    auto again = open.visit(day(2026, 3, 18));
    again.side_effects_asked = Answer<int>::not_asked();
    require(open.logbook.commit({"add_session", {added(again)}}, again.id));
    value_of(open.logbook.sign(again.id));
    CHECK(kinds_today(open.logbook) == std::vector{TodayKind::not_asked});
}

TEST_CASE("who ended one course and is treated for something else is asked all the same") {
    OpenBook open;
    open.signed_visit(day(2026, 2, 2));
    CourseEnd end{open.logbook.ids().next<CourseEnd>(), open.feet.id, day(2026, 2, 3), EndReason::agreed, {}, {}};
    require(open.logbook.commit({"end_course", {added(end)}}, open.maud.id));
    CHECK(kinds_today(open.logbook).empty());
    auto hands = open.feet;
    hands.id = open.logbook.ids().next<Complaint>();
    require(open.logbook.commit({"add_complaint", {added(hands)}}, open.maud.id));
    auto again = open.visit(day(2026, 3, 18));
    again.complaint = hands.id;
    again.readings.clear();
    again.side_effects_asked = Answer<int>::not_asked();
    require(open.logbook.commit({"add_session", {added(again)}}, again.id));
    value_of(open.logbook.sign(again.id));
    CHECK(kinds_today(open.logbook) == std::vector{TodayKind::not_asked});

    end = {open.logbook.ids().next<CourseEnd>(), hands.id, day(2026, 3, 19), EndReason::agreed, {}, {}};
    require(open.logbook.commit({"end_course", {added(end)}}, open.maud.id));
    CHECK(kinds_today(open.logbook).empty());
}

namespace {

/// Without a score of its own.
void treat(OpenBook& open, Day on) {
    auto session = open.visit(on);
    session.readings.clear();
    require(open.logbook.commit({"add_session", {added(session)}}, session.id));
    value_of(open.logbook.sign(session.id));
}

/// Six weeks before to six weeks after the first treatment, scored each week; the last visit was this week.
void score_for_weeks(OpenBook& open, const Measure& measure, int before, int after) {
    Edit edit{"type_diary", {}};
    const auto start = day(2026, 2, 1);
    for (int week = -6; week <= 6; ++week) {
        auto reading = open.score(week < 0 ? before : after, start + date::days{7 * week + 1}, ReadingSource::home);
        reading.measure = measure.id;
        edit.revisions.push_back(added(reading));
    }
    require(open.logbook.commit(edit, open.maud.id));
}

void agree(OpenBook& open, Day on = day(2026, 2, 1)) {
    Agreement agreement;
    agreement.id = open.logbook.ids().next<Agreement>();
    agreement.complaint = open.feet.id;
    agreement.agreed_on = on;
    agreement.measure = open.pain.id;
    require(open.logbook.commit({"add_agreement", {added(agreement)}}, open.maud.id));
}

}  // namespace

TEST_CASE("scores that are up come up on Today as a check in, those that stay don't") {
    const int after = GENERATE(3, 8);
    OpenBook open;
    treat(open, day(2026, 2, 1));
    treat(open, day(2026, 3, 18));
    agree(open);
    score_for_weeks(open, open.pain, 3, after);
    CHECK(has(kinds_today(open.logbook), TodayKind::check_in) == (after == 8));
    CHECK_FALSE(has(kinds_today(open.logbook), TodayKind::mixed));
}

TEST_CASE("a check in says whether the verdict is worse, so that nobody is told it may be chance") {
    const auto [weeks, worse] = GENERATE(table<int, bool>({{2, false}, {16, true}}));
    CAPTURE(weeks);
    OpenBook open;
    const auto start = open.logbook.clock().today() - date::days{7 * weeks};
    treat(open, start);
    treat(open, open.logbook.clock().today() - date::days{2});
    agree(open, start);
    Edit edit{"type_diary", {}};
    for (int week = -6; week < weeks; ++week)
        edit.revisions.push_back(
            added(open.score(week < 0 ? 3 : 8, start + date::days{7 * week + 1}, ReadingSource::home)));
    require(open.logbook.commit(edit, open.maud.id));
    PracticeLedger ledger{open.logbook};
    require(ledger.read_all());
    const auto items = value_of(today(ledger));
    const auto found = std::ranges::find(items, TodayKind::check_in, &TodayItem::kind);
    REQUIRE(found != items.end());
    CHECK(found->worse == worse);
}

TEST_CASE("less pain with more numbness comes up on Today, less of both doesn't") {
    const int numb_after = GENERATE(2, 9);
    OpenBook open;
    treat(open, day(2026, 2, 1));
    treat(open, day(2026, 3, 18));
    auto numbness = open.pain;
    numbness.id = open.logbook.ids().next<Measure>();
    numbness.kind = MeasureKind::numbness;
    numbness.label = "Numbness";
    numbness.position = 1;
    require(open.logbook.commit({"add_measure", {added(numbness)}}, open.maud.id));
    agree(open);
    score_for_weeks(open, open.pain, 8, 2);
    score_for_weeks(open, numbness, 4, numb_after);
    CHECK(has(kinds_today(open.logbook), TodayKind::mixed) == (numb_after == 9));
}
