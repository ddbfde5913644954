/// Rules of counting that a generated book can't show one by one.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "practice_book.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

outcome::Starter only_starter(const Logbook& book) {
    const auto ledger = ledger_of(book);
    if (ledger.starters().size() != 1)
        throw std::logic_error{"not one starter"};
    return ledger.starters().front().starter;
}

/// One person, treated since June 2025, with scores that say nothing clear, and a first agreement.
struct Undecided {
    OpenBook open;
    Edit edit{"import", {}};
    Day start = day(2025, 6, 2);
    Person one = add_person(edit, open.logbook.ids(), "U");
    Agreement first = agreed(one, open.logbook.ids(), start);

    Undecided() {
        first.review_on = day(2025, 10, 1);
        edit.revisions.push_back(added(treatment(one, open.logbook.ids(), start)));
        edit.revisions.push_back(added(scored(one, open.logbook.ids(), start - date::days{3}, 6)));
    }
    Agreement later(Day on, Day review, Aim aim = Aim::improve) {
        auto agreement = agreed(one, open.logbook.ids(), on, aim);
        agreement.supersedes = first.id;
        agreement.reason = "agreed anew";
        agreement.review_on = review;
        return agreement;
    }
    void end(Day on) {
        edit.revisions.push_back(
            added(CourseEnd{open.logbook.ids().next<CourseEnd>(), one.complaint.id, on, EndReason::moved, {}, {}}));
    }
    bool past_review(std::optional<Agreement> second = {}) {
        edit.revisions.push_back(added(first));
        if (second)
            edit.revisions.push_back(added(*second));
        require(open.logbook.take_in(edit, "test"));
        return only_starter(open.logbook).past_review;
    }
};

}  // namespace

TEST_CASE("closing an event weeks later leaves the session signed within its day") {
    OpenBook open;
    const auto on_time = [&] {
        const auto quality = record_quality(ledger_of(open.logbook), {});
        CHECK(quality.entered_by_hand == 1);
        return quality.signed_in_a_day == 1;
    };
    // Begun on the day of the clock, signed an hour before the session even ends.
    const auto session = open.signed_visit(day(2026, 3, 20));
    REQUIRE(on_time());
    auto changed = session;
    changed.side_effects.front().action = "pressed";
    auto later = value_of(open.logbook.amend(changed, "details"));
    CHECK(on_time());
    later.notes = "again";
    value_of(open.logbook.amend(later, "more"));
    CHECK(on_time());
}

TEST_CASE("a session signed late stays late when it is amended, and the ledger that hears of it agrees") {
    OpenBook open;
    auto ledger = ledger_of(open.logbook);
    const auto hears = open.logbook.subscribe([&](const Edit& edit) { require(ledger.take(edit)); });
    const auto session = open.signed_visit(day(2026, 3, 2));  // Signed on the 20th.
    CHECK(record_quality(ledger, {}).signed_in_a_day == 0);
    value_of(open.logbook.amend(session, "details"));
    CHECK(record_quality(ledger, {}).signed_in_a_day == 0);
    CHECK(record_quality(ledger, {}) == record_quality(ledger_of(open.logbook), {}));
}

TEST_CASE("imported visits are neither signed in time nor late, amended or not") {
    OpenBook open;
    Edit edit{"import", {}};
    auto& ids = open.logbook.ids();
    const auto one = add_person(edit, ids, "I");
    auto imported = treatment(one, ids, day(2026, 3, 2));
    imported.status = SessionStatus::imported;
    imported.signed_at.reset();
    imported.signed_by.clear();
    imported.entered_later = true;
    edit.revisions.push_back(added(imported));
    edit.revisions.push_back(added(treatment(one, ids, day(2026, 3, 9))));
    require(open.logbook.take_in(edit, "test"));
    const auto check = [&] {
        const auto quality = record_quality(ledger_of(open.logbook), {});
        CHECK(quality.treatments == 2);
        CHECK(quality.entered_by_hand == 1);
        CHECK(quality.signed_in_a_day == 1);
        CHECK(quality.entered_later == 0);
    };
    check();
    value_of(open.logbook.amend(*open.logbook.book().sessions.find(imported.id), "a word"));
    check();
}

TEST_CASE("a review that has come stays come, whatever is agreed after it") {
    SECTION("nothing else was agreed") { CHECK(Undecided{}.past_review()); }
    SECTION("agreed anew after the review") {
        Undecided book;
        CHECK(book.past_review(book.later(day(2025, 10, 8), day(2026, 9, 1))));
    }
    SECTION("agreed anew on its day") {
        Undecided book;
        CHECK(book.past_review(book.later(day(2025, 10, 1), day(2026, 9, 1))));
    }
}

TEST_CASE("agreeing anew before the review moves it, and then that date counts") {
    const auto [review, past] = GENERATE(table<Day, bool>({{day(2026, 2, 1), true}, {day(2026, 9, 1), false}}));
    Undecided book;
    CHECK(book.past_review(book.later(day(2025, 9, 1), review)) == past);
}

TEST_CASE("a course taken up again on the day of its end goes by the later agreement") {
    Undecided book;
    const auto same_day = day(2025, 9, 20);
    SECTION("which was entered after the end") {
        book.end(same_day);
        CHECK(book.past_review(book.later(same_day, day(2026, 2, 1))));
    }
    SECTION("which ended that day too") {
        const auto second = book.later(same_day, day(2026, 2, 1));
        book.end(same_day);
        CHECK_FALSE(book.past_review(second));
    }
}

TEST_CASE("a moved review is no longer undecided once the later agreement is for comfort only") {
    Undecided book;
    auto comfort = book.later(day(2025, 9, 1), day(2026, 2, 1), Aim::comfort);
    CHECK_FALSE(book.past_review(comfort));
}

TEST_CASE("a moved review is decided by the scores of the later agreement") {
    Undecided book;
    // Clearly up and staying up: worse under the second agreement.
    for (int week = 1; week <= 38; ++week)
        book.edit.revisions.push_back(
            added(scored(book.one, book.open.logbook.ids(), book.start + date::days{7 * week + 1}, week < 14 ? 3 : 8)));
    CHECK_FALSE(book.past_review(book.later(day(2025, 9, 1), day(2026, 2, 1))));
}

TEST_CASE("what was decided on the review day stays decided, though nobody scores any more") {
    const auto [score, past] = GENERATE(table<int, bool>({{0, false}, {5, true}}));
    CAPTURE(score);
    Undecided book;
    for (int week = 1; week <= 17; ++week)
        book.edit.revisions.push_back(
            added(scored(book.one, book.open.logbook.ids(), book.start + date::days{7 * week + 1}, score)));
    CHECK(book.past_review() == past);
    // As of today there are too few recent scores either way.
    const auto starter = only_starter(book.open.logbook);
    CHECK(outcome::place_of(starter) == outcome::Place::no_clear_change);
}

TEST_CASE("a course that ended before its review has none; one that ended after it had") {
    const auto [ended, past] = GENERATE(table<Day, bool>({{day(2025, 9, 20), false}, {day(2025, 10, 20), true}}));
    Undecided book;
    book.end(ended);
    CHECK(book.past_review() == past);
}
