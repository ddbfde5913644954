/// What the book itself refuses, whoever asks: signed rows, agreements, history.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "store/book_folder.h"

using namespace needlebook;
using namespace needlebook::store;
using namespace needlebook::store::test;

namespace {

/// Raw access to a book, the way another program with the passphrase has it.
struct RawBook : ClosedBook {
    std::unique_ptr<Connection> db = keyed(file, passphrase());

    std::vector<Finding> findings() {
        db.reset();
        return value_of(open_book(file)).history.verify();
    }
};

Errc code_of(Connection& db, const std::string& sql) {
    try {
        db.run(sql);
    } catch (const Failure& failure) {
        return failure.code();
    }
    return Errc::empty;  // It went through.
}

}  // namespace

TEST_CASE_METHOD(RawBook, "the triggers refuse to touch what is signed") {
    const bool recursive = GENERATE(false, true);
    db->run(recursive ? "PRAGMA recursive_triggers = ON" : "PRAGMA recursive_triggers = OFF");
    const std::string sql = GENERATE(
        "UPDATE session SET notes = 'x'", "DELETE FROM session", "UPDATE session SET status = 'draft'",
        "INSERT OR REPLACE INTO session (id, patient_id, status, kind, starts, started_at) "
        "VALUES (41, 11, 'draft', 'treatment', '2026-03-02T10:00', 'x')",
        "UPDATE needle SET count = 1", "DELETE FROM needle",
        "INSERT INTO needle (session_id, position, kind, point, side, count) VALUES (41, 9, 'point', 'LI4', 'left', 1)",
        "INSERT OR REPLACE INTO needle (session_id, position, kind, point, side, count) "
        "VALUES (41, 0, 'point', 'LI4', 'left', 1)",
        "UPDATE technique SET note = 'x'", "DELETE FROM technique", "UPDATE count_out SET needles = 0",
        "DELETE FROM count_out", "UPDATE caution_decision SET reason = 'x'", "DELETE FROM caution_decision",
        "UPDATE reading SET score = 0", "DELETE FROM reading",
        "INSERT OR REPLACE INTO reading (id, measure_id, session_id, day, source, giver, answer, score, entered_at) "
        "VALUES (51, 31, NULL, '2026-03-02', 'home', 'patient', 'value', 0, 'x')",
        "UPDATE extent SET level = 0", "DELETE FROM extent",
        "INSERT OR REPLACE INTO extent (id, patient_id, session_id, day, limb, side, level) "
        "VALUES (61, 11, NULL, '2026-03-02', 'leg', 'left', 0)",
        "UPDATE side_effect_question SET events = 9", "DELETE FROM side_effect_question",
        "UPDATE side_effect SET kind = 'other'", "DELETE FROM side_effect",
        "INSERT OR REPLACE INTO side_effect (id, session_id, source, kind, severity) "
        "VALUES (71, 41, 'seen', 'other', 'mild')",
        "UPDATE history SET who = 'x'", "DELETE FROM history", "UPDATE history_payload SET body = 'x'",
        "DELETE FROM history_payload", "DELETE FROM history_head", "UPDATE history_head SET count = 0",
        "INSERT OR REPLACE INTO history_payload (seq, salt, body) VALUES (1, zeroblob(16), 'x')",
        "INSERT OR REPLACE INTO history (seq, at, who, kind, subject, previous_hash, hash) "
        "VALUES (1, 'x', 'x', 'x', 'x', zeroblob(32), zeroblob(32))",
        "UPDATE measure SET wording = 'x'");
    CAPTURE(sql, recursive);
    const auto before = db->number("SELECT sum(notes = 'sleeplessmarker') + count(*) FROM session");
    CHECK(code_of(*db, sql) == Errc::not_allowed);
    CHECK(before == db->number("SELECT sum(notes = 'sleeplessmarker') + count(*) FROM session"));
}

TEST_CASE_METHOD(RawBook, "a word that the book doesn't know is refused in what each visit writes") {
    db->run(
        "INSERT INTO session (id, patient_id, status, kind, starts, started_at) "
        "VALUES (42, 11, 'draft', 'treatment', '2026-03-03T10:00', 'x');"
        "INSERT INTO needle (session_id, position, kind, point, side, count) "
        "VALUES (42, 0, 'point', 'LI4', 'left', 1);"
        "INSERT INTO reading (id, measure_id, session_id, day, source, giver, answer, entered_at) "
        "VALUES (52, 31, 42, '2026-03-03', 'before', 'patient', 'declined', 'x');"
        "INSERT INTO side_effect_question (session_id, source, answer) VALUES (42, 'asked', 'declined')");
    struct Word {
        const char* row;
        const char* column;
        const char* known;
    };
    const auto word = GENERATE(Word{"session SET %WHERE id = 42", "status", "imported"},
                               Word{"session SET %WHERE id = 42", "kind", "cancelled"},
                               Word{"session SET %WHERE id = 42", "feet_looked_answer", "declined"},
                               Word{"session SET %WHERE id = 42", "changes_answer", "none"},
                               Word{"needle SET %WHERE session_id = 42", "kind", "ear"},
                               Word{"needle SET %WHERE session_id = 42", "side", "midline"},
                               Word{"needle SET %WHERE session_id = 42", "angle", "transverse"},
                               Word{"needle SET %WHERE session_id = 42", "response", "none"},
                               Word{"needle SET %WHERE session_id = 42", "stimulation", "heat"},
                               Word{"reading SET %WHERE id = 52", "source", "recalled"},
                               Word{"reading SET %WHERE id = 52", "giver", "someone_else"},
                               Word{"reading SET %WHERE id = 52", "answer", "none"},
                               Word{"side_effect_question SET %WHERE session_id = 42", "answer", "none"});
    CAPTURE(word.row, word.column);
    const auto update = [&](const char* text) {
        std::string sql = std::string{"UPDATE "} + word.row;
        return sql.replace(sql.find('%'), 1, std::string{word.column} + " = '" + text + "' ");
    };
    CHECK(code_of(*db, update("nonsense")) == Errc::out_of_range);
    CHECK(code_of(*db, update(word.known)) == Errc::empty);
}

