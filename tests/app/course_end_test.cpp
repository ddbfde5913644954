#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>

#include "app/course_end.h"
#include "app/patient_rows.h"
#include "app/today.h"
#include "app/trend_picture.h"
#include "practice_book.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

/// Maud, agreed on 1 March and treated on the 2nd; today is 20 March 2026.
struct Running : OpenBook {
    Running() {
        agree(day(2026, 3, 1));
        signed_visit(day(2026, 3, 2));
    }
    void agree(Day on) {
        Agreement agreement;
        agreement.id = logbook.ids().next<Agreement>();
        agreement.complaint = feet.id;
        agreement.agreed_on = on;
        agreement.measure = pain.id;
        require(logbook.commit({"add_agreement", {added(agreement)}}, maud.id));
    }
    TrendView view() const { return value_of(trend_view(logbook, feet.id, logbook.clock().today())); }
    Day today() const { return logbook.clock().today(); }
    std::optional<EndFault> fault(Day on) const { return end_fault(view(), form(on), today()); }
    void end(Day on, std::optional<Day> follow_up = {}) {
        auto written = form(on);
        written.follow_up_on = follow_up;
        require(end_course(logbook, view(), written));
    }
    static CourseEndForm form(Day on) {
        CourseEndForm form;
        form.last_day = on;
        form.reason = EndReason::moved;
        return form;
    }
};

std::vector<TodayKind> kinds_today(const Logbook& book) {
    std::vector<TodayKind> kinds;
    for (const auto& item : value_of(today(ledger_of(book))))
        kinds.push_back(item.kind);
    return kinds;
}

}  // namespace

TEST_CASE("a course ends between its beginning and today, once, and with a reason") {
    Running book;
    CHECK(book.fault(day(1900, 1, 1)) == EndFault::before_it_began);
    CHECK(book.fault(day(2026, 2, 28)) == EndFault::before_it_began);
    CHECK(book.fault(day(2026, 3, 21)) == EndFault::not_yet);
    CHECK_FALSE(book.fault(day(2026, 3, 1)));
    auto without = Running::form(day(2026, 3, 10));
    without.reason.reset();
    CHECK(end_fault(book.view(), without, book.today()) == EndFault::no_reason);
    auto early = Running::form(day(2026, 3, 10));
    early.follow_up_on = day(2026, 3, 9);
    CHECK(end_fault(book.view(), early, book.today()) == EndFault::follow_up_first);

    book.end(day(2026, 3, 10));
    CHECK(book.fault(day(2026, 3, 12)) == EndFault::ended_already);
    CHECK(end_course(book.logbook, book.view(), Running::form(day(2026, 3, 12))).error().code == Errc::not_allowed);
    CHECK(book.view().ends.size() == 1);
}

TEST_CASE("a course that was taken up again can end again, after that") {
    Running book;
    book.end(day(2026, 3, 10));
    SECTION("agreed anew") { book.agree(day(2026, 3, 12)); }
    SECTION("treated again") { book.signed_visit(day(2026, 3, 12)); }
    CHECK(book.fault(day(2026, 3, 11)) == EndFault::before_it_began);
    CHECK_FALSE(book.fault(day(2026, 3, 12)));
    book.end(day(2026, 3, 15));
    CHECK(book.view().ended->ended_on == day(2026, 3, 15));
    // Chart and caseload go by the same end.
    const auto ledger = ledger_of(book.logbook);
    REQUIRE(ledger.starters().size() == 1);
    CHECK(ledger.starters().front().ended == EndReason::moved);
    const bool agreed_anew = book.view().agreements.size() == 2;
    CHECK(ledger.starters().front().judged_on == (agreed_anew ? day(2026, 3, 10) : day(2026, 3, 15)));
}

