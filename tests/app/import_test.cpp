/// A CSV file into a book: all of it or nothing.
#include "app/import.h"

#include <map>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/log_visit.h"
#include "app/open_book.h"
#include "app/views.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;
using exchange::Refusal;

namespace {

struct ImportBook : OpenBook {
    ImportReport import(const std::string& csv, bool dry_run = false) {
        return value_of(
            import_visits(logbook, csv, {.source = "visits.csv", .map = {}, .dry_run = dry_run, .progress = {}}));
    }

    TrendView trend_of(const std::string& code) {
        const auto patient = value_of(patient_of_code(logbook, code));
        const auto complaint = value_of(first_open_complaint(logbook, patient->id, day(2026, 3, 20)));
        return value_of(trend_view(logbook, complaint->id, day(2026, 3, 20)));
    }
};

constexpr auto small_file =
    "patient,date,time,kind,pain,numbness,points,needles_in,needles_out,aim,primary,agreed_on,target\n"
    "N1,2026-02-20,,reading,7,declined,,,,,,,\n"
    "N1,2026-03-02,10:00,visit,6,5,st36 sp6,,4,improve,pain,2026-02-19,3\n"
    "N1,2026-03-09,10:00,visit,5,,st36,8,7,improve,pain,2026-02-19,3\n"
    "N2,2026-03-03,,visit,4,,,,,,,,\n";

}  // namespace

TEST_CASE_METHOD(ImportBook, "a file makes patients, an agreement, sessions and scores") {
    const auto report = import(small_file);
    REQUIRE(report.ok());
    CHECK(report.rows == 4);
    CHECK(report.patients == 2);
    CHECK(report.sessions == 3);
    CHECK(report.readings == 5);
    const auto view = trend_of("N1");
    CHECK(view.first_treatment == day(2026, 3, 2));
    REQUIRE(view.agreement);
    CHECK(view.agreement->target == 3.0);
    CHECK(view.agreements.size() == 1);
    REQUIRE(view.sessions.size() == 2);
    CHECK(view.sessions.front().status == SessionStatus::imported);
    CHECK(view.primary()->judged.size() == 3);
}

TEST_CASE_METHOD(ImportBook, "an imported visit whose needles don't agree stays marked so") {
    REQUIRE(import(small_file).ok());
    const auto patient = value_of(patient_of_code(logbook, "N1"));
    const auto lines = value_of(session_lines(logbook, patient->id));
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].needles == 8);
    CHECK_FALSE(lines[0].reconciled);
    CHECK(lines[1].reconciled);
}

TEST_CASE_METHOD(ImportBook, "appointments that nobody came to are no treatments") {
    const auto appointments =
        "patient,date,time,kind,pain\n"
        "N5,2026-02-23,10:00,Late cancel,\n"
        "N5,2026-03-02,10:00,DNA,\n"
        "N5,2026-03-09,10:00,cancelled,\n"
        "N5,2026-03-09,10:00,Attended,6\n";
    const auto report = import(appointments);
    REQUIRE(report.ok());
    CHECK(report.sessions == 4);
    CHECK(trend_of("N5").first_treatment == day(2026, 3, 9));
    const auto patient = value_of(patient_of_code(logbook, "N5"));
    std::map<SessionKind, int> kinds;
    for (const auto& session : logbook.book().sessions.current_of(patient->id)) {
        ++kinds[session.kind];
        CHECK(session.status == SessionStatus::imported);
    }
    CHECK(kinds == std::map<SessionKind, int>{
                       {SessionKind::treatment, 1}, {SessionKind::missed, 1}, {SessionKind::cancelled, 2}});
    const auto again = import(appointments);
    REQUIRE(again.rejected.size() == 4);
    for (const auto& cell : again.rejected)
        CHECK(cell.reason == Refusal::in_book_already);
}

TEST_CASE_METHOD(ImportBook, "one refused cell keeps the whole file out") {
    const auto head = logbook.book().history.head();
    const auto report = import(std::string{small_file} + "N3,2026-03-04,,visit,11,,,,,,,,\n");
    CHECK_FALSE(report.ok());
    CHECK(report.rows == 5);
    CHECK(report.sessions == 0);
    CHECK(value_of(patient_of_code(logbook, "N1")) == std::nullopt);
    CHECK(logbook.book().history.head() == head);
}

TEST_CASE_METHOD(ImportBook, "a dry run says what would come and writes nothing") {
    const auto head = logbook.book().history.head();
    CHECK(import(small_file, true).sessions == 3);
    CHECK(logbook.book().history.head() == head);
}

