/// Complaints in and out of the book.
#include "store/complaint_table.h"

#include "store/connection.h"

namespace needlebook::store {
namespace {

Complaint complaint_from(Row row) {
    Complaint complaint;
    row.into(complaint.id, complaint.patient, complaint.position, complaint.kind, complaint.words, complaint.region,
             complaint.side, complaint.since, complaint.severity_at_start, complaint.control, complaint.diagnosed_by,
             complaint.opened_on);
    return complaint;
}

}  // namespace

void ComplaintTable::put(const Complaint& complaint) {
    auto query = db().query(R"sql(
        INSERT INTO complaint (
            id, patient_id, position, kind, words, region, side, since, severity_answer,
            severity, control_answer, control, diagnosed_by, opened_on
        ) VALUES (
            :id, :patient_id, :position, :kind, :words, :region, :side, :since,
            :severity_answer, :severity, :control_answer, :control, :diagnosed_by, :opened_on
        ) ON CONFLICT (id) DO UPDATE SET
            patient_id = excluded.patient_id, position = excluded.position, kind =
            excluded.kind, words = excluded.words, region = excluded.region, side =
            excluded.side, since = excluded.since, severity_answer = excluded.severity_answer,
            severity = excluded.severity, control_answer = excluded.control_answer, control =
            excluded.control, diagnosed_by = excluded.diagnosed_by, opened_on =
            excluded.opened_on
    )sql");
    query.set(":id", complaint.id)
        .set(":patient_id", complaint.patient)
        .set(":position", complaint.position)
        .set(":kind", complaint.kind)
        .set(":words", complaint.words)
        .set(":region", complaint.region)
        .set(":side", complaint.side)
        .set(":since", complaint.since)
        .set(":severity_answer", ":severity", complaint.severity_at_start)
        .set(":control_answer", ":control", complaint.control)
        .set(":diagnosed_by", complaint.diagnosed_by)
        .set(":opened_on", complaint.opened_on);
    query.run();
}

void ComplaintTable::remove(Id<Complaint> id) {
    db().query("DELETE FROM complaint WHERE id = :id").set(":id", id).run();
}

std::optional<Complaint> ComplaintTable::find(Id<Complaint> id) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, position, kind, words, region, side, since, severity_answer,
               severity, control_answer, control, diagnosed_by, opened_on
        FROM complaint WHERE id = :id
    )sql");
    query.set(":id", id);
    return query.first(complaint_from);
}

std::vector<Complaint> ComplaintTable::of(Id<Patient> patient) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, position, kind, words, region, side, since, severity_answer,
               severity, control_answer, control, diagnosed_by, opened_on
        FROM complaint WHERE patient_id = :patient_id ORDER BY position, id
    )sql");
    query.set(":patient_id", patient);
    return query.all(complaint_from);
}

std::vector<Complaint> ComplaintTable::all() const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, position, kind, words, region, side, since, severity_answer,
               severity, control_answer, control, diagnosed_by, opened_on
        FROM complaint ORDER BY patient_id, position, id
    )sql");
    return query.all(complaint_from);
}

}  // namespace needlebook::store