TEST_CASE_METHOD(RawBook, "only a signed session of the same patient can be superseded") {
    CHECK(code_of(*db,
                  "INSERT INTO session (id, patient_id, supersedes_id, version_reason, status, kind, starts, "
                  "started_at) VALUES (42, 12, 41, 'x', 'draft', 'treatment', '2026-03-02T10:00', 'x')") ==
          Errc::not_allowed);
}

TEST_CASE_METHOD(RawBook, "nothing takes the place of what is signed") {
    db->run("PRAGMA recursive_triggers = OFF");
    db->run(
        "INSERT INTO session (id, patient_id, supersedes_id, version_reason, status, kind, starts, started_at) "
        "VALUES (42, 11, 41, 'x', 'draft', 'treatment', '2026-03-02T10:00', 'x')");
    db->run("UPDATE session SET status = 'signed', signed_at = 'x', signed_by = 'x' WHERE id = 42");
    db->run(
        "INSERT INTO session (id, patient_id, status, kind, starts, started_at) "
        "VALUES (43, 11, 'draft', 'treatment', '2026-03-02T10:00', 'x')");
    db->run(
        "INSERT INTO reading (id, measure_id, day, source, giver, answer, entered_at) "
        "VALUES (52, 31, '2026-03-02', 'home', 'patient', 'none', 'x')");
    db->run(
        "INSERT INTO extent (id, patient_id, day, limb, side, level) "
        "VALUES (62, 11, '2026-03-02', 'leg', 'left', 0)");
    db->run(
        "INSERT INTO side_effect (id, session_id, source, kind, severity) "
        "VALUES (72, 43, 'seen', 'other', 'mild')");
    const std::string sql = GENERATE(
        "INSERT OR REPLACE INTO session (id, patient_id, supersedes_id, version_reason, status, kind, starts, "
        "started_at) VALUES (44, 11, 41, 'x', 'draft', 'treatment', '2026-03-02T10:00', 'x')",
        "UPDATE OR REPLACE session SET id = 41 WHERE id = 43",
        "UPDATE OR REPLACE session SET supersedes_id = 41, version_reason = 'x' WHERE id = 43",
        "UPDATE OR REPLACE reading SET id = 51 WHERE id = 52", "UPDATE OR REPLACE extent SET id = 61 WHERE id = 62",
        "UPDATE OR REPLACE side_effect SET id = 71 WHERE id = 72");
    CAPTURE(sql);
    CHECK(code_of(*db, sql) == Errc::not_allowed);
}

TEST_CASE_METHOD(RawBook, "an untouched history verifies") { CHECK(findings().empty()); }

TEST_CASE_METHOD(RawBook, "tampering with the history is found and named") {
    struct Case {
        const char* sql;
        Finding finding;
    };
    const auto [sql, finding] = GENERATE(
        Case{"UPDATE history SET who = 'Someone' WHERE seq = 2", {"history_changed", "2", "edit"}},
        Case{"UPDATE history SET at = '2026-03-19T09:00:00.000Z' WHERE seq = 1", {"history_changed", "1", "edit"}},
        Case{"UPDATE history SET patient_id = NULL WHERE seq = 2", {"history_changed", "2", "edit"}},
        Case{"DELETE FROM history WHERE seq = 2", {"history_missing", "2", ""}},
        Case{"DELETE FROM history WHERE seq = 3", {"history_tail", "2", "3"}},
        Case{"UPDATE history_head SET count = 2", {"history_tail", "3", "2"}},
        Case{"UPDATE history_payload SET body = '{}' WHERE seq = 2", {"payload_changed", "2", "edit"}},
        Case{"UPDATE history_payload SET salt = zeroblob(16) WHERE seq = 3", {"payload_changed", "3", "edit"}},
        Case{"DELETE FROM history_payload WHERE seq = 1", {"payload_missing", "1", "edit"}},
        Case{"UPDATE history SET payload_digest = NULL WHERE seq = 1", {"payload_stray", "1", "edit"}},
        Case{"UPDATE history SET seq = seq + 10; UPDATE history SET seq = 2 WHERE seq = 11; "
             "UPDATE history SET seq = 1 WHERE seq = 12; UPDATE history SET seq = 3 WHERE seq = 13",
             {"history_changed", "1", "edit"}});
    CAPTURE(sql);
    db->run(
        "DROP TRIGGER history_update; DROP TRIGGER history_delete; DROP TRIGGER history_payload_update; "
        "DROP TRIGGER history_payload_delete; DROP TRIGGER history_head_back");
    db->run(sql);
    const auto found = findings();
    CHECK(std::ranges::find(found, finding) != found.end());
}

TEST_CASE_METHOD(RawBook, "a check names what differs from the schema of this release") {
    db->run("DROP TRIGGER session_signed_update");
    db->run("CREATE TABLE stray (a INTEGER)");
    db->run("DROP VIEW reading_current; CREATE VIEW reading_current AS SELECT * FROM reading");
    db.reset();
    CHECK(value_of(open_book(file)).check() ==
          std::vector<Finding>{{"schema_missing", "session_signed_update", "trigger"},
                               {"schema_changed", "reading_current", "view"},
                               {"schema_added", "stray", "table"}});
}
