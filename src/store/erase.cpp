/// Taking everything of one patient out of the book, or what an import brought of them.
#include <array>

#include <fmt/format.h>

#include "store/book.h"
#include "store/connection.h"

namespace needlebook::store {
namespace {

/// Later versions go before what they supersede: a row that is referred to can't go.
void delete_versions(Connection& db, const char* sql, Id<Patient> patient) {
    do {
        db.query(sql).set(":patient_id", patient).run();
    } while (db.changes() > 0);
}

void delete_sessions(Connection& db, Id<Patient> patient) {
    delete_versions(db, R"sql(
        DELETE FROM session WHERE patient_id = :patient_id
        AND NOT EXISTS (SELECT 1 FROM session AS later WHERE later.supersedes_id = session.id)
    )sql",
                    patient);
}

void delete_complaints(Connection& db, Id<Patient> patient) {
    delete_versions(db, R"sql(
        DELETE FROM agreement WHERE complaint_id IN (SELECT id FROM complaint WHERE patient_id = :patient_id)
        AND NOT EXISTS (SELECT 1 FROM agreement AS later WHERE later.supersedes_id = agreement.id)
    )sql",
                    patient);
    const auto run = [&](Query query) { query.set(":patient_id", patient).run(); };
    run(db.query(R"sql(
        DELETE FROM reading WHERE measure_id IN (
            SELECT measure.id FROM measure JOIN complaint ON complaint.id = complaint_id WHERE patient_id = :patient_id)
    )sql"));
    run(db.query(R"sql(
        DELETE FROM measure WHERE complaint_id IN (SELECT id FROM complaint WHERE patient_id = :patient_id)
    )sql"));
    run(db.query(R"sql(
        DELETE FROM course_end WHERE complaint_id IN (SELECT id FROM complaint WHERE patient_id = :patient_id)
    )sql"));
    run(db.query("DELETE FROM complaint WHERE patient_id = :patient_id"));
}

using Ids = std::vector<std::int64_t>;

struct Deletion {
    std::string_view kind;
    const char* sql;
};

/// What visits from a file are made of; what belongs to others comes before them.
constexpr std::array deletions{
    Deletion{"reading", "DELETE FROM reading WHERE id IN (SELECT value FROM json_each(:ids))"},
    Deletion{"session", "DELETE FROM session WHERE id IN (SELECT value FROM json_each(:ids))"},
    Deletion{"agreement", R"sql(
        DELETE FROM agreement WHERE id IN (SELECT value FROM json_each(:ids))
        AND NOT EXISTS (SELECT 1 FROM agreement AS later WHERE later.supersedes_id = agreement.id)
    )sql"},
    Deletion{"measure", "DELETE FROM measure WHERE id IN (SELECT value FROM json_each(:ids))"},
    Deletion{"complaint", "DELETE FROM complaint WHERE id IN (SELECT value FROM json_each(:ids))"},
    Deletion{"patient", "DELETE FROM patient WHERE id IN (SELECT value FROM json_each(:ids))"}};

}  // namespace

void Book::take_out(Id<Patient> patient, const std::map<std::string, Ids, std::less<>>& ids) {
    auto& db = *connection_;
    db.query("INSERT INTO erasure_in_progress (patient_id) VALUES (:patient_id)").set(":patient_id", patient).run();
    std::size_t known = 0;
    for (const auto& deletion : deletions) {
        const auto found = ids.find(deletion.kind);
        if (found == ids.end())
            continue;
        ++known;
        const auto list = fmt::format("[{}]", fmt::join(found->second, ","));
        std::size_t gone = 0;
        for (int last = -1; last != 0; gone += static_cast<std::size_t>(last)) {
            db.query(deletion.sql).set(":ids", list).run();
            last = db.changes();
        }
        if (gone != found->second.size())
            throw Failure{Errc::contradiction, std::string{deletion.kind}};
    }
    if (known != ids.size())
        throw Failure{Errc::storage, "no visits from a file"};
    db.query("DELETE FROM erasure_in_progress WHERE patient_id = :patient_id").set(":patient_id", patient).run();
}

void Book::erase(Id<Patient> patient, Instant at, const std::string& reason) {
    auto& db = *connection_;
    const auto run = [&](Query query) { query.set(":patient_id", patient).run(); };
    run(db.query("INSERT INTO erasure_in_progress (patient_id) VALUES (:patient_id)"));
    run(db.query("DELETE FROM draft WHERE patient_id = :patient_id"));
    delete_sessions(db, patient);
    run(db.query("DELETE FROM extent WHERE patient_id = :patient_id"));
    delete_complaints(db, patient);
    run(db.query("DELETE FROM consent WHERE patient_id = :patient_id"));
    run(db.query("DELETE FROM evidence_shown WHERE patient_id = :patient_id"));
    run(db.query("DELETE FROM screening_answer WHERE patient_id = :patient_id"));
    run(db.query("DELETE FROM change WHERE patient_id = :patient_id"));
    run(db.query("DELETE FROM examination WHERE patient_id = :patient_id"));
    run(db.query(R"sql(
        DELETE FROM history_payload WHERE seq IN (SELECT seq FROM history WHERE patient_id = :patient_id)
    )sql"));
    run(db.query("DELETE FROM patient WHERE id = :patient_id"));
    auto tombstone = db.query(R"sql(
        INSERT INTO tombstone (patient_id, erased_at, reason) VALUES (:patient_id, :erased_at, :reason)
    )sql");
    tombstone.set(":patient_id", patient).set(":erased_at", at).set(":reason", reason).run();
    run(db.query("DELETE FROM erasure_in_progress WHERE patient_id = :patient_id"));
}

}  // namespace needlebook::store