TEST_CASE("who is treated again after the end, without a new agreement, is in treatment everywhere") {
    Running book;
    book.end(day(2026, 3, 5));
    const auto row = [&] { return value_of(patient_row(book.logbook, book.maud.id, book.today())); };
    const auto listed = [&] { return value_of(patient_rows(book.logbook, book.today())).front(); };
    REQUIRE(row().ended == EndReason::moved);
    REQUIRE(listed().ended == EndReason::moved);
    CHECK(kinds_today(book.logbook).empty());

    auto again = book.visit(day(2026, 3, 16));
    again.side_effects_asked = Answer<int>::not_asked();
    require(book.logbook.commit({"add_session", {added(again)}}, again.id));
    value_of(book.logbook.sign(again.id));
    CHECK_FALSE(row().ended);
    CHECK_FALSE(listed().ended);
    CHECK_FALSE(book.view().ended);
    CHECK(kinds_today(book.logbook) == std::vector{TodayKind::not_asked});
    const auto ledger = ledger_of(book.logbook);
    CHECK_FALSE(ledger.starters().front().ended);
    CHECK(ledger.starters().front().judged_on == book.today());
    REQUIRE(ledger.reviews().size() == 1);  // The agreement is in force again, and its review comes.
    CHECK_FALSE(ledger.reviews().front().follow_up);
    // Before that visit it had ended.
    CHECK(value_of(patient_row(book.logbook, book.maud.id, day(2026, 3, 15))).ended == EndReason::moved);
}

TEST_CASE("a visit for another complaint doesn't take up a course that ended") {
    Running book;
    book.end(day(2026, 3, 5));
    auto hands = book.feet;
    hands.id = book.logbook.ids().next<Complaint>();
    hands.words = "numb hands";
    require(book.logbook.commit({"add_complaint", {added(hands)}}, book.maud.id));
    auto again = book.visit(day(2026, 3, 16));
    again.complaint = hands.id;
    again.readings.clear();
    require(book.logbook.commit({"add_session", {added(again)}}, again.id));
    CHECK(book.view().ended);
    CHECK(value_of(patient_row(book.logbook, book.maud.id, book.today())).complaint == hands.id);
    CHECK(value_of(patient_rows(book.logbook, book.today())).front().complaint == hands.id);
}

TEST_CASE("ending a course and agreeing anew on one day: what was entered later holds") {
    Running book;
    const auto today = book.today();
    SECTION("ended, then agreed anew") {
        book.end(today);
        REQUIRE(book.view().ended);
        book.agree(today);
        CHECK_FALSE(book.view().ended);
        CHECK_FALSE(ledger_of(book.logbook).starters().front().ended);
        CHECK(running_since(book.view()) == today);
        // And that course can end on the same day again.
        book.end(today);
    }
    SECTION("agreed, then ended") {
        book.agree(today);
        book.end(today);
    }
    CHECK(book.view().ended);
    CHECK(ledger_of(book.logbook).starters().front().ended == EndReason::moved);
    CHECK(book.fault(today) == EndFault::ended_already);
    CHECK(ledger_of(book.logbook).reviews().empty());
}

TEST_CASE("a view made yesterday lets the course end today") {
    Running book;
    const auto yesterday = value_of(trend_view(book.logbook, book.feet.id, book.today() - date::days{1}));
    CHECK_FALSE(end_fault(yesterday, Running::form(book.today()), book.today()));
    CHECK(end_fault(yesterday, Running::form(book.today() + date::days{1}), book.today()) == EndFault::not_yet);
}

TEST_CASE("on a day of treatment the scores before needling are the last ones") {
    Running book;
    auto form = Running::form(day(2026, 3, 2));
    CHECK_FALSE(end_fault(book.view(), form, book.today()));
    form.scores = {{book.pain.id, Score::from(4).value()}};
    CHECK(end_fault(book.view(), form, book.today()) == EndFault::scored_at_visit);
    form.last_day = day(2026, 3, 3);
    CHECK_FALSE(end_fault(book.view(), form, book.today()));
}

TEST_CASE("every end of a course is on the chart, those it was taken up after too") {
    Running book;
    book.end(day(2026, 3, 10));
    book.agree(day(2026, 3, 12));
    CHECK(trend_spec(book.view()).ends == std::vector<chart::TrendEnd>{{day(2026, 3, 10), "ended 10 Mar"}});
    book.end(day(2026, 3, 15));
    CHECK(trend_spec(book.view()).ends.size() == 2);
}

