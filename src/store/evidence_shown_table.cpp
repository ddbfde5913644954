/// What was shown to patients, in and out of the book.
#include "store/evidence_shown_table.h"

#include "store/connection.h"

namespace needlebook::store {
namespace {

EvidenceShown evidence_shown_from(Row row) {
    EvidenceShown shown;
    row.into(shown.id, shown.patient, shown.shown_at, shown.what);
    return shown;
}

}  // namespace

void EvidenceShownTable::put(const EvidenceShown& shown) {
    auto query = db().query(R"sql(
        INSERT INTO evidence_shown (
            id, patient_id, shown_at, what
        ) VALUES (
            :id, :patient_id, :shown_at, :what
        ) ON CONFLICT (id) DO UPDATE SET
            patient_id = excluded.patient_id, shown_at = excluded.shown_at, what = excluded.what
    )sql");
    query.set(":id", shown.id)
        .set(":patient_id", shown.patient)
        .set(":shown_at", shown.shown_at)
        .set(":what", shown.what);
    query.run();
}

void EvidenceShownTable::remove(Id<EvidenceShown> id) {
    db().query("DELETE FROM evidence_shown WHERE id = :id").set(":id", id).run();
}

std::optional<EvidenceShown> EvidenceShownTable::find(Id<EvidenceShown> id) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, shown_at, what
        FROM evidence_shown WHERE id = :id
    )sql");
    query.set(":id", id);
    return query.first(evidence_shown_from);
}

std::vector<EvidenceShown> EvidenceShownTable::of(Id<Patient> patient) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, shown_at, what
        FROM evidence_shown WHERE patient_id = :patient_id ORDER BY shown_at, id
    )sql");
    query.set(":patient_id", patient);
    return query.all(evidence_shown_from);
}

}  // namespace needlebook::store
