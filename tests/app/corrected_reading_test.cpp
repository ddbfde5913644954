/// A score corrected or added late counts as if it had always been so, and the history has both.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "app/open_book.h"
#include "app/patient_rows.h"
#include "app/trend_view.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

const Day first = day(2025, 9, 1);
const Day today = day(2026, 3, 20);

/// An agreement to improve and weekly visits with these scores, signed one after the other.
struct WeeklyBook : OpenBook {
    explicit WeeklyBook(const std::vector<int>& scores) {
        Agreement agreement;
        agreement.id = logbook.ids().next<Agreement>();
        agreement.complaint = feet.id;
        agreement.agreed_on = first;
        agreement.measure = pain.id;
        require(logbook.commit({"agree", {added(agreement)}}, maud.id));
        for (std::size_t i = 0; i < scores.size(); ++i) {
            auto session = visit(first + date::days{7 * static_cast<int>(i)});
            session.readings.front().score = Score::from(scores[i]).value();
            require(logbook.commit({"session", {added(session)}}, session.id));
            visits.push_back(value_of(logbook.sign(session.id)));
        }
    }

    /// All that is judged of pain.
    std::vector<outcome::Entry> judged() const {
        return trend_view(logbook, feet.id, today).value().primary()->entries;
    }
    Standing listed() const { return patient_rows(logbook, today).value().front().standing; }

    std::vector<Session> visits;
};

const std::vector<int> fell{8, 8, 8, 7, 5, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3};

}  // namespace

TEST_CASE("a score of an early visit that is amended changes the verdict as if it had always been so") {
    WeeklyBook right{fell};
    auto typed = fell;
    typed.front() = 3;  // The baseline is this one score.
    WeeklyBook book{typed};
    const auto before = book.judged();
    CHECK(before.back().state != right.judged().back().state);

    auto changed = book.visits.front();
    changed.readings.front().score = Score::from(8).value();
    value_of(book.logbook.amend(changed, "read 3 for 8"));

    CHECK(book.judged() == right.judged());
    CHECK(book.listed() == right.listed());

    const auto rows = book.logbook.book().history.of(book.maud.id);
    const auto amended = std::ranges::find(rows, std::string{"amend"}, &store::HistoryRow::kind);
    REQUIRE(amended != rows.end());
    const auto versions = book.logbook.book().sessions.versions_of(book.visits.front().id);
    std::vector<int> scores;
    for (const auto& version : versions)
        scores.push_back(version.readings.front().score.value().points());
    std::ranges::sort(scores);
    CHECK(scores == std::vector{3, 8});
}

TEST_CASE("home scores from before treatment that are added late change the verdict as if they had always been there") {
    const std::vector<Day> diary{first - date::days{21}, first - date::days{14}, first - date::days{7}};
    const auto add_diary = [&](WeeklyBook& book) {
        Edit edit{"type_diary", {}};
        for (const auto on : diary)
            edit.revisions.push_back(added(book.score(8, on, ReadingSource::home)));
        require(book.logbook.commit(edit, book.maud.id));
    };
    WeeklyBook always{{}};
    add_diary(always);
    for (std::size_t i = 0; i < fell.size(); ++i) {
        auto session = always.visit(first + date::days{7 * static_cast<int>(i)});
        session.readings.front().score = Score::from(fell[i]).value();
        require(always.logbook.commit({"session", {added(session)}}, session.id));
        value_of(always.logbook.sign(session.id));
    }
    WeeklyBook late{fell};
    const auto before = late.judged();
    add_diary(late);

    CHECK(late.judged() == always.judged());
    CHECK(late.listed() == always.listed());
    CHECK(late.judged().back().n_baseline == 4);
    CHECK(before.back().n_baseline == 1);
    CHECK(*late.judged().back().standard_error < *before.back().standard_error);

    const auto rows = late.logbook.book().history.of(late.maud.id);
    CHECK(rows.back().kind == "edit");
    CHECK(rows.back().subject == "type_diary");
    require(late.logbook.undo(late.maud.id).map([](const Edit&) {}));
    CHECK(late.judged() == before);
    CHECK(late.logbook.book().history.of(late.maud.id).back().kind == "undo");
    CHECK(late.logbook.check().value().empty());
}