TEST_CASE("the last scores are given with the end, and count as any home score of that day") {
    Running book;
    auto form = Running::form(day(2026, 3, 18));
    form.scores = {{book.pain.id, Score::from(4).value()}};
    require(end_course(book.logbook, book.view(), form));
    const auto readings = book.view().measures.front().readings;
    REQUIRE(readings.size() == 2);
    CHECK(readings.back().day == day(2026, 3, 18));
    CHECK(readings.back().score == Answer<Score>{Score::from(4).value()});
    CHECK(readings.back().source == ReadingSource::home);
    // One act: taking it back takes back both.
    value_of(book.logbook.undo(book.maud.id));
    CHECK(book.view().measures.front().readings.size() == 1);
    CHECK(book.view().ends.empty());
}

TEST_CASE("a follow-up comes up on Today on its day, until somebody has asked") {
    Running book;
    book.end(day(2026, 3, 5), day(2026, 3, 20));
    CHECK(std::ranges::count(kinds_today(book.logbook), TodayKind::follow_up) == 1);
    auto call = book.visit(day(2026, 3, 20));
    call.kind = SessionKind::phone;
    require(book.logbook.commit({"add_session", {added(call)}}, call.id));
    CHECK(std::ranges::count(kinds_today(book.logbook), TodayKind::follow_up) == 0);
}

TEST_CASE("who is treated again isn't asked how it went on; who was treated for something else is") {
    Running book;
    book.end(day(2026, 3, 5), day(2026, 3, 20));
    auto again = book.visit(day(2026, 3, 12));
    const bool same = GENERATE(true, false);
    if (!same) {
        Complaint back;
        back.id = book.logbook.ids().next<Complaint>();
        back.patient = book.maud.id;
        back.opened_on = day(2026, 3, 12);
        require(book.logbook.commit({"add_complaint", {added(back)}}, book.maud.id));
        again.complaint = back.id;
    }
    require(book.logbook.commit({"add_session", {added(again)}}, again.id));
    CHECK(std::ranges::count(kinds_today(book.logbook), TodayKind::follow_up) == (same ? 0 : 1));
}

TEST_CASE("a follow-up that is still to come waits") {
    Running book;
    book.end(day(2026, 3, 5), day(2026, 3, 21));
    CHECK(std::ranges::count(kinds_today(book.logbook), TodayKind::follow_up) == 0);
}

TEST_CASE("a phone call that asked settles the question about side effects") {
    OpenBook open;
    open.signed_visit(day(2026, 3, 2));
    auto again = open.visit(day(2026, 3, 16));
    again.side_effects_asked = Answer<int>::not_asked();
    require(open.logbook.commit({"add_session", {added(again)}}, again.id));
    const auto signed_one = value_of(open.logbook.sign(again.id));
    CHECK(std::ranges::count(kinds_today(open.logbook), TodayKind::not_asked) == 1);
    SECTION("by phone") {
        auto call = open.visit(day(2026, 3, 18));
        call.kind = SessionKind::phone;
        call.side_effects_asked = Answer<int>::none();
        require(open.logbook.commit({"add_session", {added(call)}}, call.id));
    }
    SECTION("by an amendment that says so") {
        auto asked = signed_one;
        asked.side_effects_asked = Answer<int>::declined();
        value_of(open.logbook.amend(asked, "was asked at the door"));
    }
    CHECK(std::ranges::count(kinds_today(open.logbook), TodayKind::not_asked) == 0);
}

TEST_CASE("needles in say for how many minutes") {
    OpenBook open;
    auto session = open.visit(day(2026, 3, 20));
    session.needles_in_at = open.logbook.clock().now() - std::chrono::minutes{25};
    require(open.logbook.commit({"add_session", {added(session)}}, session.id));
    const auto items = value_of(today(ledger_of(open.logbook)));
    REQUIRE(items.front().kind == TodayKind::needles_in);
    CHECK(items.front().minutes == 25);
}
