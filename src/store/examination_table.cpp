/// Examinations in and out of the book.
#include "store/examination_table.h"

#include "store/connection.h"

namespace needlebook::store {
namespace {

Examination examination_from(Row row) {
    Examination examination;
    row.into(examination.id, examination.patient, examination.day, examination.kind, examination.side,
             examination.value, examination.unit, examination.note);
    return examination;
}

}  // namespace

void ExaminationTable::put(const Examination& examination) {
    auto query = db().query(R"sql(
        INSERT INTO examination (
            id, patient_id, day, kind, side, answer, value, unit, note
        ) VALUES (
            :id, :patient_id, :day, :kind, :side, :answer, :value, :unit, :note
        ) ON CONFLICT (id) DO UPDATE SET
            patient_id = excluded.patient_id, day = excluded.day, kind = excluded.kind, side =
            excluded.side, answer = excluded.answer, value = excluded.value, unit =
            excluded.unit, note = excluded.note
    )sql");
    query.set(":id", examination.id)
        .set(":patient_id", examination.patient)
        .set(":day", examination.day)
        .set(":kind", examination.kind)
        .set(":side", examination.side)
        .set(":answer", ":value", examination.value)
        .set(":unit", examination.unit)
        .set(":note", examination.note);
    query.run();
}

void ExaminationTable::remove(Id<Examination> id) {
    db().query("DELETE FROM examination WHERE id = :id").set(":id", id).run();
}

std::optional<Examination> ExaminationTable::find(Id<Examination> id) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, day, kind, side, answer, value, unit, note
        FROM examination WHERE id = :id
    )sql");
    query.set(":id", id);
    return query.first(examination_from);
}

std::vector<Examination> ExaminationTable::of(Id<Patient> patient) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, day, kind, side, answer, value, unit, note
        FROM examination WHERE patient_id = :patient_id ORDER BY day, id
    )sql");
    query.set(":patient_id", patient);
    return query.all(examination_from);
}

}  // namespace needlebook::store
