/// An import taken back as a whole: gone from the book, kept in its history.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/guarded.h"
#include "app/import.h"
#include "app/log_visit.h"
#include "app/messages.h"
#include "app/open_book.h"
#include "app/record_reader.h"
#include "app/timeline.h"
#include "exchange/record_json.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

/// Visits of Maud, who is in the book, and of two who aren't; two agreements that supersede each other.
constexpr auto visits =
    "patient,date,time,kind,pain,points,needles_in,needles_out,aim,primary,agreed_on,side_effects\n"
    "ME1,2026-02-20,,reading,7,,,,,,,\n"
    "ME1,2026-03-09,10:00,visit,6,st36 sp6,,4,,,,bruise:mild\n"
    "N1,2026-02-20,,reading,7,,,,,,,\n"
    "N1,2026-03-02,10:00,visit,6,st36 sp6,,4,improve,pain,2026-02-19,\n"
    "N1,2026-03-09,10:00,visit,5,st36,,2,hold,pain,2026-03-09,none\n"
    "N2,2026-03-03,,visit,4,,,,,,,\n";

struct UndoBook : OpenBook {
    ImportReport import(const std::string& csv, std::string source = "visits.csv") {
        return value_of(
            import_visits(logbook, csv, {.source = std::move(source), .map = {}, .dry_run = false, .progress = {}}));
    }

    /// Every record of every patient, without the history.
    std::string content() const {
        std::string all;
        for (const auto& line : logbook.book().patients.lines()) {
            auto record = patient_record(logbook.book(), *logbook.book().patients.find(line.id));
            record.history.clear();
            all += exchange::to_json(record).dump() + "\n";
        }
        return all;
    }

    std::vector<store::Finding> findings() { return value_of(logbook.check()); }
};

}  // namespace

TEST_CASE_METHOD(UndoBook, "an import taken back leaves the book as it was, and both stand in the history") {
    signed_visit();
    const auto before = content();
    const auto rows = logbook.book().history.head().count;
    REQUIRE(import(visits).ok());
    REQUIRE(content() != before);

    const auto taken = logbook.undoable_import(std::nullopt);
    REQUIRE(taken);
    CHECK(taken->source == "visits.csv");
    CHECK(taken_words(records_of(logbook.book(), *taken)) == "2 patients, 4 sessions, 2 scores from home");
    CHECK(value_of(logbook.undo_import({})) == *taken);

    CHECK(content() == before);
    CHECK(findings().empty());
    // One row for each of three patients, twice.
    CHECK(logbook.book().history.head().count == rows + 6);
    const auto told = value_of(timeline(logbook, maud.id));
    CHECK(told.front().what == "Took back an import: visits.csv");
    CHECK(logbook.undoable_import(std::nullopt) == std::nullopt);
    CHECK(logbook.undo_import({}).error().code == Errc::empty);
}

TEST_CASE_METHOD(UndoBook, "what was taken back can be taken in again") {
    REQUIRE(import(visits).ok());
    const auto first = content().size();
    value_of(logbook.undo_import({}));
    REQUIRE(import(visits).ok());
    CHECK(content().size() == first);
    CHECK(findings().empty());
}

TEST_CASE_METHOD(UndoBook, "an import on which something was built stays") {
    REQUIRE(import(visits).ok());
    const auto who = value_of(patient_of_code(logbook, "N1"));
    const auto sessions = logbook.book().sessions.current_of(who->id);
    const auto change = GENERATE(0, 1, 2, 3, 4);
    CAPTURE(change);
    switch (change) {
        case 0: {
            auto renamed = *who;
            renamed.family_name = "Newton";
            require(logbook.commit({"edit_patient", {changed(*who, renamed)}}, who->id));
            break;
        }
        case 1: {
            auto amended = sessions.front();
            amended.notes = "slept well";
            value_of(logbook.amend(amended, "left out"));
            break;
        }
        case 2:
            value_of(logbook.mark_void(sessions.front().id, "another patient's"));
            break;
        case 3:
            require(logbook.save_draft("session-1", who->id, "{}"));
            break;
        default:
            REQUIRE(import("patient,date,pain\nN1,2026-03-16,4\n", "later.csv").ok());
            value_of(logbook.undo_import({}));  // The later one goes first,
            REQUIRE(import("patient,date,pain\nN1,2026-03-17,4\n", "last.csv").ok());
            require(logbook.commit({"edit_patient",
                                    {changed(*who,
                                             [&] {
                                                 auto renamed = *who;
                                                 renamed.phone = "0";
                                                 return renamed;
                                             }())}},
                                   who->id));  // and stays when it is built upon.
    }
    const auto before = content();
    const auto refused = logbook.undo_import({});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::not_allowed);
    CHECK(refused.error().detail == "N1");
    CHECK(content() == before);
    CHECK(findings().empty());
}

