#include <catch2/catch_test_macros.hpp>

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
