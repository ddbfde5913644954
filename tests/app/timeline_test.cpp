/// The history of a patient's record, as people read it.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>

#include "../base/catalogue.h"
#include "app/open_book.h"
#include "app/timeline.h"
#include "base/tongue.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

TEST_CASE_METHOD(OpenBook, "the timeline says who did what when, and each field before and after") {
    auto moved = maud;
    moved.gp_name = "Dr Hall";
    moved.born_on = day(1951, 6, 3);
    require(logbook.commit({"edit_patient", {changed(maud, moved)}}, maud.id));
    const auto visit = signed_visit(day(2026, 3, 2));
    auto amended = visit;
    amended.notes = "slept badly";
    value_of(logbook.amend(amended, "misheard"));
    require(logbook.note("view", maud.id, "patient view"));
    require(logbook.note("export", maud.id, "report for gp"));

    const auto items = value_of(timeline(logbook, maud.id));
    std::vector<std::string> acts;
    for (const auto& item : items) {
        acts.push_back(item.what);
        CHECK(item.who == "Ann Weaver");
    }
    CHECK(acts == std::vector<std::string>{"Exported: report for GP", "Looked at: patient view", "Amended a session",
                                           "Signed a session", "Changed: session", "Changed: details",
                                           "Changed: new patient"});
    CHECK(items[5].changes == std::vector<FieldChange>{{"patient", "date of birth", "1951-06-02", "1951-06-03"},
                                                       {"patient", "GP", "", "Dr Hall"}});
    CHECK(std::ranges::find(items[2].changes, FieldChange{"session of 2026-03-02", "reason", "", "misheard"}) !=
          items[2].changes.end());
    const auto& entered = items[4].changes;
    const auto readings = std::ranges::find(entered, "readings", &FieldChange::field);
    REQUIRE(readings != entered.end());
    CHECK(readings->after.find("Pain") != std::string::npos);
    CHECK(readings->after.find("7") != std::string::npos);
}

TEST_CASE_METHOD(OpenBook, "what people wrote is told as they wrote it, and only our own words in another language") {
    speak(Tongue::from(
              needlebook::test::catalogue(
                  {{"mild", "leicht"}, {"report for GP", "Arztbrief"}, {"seen", "gesehen"}, {"bruise", "Bluterguss"}}),
              "de")
              .value());
    auto moved = maud;
    moved.gp_name = "mild";
    moved.note = "seen_before";
    require(logbook.commit({"edit_patient", {changed(maud, moved)}}, maud.id));
    auto session = visit();
    session.notes = "bruise";
    require(logbook.commit({"add_session", {added(session)}}, maud.id));
    require(logbook.note("export", maud.id, "report for gp"));
    const auto items = value_of(timeline(logbook, maud.id));
    speak({});

    const auto after = [](const TimelineItem& item, std::string_view field) {
        const auto found = std::ranges::find(item.changes, field, &FieldChange::field);
        return found == item.changes.end() ? std::string{"not told"} : found->after;
    };
    CHECK(items[0].what == "Exported: Arztbrief");
    CHECK(after(items[2], "GP") == "mild");
    CHECK(after(items[2], "note") == "seen_before");
    CHECK(after(items[1], "notes") == "bruise");
    CHECK(after(items[1], "side effects").find("Bluterguss") != std::string::npos);
}

TEST_CASE_METHOD(OpenBook, "a score of 0 is told, and who gave it") {
    const auto [was, is] = GENERATE(table<int, int>({{0, 3}, {3, 0}}));
    auto session = visit();
    session.readings.front().score = Score::from(was).value();
    require(logbook.commit({"add_session", {added(session)}}, session.id));
    auto amended = value_of(logbook.sign(session.id));
    amended.readings.front().score = Score::from(is).value();
    amended.readings.front().giver = Giver::someone_else;
    value_of(logbook.amend(amended, "misheard"));
    const auto items = value_of(timeline(logbook, maud.id));
    const auto& changes = items.front().changes;
    const auto readings = std::ranges::find(changes, "readings", &FieldChange::field);
    REQUIRE(readings != changes.end());
    CHECK(readings->before.find("score " + std::to_string(was)) != std::string::npos);
    CHECK(readings->after.find("score " + std::to_string(is)) != std::string::npos);
    CHECK(readings->before.find("giver") == std::string::npos);
    CHECK(readings->after.find("giver") != std::string::npos);
}

TEST_CASE_METHOD(OpenBook, "the recovery sheet is no matter of a patient's") {
    require(logbook.note("export", std::nullopt, "recovery sheet"));
    require(logbook.note("export", std::nullopt, "everything"));
    std::vector<std::string> acts;
    for (const auto& item : value_of(timeline(logbook, maud.id)))
        acts.push_back(item.what);
    CHECK(acts == std::vector<std::string>{"Exported: everything", "Changed: new patient"});
}

TEST_CASE_METHOD(OpenBook, "after erasing, the timeline of the patient holds no content") {
    signed_visit();
    require(logbook.erase(maud.id, "asked to"));
    for (const auto& item : value_of(timeline(logbook, maud.id)))
        CHECK(item.changes.empty());
}
