/// Patients in and out of the book.
#include "store/patient_table.h"

#include <algorithm>

#include "store/connection.h"

namespace needlebook::store {
namespace {

Patient patient_from(Row row) {
    Patient patient;
    row.into(patient.id, patient.code, patient.given_names, patient.family_name, patient.born_on, patient.phone,
             patient.email, patient.address, patient.gp_name, patient.gp_practice, patient.gp_informed,
             patient.restricted, patient.restriction, patient.retention_hold, patient.retention_reason, patient.note,
             patient.added_on);
    return patient;
}

}  // namespace

void PatientTable::put(const Patient& patient) {
    auto query = db().query(R"sql(
        INSERT INTO patient (
            id, code, given_names, family_name, born_on, phone, email, address, gp_name,
            gp_practice, gp_informed_answer, gp_informed, restricted, restriction,
            retention_hold, retention_reason, note, added_on
        ) VALUES (
            :id, :code, :given_names, :family_name, :born_on, :phone, :email, :address,
            :gp_name, :gp_practice, :gp_informed_answer, :gp_informed, :restricted,
            :restriction, :retention_hold, :retention_reason, :note, :added_on
        ) ON CONFLICT (id) DO UPDATE SET
            code = excluded.code, given_names = excluded.given_names, family_name =
            excluded.family_name, born_on = excluded.born_on, phone = excluded.phone, email =
            excluded.email, address = excluded.address, gp_name = excluded.gp_name, gp_practice
            = excluded.gp_practice, gp_informed_answer = excluded.gp_informed_answer,
            gp_informed = excluded.gp_informed, restricted = excluded.restricted, restriction =
            excluded.restriction, retention_hold = excluded.retention_hold, retention_reason =
            excluded.retention_reason, note = excluded.note, added_on = excluded.added_on
    )sql");
    query.set(":id", patient.id)
        .set(":code", patient.code)
        .set(":given_names", patient.given_names)
        .set(":family_name", patient.family_name)
        .set(":born_on", patient.born_on)
        .set(":phone", patient.phone)
        .set(":email", patient.email)
        .set(":address", patient.address)
        .set(":gp_name", patient.gp_name)
        .set(":gp_practice", patient.gp_practice)
        .set(":gp_informed_answer", ":gp_informed", patient.gp_informed)
        .set(":restricted", patient.restricted)
        .set(":restriction", patient.restriction)
        .set(":retention_hold", patient.retention_hold)
        .set(":retention_reason", patient.retention_reason)
        .set(":note", patient.note)
        .set(":added_on", patient.added_on);
    query.run();
}

void PatientTable::remove(Id<Patient> id) { db().query("DELETE FROM patient WHERE id = :id").set(":id", id).run(); }

std::optional<Patient> PatientTable::find(Id<Patient> id) const {
    auto query = db().query(R"sql(
        SELECT id, code, given_names, family_name, born_on, phone, email, address, gp_name,
               gp_practice, gp_informed_answer, gp_informed, restricted, restriction,
               retention_hold, retention_reason, note, added_on
        FROM patient WHERE id = :id
    )sql");
    query.set(":id", id);
    return query.first(patient_from);
}

std::optional<Patient> PatientTable::find_code(std::string_view code) const {
    auto query = db().query(R"sql(
        SELECT id, code, given_names, family_name, born_on, phone, email, address, gp_name,
               gp_practice, gp_informed_answer, gp_informed, restricted, restriction,
               retention_hold, retention_reason, note, added_on
        FROM patient WHERE code = :code
    )sql");
    query.set(":code", code);
    return query.first(patient_from);
}

std::vector<Patient> PatientTable::all() const {
    auto query = db().query(R"sql(
        SELECT id, code, given_names, family_name, born_on, phone, email, address, gp_name,
               gp_practice, gp_informed_answer, gp_informed, restricted, restriction,
               retention_hold, retention_reason, note, added_on
        FROM patient ORDER BY code
    )sql");
    return query.all(patient_from);
}

std::vector<PatientLine> PatientTable::lines() const {
    auto query = db().query(R"sql(
        SELECT id, code, given_names, family_name, born_on
        FROM patient ORDER BY family_name COLLATE NOCASE, given_names COLLATE NOCASE, code
    )sql");
    return query.all([](Row row) {
        PatientLine line;
        row.into(line.id, line.code, line.given_names, line.family_name, line.born_on);
        return line;
    });
}

std::vector<Id<Patient>> PatientTable::ids() const {
    // Unordered it is read from the index of codes, a tenth of the table.
    auto ids = db().query("SELECT id FROM patient").all([](Row row) { return row.next<Id<Patient>>(); });
    std::ranges::sort(ids);
    return ids;
}

}  // namespace needlebook::store