TEST_CASE_METHOD(ImportBook, "the same file twice is refused, line by line") {
    REQUIRE(import(small_file).ok());
    const auto again = import(small_file);
    REQUIRE(again.rejected.size() == 4);
    for (const auto& cell : again.rejected)
        CHECK(cell.reason == Refusal::in_book_already);
    CHECK(again.rejected.front().line == 2);
}

TEST_CASE_METHOD(ImportBook, "what the book holds decides too") {
    const auto [csv, column, reason] = GENERATE(table<std::string, std::string, Refusal>({
        {"patient,date\nME1,1950-01-01\n", "date", Refusal::before_birth},
        {"patient,date,time\nX,2026-03-02,10:00\nX,2026-03-02,10:00\n", "date", Refusal::twice_in_file},
        {"patient,date,aim,primary,agreed_on,review_on\nX,2026-03-02,hold,pain,2026-02-01,2026-03-01\n", "review_on",
         Refusal::review_too_early},
        {"patient,date,aim,primary,agreed_on\nX,2026-03-02,hold,pain,2026-02-01\nX,2026-03-03,improve,pain,2026-02-"
         "01\n",
         "agreed_on", Refusal::agreed_twice},
    }));
    CAPTURE(csv);
    const auto report = import(csv);
    REQUIRE(report.rejected.size() == 1);
    CHECK(report.rejected.front().column == column);
    CHECK(report.rejected.front().reason == reason);
}

TEST_CASE_METHOD(ImportBook, "an imported patient goes on where the book stood") {
    signed_visit();
    const auto report = import("patient,date,pain\nME1,2026-03-09,4\n");
    REQUIRE(report.ok());
    CHECK(report.patients == 0);
    const auto view = value_of(trend_view(logbook, feet.id, day(2026, 3, 20)));
    CHECK(view.sessions.size() == 2);
    CHECK(view.measures.front().readings.size() == 2);
}

TEST_CASE_METHOD(ImportBook, "agreements of several dates supersede each other") {
    REQUIRE(import("patient,date,pain,aim,primary,agreed_on\n"
                   "Y,2026-01-05,6,improve,pain,2026-01-05\n"
                   "Y,2026-03-02,5,hold,pain,2026-03-02\n"
                   "Y,2026-02-02,6,,,\n")
                .ok());
    const auto view = trend_of("Y");
    REQUIRE(view.agreements.size() == 2);
    CHECK(view.agreements[0].until == day(2026, 3, 2));
    CHECK(view.agreement->aim == Aim::hold);
    CHECK(view.agreements[1].day_zero == day(2026, 3, 2));
}

TEST_CASE_METHOD(OpenBook, "a visit from plain fields is signed when its needles are accounted for") {
    VisitRequest request;
    request.patient = "ME1";
    request.at = day(2026, 3, 16) + std::chrono::hours{10};
    request.scores[0] = Score::from(5).value();
    request.needles = parse_point_line("st36 sp6").needles;
    request.needles_out = GENERATE(as<std::optional<int>>{}, 4, 3, std::nullopt);
    const auto logged = value_of(log_visit(logbook, request));
    const bool whole = request.needles_out == 4;
    CHECK(logged.warnings.empty() == whole);
    CHECK((logged.session.status == SessionStatus::signed_) == whole);
    CHECK(logbook.book().readings.current_of(pain.id).size() == 1);
}

TEST_CASE_METHOD(OpenBook, "a visit that can't be leaves the book as it was") {
    VisitRequest request;
    request.patient = "ME1";
    request.at = day(2026, 3, 16) + std::chrono::hours{10};
    const auto head = logbook.book().history.head();
    auto code = Errc::storage;
    SECTION("of nobody") {
        request.patient = "X9";
        code = Errc::not_found;
    }
    SECTION("beyond tomorrow") {
        request.at = day(2026, 3, 22) + std::chrono::hours{10};
        code = Errc::out_of_range;
    }
    SECTION("before birth") {
        request.at = day(1951, 6, 1) + std::chrono::hours{10};
        code = Errc::out_of_range;
    }
    SECTION("more needles out than in") {
        request.needles = parse_point_line("st36").needles;
        request.needles_out = 3;
        code = Errc::contradiction;
    }
    CHECK(log_visit(logbook, request).error().code == code);
    CHECK(logbook.book().history.head() == head);
}
