/// What is read in one pass over packed columns says what the views of the book say.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <tuple>

#include "app/open_book.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

using Judged = std::tuple<std::int64_t, Day, ReadingSource, int>;

std::vector<Judged> judged_in(const store::Book& book) {
    std::vector<Judged> all;
    book.readings.each_judged([&](const store::JudgedReading& reading) {
        all.emplace_back(reading.measure.value, reading.day, reading.source, reading.score);
    });
    CHECK(std::ranges::is_sorted(all));
    return all;
}

std::vector<Judged> judged_by_the_view(const store::Book& book, Id<Patient> patient) {
    std::vector<Judged> all;
    for (const auto& reading : book.readings.current_of(patient))
        if (reading.score.has_value() &&
            (reading.source == ReadingSource::before || reading.source == ReadingSource::home))
            all.emplace_back(reading.measure.value, reading.day, reading.source, reading.score.value().points());
    std::ranges::sort(all);
    return all;
}

std::vector<store::VisitDay> visits_by_the_view(const store::Book& book, Id<Patient> patient) {
    std::vector<store::VisitDay> all;
    for (const auto& session : book.sessions.current_of(patient))
        all.push_back({session.patient, session.complaint, day_of(session.starts), session.kind});
    return all;
}

struct PackedBook : OpenBook {
    void check_passes() {
        const auto& book = logbook.book();
        CHECK(judged_in(book) == judged_by_the_view(book, maud.id));
        auto visits = visits_by_the_view(book, maud.id);
        CHECK(book.sessions.visit_days() == visits);
        std::erase_if(visits, [](const auto& visit) { return visit.kind != SessionKind::treatment; });
        CHECK(book.sessions.treatment_days_of(maud.id) == visits);
    }

    Reading reading(Day on, ReadingSource source, Answer<Score> score) {
        Reading one;
        one.id = logbook.ids().next<Reading>();
        one.measure = pain.id;
        one.day = on;
        one.source = source;
        one.score = score;
        one.entered_at = logbook.clock().now();
        require(logbook.commit({"reading", {added(one)}}, maud.id));
        return one;
    }
};

}  // namespace

TEST_CASE_METHOD(PackedBook, "every day, source and score comes back as it went in") {
    for (const auto on : {day(1958, 3, 14), day(1969, 12, 31), day(1970, 1, 1), day(2026, 3, 1), day(2999, 12, 31)})
        for (const int score : {0, 5, 10})
            reading(on, ReadingSource::home, Score::from(score).value());
    reading(day(2026, 3, 2), ReadingSource::recalled, Score::from(4).value());
    reading(day(2026, 3, 3), ReadingSource::home, Answer<Score>::without_value(Answered::declined));
    CHECK(judged_in(logbook.book()).size() == 15);
    check_passes();
}

TEST_CASE_METHOD(PackedBook, "versions that don't count are passed over, and nothing else") {
    const auto first = signed_visit();
    check_passes();
    auto corrected = first;
    corrected.notes = "the same scores again";
    const auto second = value_of(logbook.amend(corrected, "a note"));
    check_passes();
    CHECK(judged_in(logbook.book()).size() == 1);
    auto other = visit(day_of(first.starts) - date::days{7});
    other.kind = SessionKind::home_visit;
    require(logbook.take_in({"import", {added(other)}}, "test"));
    check_passes();
    CHECK(logbook.book().sessions.visit_days().size() == 2);
    value_of(logbook.mark_void(second.id, "another patient's"));
    check_passes();
    CHECK(logbook.book().sessions.visit_days().size() == 1);
}

TEST_CASE_METHOD(PackedBook, "each kind of session comes back as it went in") {
    int days = 0;
    for (const auto kind : {SessionKind::cancelled, SessionKind::missed, SessionKind::home_visit, SessionKind::phone,
                            SessionKind::consultation, SessionKind::treatment}) {
        auto session = visit(day(1969, 12, 29) + date::days{days++});
        session.kind = kind;
        require(logbook.take_in({"import", {added(session)}}, "test"));
    }
    CHECK(logbook.book().sessions.visit_days().size() == 6);
    check_passes();
}