TEST_CASE_METHOD(UndoBook, "looking at what came, or a change that was taken back, is nothing built upon it") {
    REQUIRE(import(visits).ok());
    const auto who = value_of(patient_of_code(logbook, "N1"));
    require(logbook.note("view", who->id, "record"));
    auto renamed = *who;
    renamed.family_name = "Newton";
    require(logbook.commit({"edit_patient", {changed(*who, renamed)}}, who->id));
    CHECK(logbook.undoable_import(who->id) == std::nullopt);  // The change goes first.
    CHECK(logbook.undoable_import(maud.id));                  // Hers is older.
    value_of(logbook.undo(who->id));
    CHECK(logbook.undoable_import(who->id));
    value_of(logbook.undo_import({}));
    CHECK(value_of(patient_of_code(logbook, "N1")) == std::nullopt);
    // What was typed on somebody who came with the import is gone from the history too.
    for (const auto& row : logbook.book().history.of(who->id))
        CHECK_FALSE(row.payload);
    CHECK(logbook.book().history.erased() == std::vector{who->id});
    // Nothing is left that could be done again upon what is gone.
    CHECK(logbook.redo(who->id).error().code == Errc::empty);
    CHECK(findings().empty());
}

TEST_CASE_METHOD(UndoBook, "a change from before the import, taken back after it, keeps the import") {
    auto renamed = maud;
    renamed.family_name = "Newton";
    require(logbook.commit({"edit_patient", {changed(maud, renamed)}}, maud.id));
    REQUIRE(import(visits).ok());
    value_of(logbook.undo(maud.id));
    CHECK(logbook.undo_import({}).error().detail == "ME1");
}

TEST_CASE_METHOD(UndoBook, "an import can be taken back after the book was closed") {
    const auto before = content();
    REQUIRE(import(visits).ok());
    { const auto closed = std::move(logbook); }
    logbook = value_of(Logbook::open(file, passphrase(), store::Access::write, test_clock()));
    REQUIRE(logbook.undoable_import(std::nullopt));
    value_of(logbook.undo_import({}));
    CHECK(content() == before);
}

TEST_CASE_METHOD(UndoBook,
                 "an import, and taking it back, can be stopped at any patient and leave the book as it was") {
    const auto stop_at = GENERATE(as<std::size_t>{}, 1, 2, 3);
    const auto stopping = [&](std::size_t done, std::size_t all) {
        CHECK(all == 3);
        return done < stop_at;
    };
    const auto before = content();
    const auto head = logbook.book().history.head();
    const auto report = value_of(
        import_visits(logbook, visits, {.source = "visits.csv", .map = {}, .dry_run = false, .progress = stopping}));
    CHECK(report.stopped);
    CHECK(report.sessions == 0);
    CHECK(content() == before);
    CHECK(logbook.book().history.head() == head);
    CHECK(logbook.undoable_import(std::nullopt) == std::nullopt);

    REQUIRE(import(visits).ok());
    const auto after = content();
    const auto stopped = logbook.undo_import(stopping);
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == Errc::incomplete);
    CHECK(content() == after);
    CHECK(logbook.undoable_import(std::nullopt));
    CHECK(findings().empty());
}

TEST_CASE_METHOD(UndoBook, "an import of someone who was erased since takes the others back") {
    REQUIRE(import(visits).ok());
    const auto gone = value_of(patient_of_code(logbook, "N2"));
    require(logbook.erase(gone->id, "asked for it"));
    REQUIRE(logbook.undoable_import(std::nullopt));
    value_of(logbook.undo_import({}));
    CHECK(value_of(patient_of_code(logbook, "N1")) == std::nullopt);
    CHECK(findings().empty());
}
