/// Other changes in and out of the book.
#include "store/change_table.h"

#include "store/connection.h"

namespace needlebook::store {
namespace {

Change change_from(Row row) {
    Change change;
    row.into(change.id, change.patient, change.kind, change.words, change.started_on, change.ended_on,
             change.amount_before, change.amount_after);
    return change;
}

}  // namespace

void ChangeTable::put(const Change& change) {
    auto query = db().query(R"sql(
        INSERT INTO change (
            id, patient_id, kind, words, started_on, ended_on, amount_before, amount_after
        ) VALUES (
            :id, :patient_id, :kind, :words, :started_on, :ended_on, :amount_before,
            :amount_after
        ) ON CONFLICT (id) DO UPDATE SET
            patient_id = excluded.patient_id, kind = excluded.kind, words = excluded.words,
            started_on = excluded.started_on, ended_on = excluded.ended_on, amount_before =
            excluded.amount_before, amount_after = excluded.amount_after
    )sql");
    query.set(":id", change.id)
        .set(":patient_id", change.patient)
        .set(":kind", change.kind)
        .set(":words", change.words)
        .set(":started_on", change.started_on)
        .set(":ended_on", change.ended_on)
        .set(":amount_before", change.amount_before)
        .set(":amount_after", change.amount_after);
    query.run();
}

void ChangeTable::remove(Id<Change> id) { db().query("DELETE FROM change WHERE id = :id").set(":id", id).run(); }

std::optional<Change> ChangeTable::find(Id<Change> id) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, kind, words, started_on, ended_on, amount_before, amount_after
        FROM change WHERE id = :id
    )sql");
    query.set(":id", id);
    return query.first(change_from);
}

std::vector<Change> ChangeTable::of(Id<Patient> patient) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, kind, words, started_on, ended_on, amount_before, amount_after
        FROM change WHERE patient_id = :patient_id ORDER BY started_on, id
    )sql");
    query.set(":patient_id", patient);
    return query.all(change_from);
}

}  // namespace needlebook::store
