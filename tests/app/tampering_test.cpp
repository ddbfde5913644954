/// What somebody who has the passphrase can do to a book with another program, and what a check says of it.
/// docs/trust.md lists the same; left out is who computes the whole history anew.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>

#include "app/finding_words.h"
#include "app/open_book.h"
#include "store/book_file.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

/// A book with a bit of everything, as a practice leaves it.
struct Practised : OpenBook {
    Session first;
    Session second;

    Practised() {
        first = signed_visit(day(2026, 3, 2));
        second = signed_visit(day(2026, 3, 9));
        Agreement agreed;
        agreed.id = logbook.ids().next<Agreement>();
        agreed.complaint = feet.id;
        agreed.measure = pain.id;
        agreed.agreed_on = day(2026, 3, 2);
        agreed.aim = Aim::improve;
        agreed.target = 2;
        require(logbook.commit({"agree", {added(agreed)}}, maud.id));
        const auto home = score(6, day(2026, 3, 5), ReadingSource::home);
        require(logbook.commit({"type_diary", {added(home)}}, maud.id));
        require(logbook.note("view", maud.id, "page"));
    }

    /// Closes the book and runs `sql` past all triggers, which are there again afterwards.
    void tamper(const std::string& sql) {
        { const auto closed = std::move(logbook); }
        auto db = store::keyed(file, passphrase());
        std::vector<std::string> triggers;
        {
            auto query = db->query("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'");
            std::vector<std::string> names;
            while (query.step()) {
                auto row = query.row();
                names.push_back(row.next<std::string>());
                triggers.push_back(row.next<std::string>());
            }
            for (const auto& name : names)
                triggers.push_back("DROP TRIGGER " + name);
        }
        const auto half = triggers.size() / 2;
        for (std::size_t i = half; i < triggers.size(); ++i)
            db->run(triggers[i]);
        db->run(sql);
        for (std::size_t i = 0; i < half; ++i)
            db->run(triggers[i]);
    }

    std::vector<store::Finding> findings() {
        auto book = value_of(Logbook::open(file, passphrase(), store::Access::write, test_clock(), "Ann Weaver"));
        return value_of(book.check());
    }
};

struct Case {
    const char* what;
    const char* sql;
    const char* kind;
};

}  // namespace

TEST_CASE_METHOD(Practised, "a book that nobody tampered with has nothing to be found") {
    tamper("SELECT 1");
    CHECK(findings().empty());
}

TEST_CASE_METHOD(Practised, "tampering is found and named") {
    const auto [what, sql, kind] = GENERATE(
        Case{"a note in a signed session", "UPDATE session SET notes = 'slept worse' WHERE status = 'signed'",
             "record_changed"},
        Case{"a score in a signed session", "UPDATE reading SET score = 2 WHERE session_id IS NOT NULL",
             "record_changed"},
        Case{"a needle taken out of a signed session", "DELETE FROM needle WHERE point = 'ST36'", "record_changed"},
        Case{"a side effect taken out", "DELETE FROM side_effect", "record_changed"},
        Case{"who signed", "UPDATE session SET signed_by = 'Somebody'", "record_changed"},
        Case{"the day of a visit", "UPDATE session SET starts = '2026-03-03T10:00' WHERE starts LIKE '2026-03-02%'",
             "record_changed"},
        Case{"a signed session made void", "UPDATE session SET status = 'void' WHERE starts LIKE '2026-03-02%'",
             "record_changed"},
        Case{"a whole session taken out",
             "PRAGMA foreign_keys = ON; DELETE FROM reading WHERE session_id IN (SELECT id FROM session WHERE starts "
             "LIKE "
             "'2026-03-02%'); DELETE FROM extent WHERE session_id IN (SELECT id FROM "
             "session WHERE starts LIKE '2026-03-02%'); DELETE FROM session WHERE starts "
             "LIKE '2026-03-02%'",
             "record_missing"},
        Case{"a session put in",
             "INSERT INTO session (id, patient_id, status, kind, starts, started_at, signed_at, signed_by) SELECT 77, "
             "id, 'signed', 'treatment', '2026-03-04T10:00', '2026-03-04T10:00:00.000Z', "
             "'2026-03-04T10:00:00.000Z', 'Ann Weaver' FROM patient",
             "record_unexplained"},
        Case{"the target of an agreement", "UPDATE agreement SET target = 5", "record_changed"},
        Case{"an agreement taken out", "DELETE FROM agreement", "record_missing"},
        Case{"a date of birth", "UPDATE patient SET born_on = '1961-06-02'", "record_changed"},
        Case{"the wording of a measure", "UPDATE measure SET wording = 'How are you?'", "record_changed"},
        Case{"a score from home", "UPDATE reading SET score = 1 WHERE source = 'home'", "record_changed"},
        Case{"who did something", "UPDATE history SET who = 'Somebody' WHERE seq = 3", "history_changed"},
        Case{"when it was done", "UPDATE history SET at = '2026-03-19T09:00:00.000Z' WHERE seq = 3", "history_changed"},
        Case{"whose record it was", "UPDATE history SET patient_id = NULL WHERE seq = 3", "history_changed"},
        Case{"an entry of the history taken out",
             "DELETE FROM history_payload WHERE seq = 3; DELETE FROM history WHERE seq = 3", "history_missing"},
        Case{"two entries in the other order",
             "UPDATE history SET seq = 999 WHERE seq = 3; UPDATE history SET seq = 3 WHERE seq = 4; "
             "UPDATE history SET seq = 4 WHERE seq = 999",
             "history_changed"},
        Case{"the end of the history cut off",
             "DELETE FROM history_payload WHERE seq > 5; DELETE FROM history WHERE seq > 5", "history_tail"},
        Case{"the same, with the count and the head set to fit",
             "DELETE FROM history_payload WHERE seq > 5; DELETE FROM history WHERE seq > 5; UPDATE history_head SET "
             "count = 5, hash = (SELECT hash FROM history WHERE seq = 5)",
             "record_unexplained"},
        Case{"what an entry says", "UPDATE history_payload SET body = '{}' WHERE seq = 3", "payload_changed"},
        Case{"what an entry said taken out", "DELETE FROM history_payload WHERE seq = 3", "payload_missing"},
        Case{"a patient marked as erased, to hide that",
             "DELETE FROM history_payload WHERE seq = 3; INSERT INTO tombstone (patient_id, erased_at, reason) SELECT "
             "id, '2026-03-20T09:00:00.000Z', 'x' FROM patient",
             "tombstone_stray"},
        Case{"the kind of book, so that it is backed up no more", "UPDATE book SET kind = 'demonstration'",
             "record_changed"},
        Case{"the mark by which backups know their book", "UPDATE book SET book_id = book_id + 1", "record_changed"},
        Case{"the period for which records are kept", "UPDATE practice SET retention_years = 1", "record_changed"},
        Case{"a time that no release writes, and an entry beside it",
             "UPDATE session SET signed_at = 'x' WHERE starts LIKE '2026-03-02%'; "
             "UPDATE history SET who = 'Somebody' WHERE seq = 3",
             "record_unreadable"});
    CAPTURE(what);
    tamper(sql);
    const auto found = findings();
    for (const auto& finding : found)
        UNSCOPED_INFO(finding.kind << " " << finding.subject << " " << finding.detail);
    CHECK(std::ranges::any_of(found, [&](const store::Finding& finding) { return finding.kind == kind; }));
}

