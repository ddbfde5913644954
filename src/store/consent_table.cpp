/// Consents in and out of the book.
#include "store/consent_table.h"

#include "store/connection.h"

namespace needlebook::store {
namespace {

Consent consent_from(Row row) {
    Consent consent;
    row.into(consent.id, consent.patient, consent.given_on, consent.explained, consent.practitioner,
             consent.withdrawn_on, consent.withdrawn_reason);
    return consent;
}

}  // namespace

void ConsentTable::put(const Consent& consent) {
    auto query = db().query(R"sql(
        INSERT INTO consent (
            id, patient_id, given_on, explained, practitioner_id, withdrawn_on, withdrawn_reason
        ) VALUES (
            :id, :patient_id, :given_on, :explained, :practitioner_id, :withdrawn_on,
            :withdrawn_reason
        ) ON CONFLICT (id) DO UPDATE SET
            patient_id = excluded.patient_id, given_on = excluded.given_on, explained =
            excluded.explained, practitioner_id = excluded.practitioner_id, withdrawn_on =
            excluded.withdrawn_on, withdrawn_reason = excluded.withdrawn_reason
    )sql");
    query.set(":id", consent.id)
        .set(":patient_id", consent.patient)
        .set(":given_on", consent.given_on)
        .set(":explained", consent.explained)
        .set(":practitioner_id", consent.practitioner)
        .set(":withdrawn_on", consent.withdrawn_on)
        .set(":withdrawn_reason", consent.withdrawn_reason);
    query.run();
}

void ConsentTable::remove(Id<Consent> id) { db().query("DELETE FROM consent WHERE id = :id").set(":id", id).run(); }

std::optional<Consent> ConsentTable::find(Id<Consent> id) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, given_on, explained, practitioner_id, withdrawn_on,
               withdrawn_reason
        FROM consent WHERE id = :id
    )sql");
    query.set(":id", id);
    return query.first(consent_from);
}

std::vector<Consent> ConsentTable::of(Id<Patient> patient) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, given_on, explained, practitioner_id, withdrawn_on,
               withdrawn_reason
        FROM consent WHERE patient_id = :patient_id ORDER BY given_on, id
    )sql");
    query.set(":patient_id", patient);
    return query.all(consent_from);
}

}  // namespace needlebook::store