TEST_CASE_METHOD(Practised, "what was taken in from a file is sealed too") {
    auto old = visit(day(2026, 2, 2));
    old.status = SessionStatus::imported;
    old.source = "old.csv";
    Patient other;
    other.id = logbook.ids().next<Patient>();
    other.code = "Q0002";
    require(logbook.take_in({"import", {added(other), added(old)}}, "old.csv"));
    const auto before = logbook.book().practice.get();
    auto practice = before;
    practice.address = "3 Fern Lane";
    require(logbook.take_in({"import", {changed(before, practice)}}, "old.csv"));
    outcome::Constants constants;
    constants.rho = 0.5;
    require(logbook.set_outcome_constants(constants));
    const auto [what, sql] = GENERATE(table<const char*, const char*>(
        {{"session", "UPDATE session SET notes = 'well' WHERE status = 'imported'"},
         {"session",
          "UPDATE reading SET score = 1 WHERE session_id IN (SELECT id FROM session WHERE status = "
          "'imported')"},
         {"session", "DELETE FROM needle WHERE session_id IN (SELECT id FROM session WHERE status = 'imported')"},
         {"patient", "UPDATE patient SET code = 'Q0003' WHERE code = 'Q0002'"},
         {"practice", "UPDATE practice SET address = '4 Fern Lane'"},
         {"constant rho", "UPDATE outcome_constant SET value = 0.1 WHERE name = 'rho'"},
         {"constant rho", "DELETE FROM outcome_constant"},
         {"nothing", "SELECT 1"}}));
    CAPTURE(what, sql);
    tamper(sql);
    const auto found = findings();
    const std::string subject{what};
    if (subject == "nothing")
        CHECK(found.empty());
    else
        CHECK(std::ranges::any_of(found, [&](const store::Finding& finding) {
            return finding.kind == "record_changed" && finding.subject.starts_with(subject);
        }));
}

TEST_CASE_METHOD(Practised, "a constant that nobody set is found") {
    tamper("INSERT INTO outcome_constant (name, value) VALUES ('width', 9)");
    const auto found = findings();
    CHECK(std::ranges::find(found, store::Finding{"record_unexplained", "constant width", ""}) != found.end());
}

TEST_CASE_METHOD(Practised, "a schema that was changed is found and named") {
    const auto [sql, finding] = GENERATE(table<const char*, store::Finding>(
        {{"DROP TRIGGER session_signed_update", {"schema_missing", "session_signed_update", "trigger"}},
         {"DROP TRIGGER history_update; CREATE TRIGGER history_update BEFORE UPDATE ON history WHEN 0 BEGIN SELECT 1; "
          "END",
          {"schema_changed", "history_update", "trigger"}},
         {"DROP VIEW reading_current; CREATE VIEW reading_current AS SELECT * FROM reading WHERE score < 5",
          {"schema_changed", "reading_current", "view"}},
         {"CREATE TRIGGER quiet AFTER INSERT ON reading BEGIN DELETE FROM side_effect; END",
          {"schema_added", "quiet", "trigger"}}}));
    { const auto closed = std::move(logbook); }
    store::keyed(file, passphrase())->run(sql);
    const auto found = findings();
    CHECK(std::ranges::find(found, finding) != found.end());
}

TEST_CASE("every finding has a sentence of its own") {
    for (const auto* kind : {"page", "structure", "unreadable", "reference", "schema_missing", "schema_changed",
                             "schema_added", "history_missing", "history_changed", "history_order", "history_tail",
                             "payload_changed", "payload_missing", "payload_stray", "tombstone_stray", "record_changed",
                             "record_missing", "record_unexplained", "outline_changed"})
        CHECK(sentence_for({kind, "subject", "detail"}).find(kind) == std::string::npos);
}
