/// Agreements in and out of the book.
#include "store/agreement_table.h"

#include "store/connection.h"

namespace needlebook::store {
namespace {

Agreement agreement_from(Row row) {
    Agreement agreement;
    row.into(agreement.id, agreement.complaint, agreement.supersedes, agreement.agreed_on, agreement.aim,
             agreement.measure, agreement.review_on, agreement.target, agreement.rate_per_year, agreement.rate_source,
             agreement.planned_visits, agreement.spacing_days, agreement.stop_rule, agreement.patient_words,
             agreement.agreed_by_patient, agreement.agreed_by_practitioner, agreement.reason);
    return agreement;
}

}  // namespace

void AgreementTable::put(const Agreement& agreement) {
    auto query = db().query(R"sql(
        INSERT INTO agreement (
            id, complaint_id, supersedes_id, agreed_on, aim, measure_id, review_on, target,
            rate_per_year, rate_source, planned_visits, spacing_days, stop_rule, patient_words,
            agreed_by_patient, agreed_by_practitioner, reason
        ) VALUES (
            :id, :complaint_id, :supersedes_id, :agreed_on, :aim, :measure_id, :review_on,
            :target, :rate_per_year, :rate_source, :planned_visits, :spacing_days, :stop_rule,
            :patient_words, :agreed_by_patient, :agreed_by_practitioner, :reason
        )
    )sql");
    query.set(":id", agreement.id)
        .set(":complaint_id", agreement.complaint)
        .set(":supersedes_id", agreement.supersedes)
        .set(":agreed_on", agreement.agreed_on)
        .set(":aim", agreement.aim)
        .set(":measure_id", agreement.measure)
        .set(":review_on", agreement.review_on)
        .set(":target", agreement.target)
        .set(":rate_per_year", agreement.rate_per_year)
        .set(":rate_source", agreement.rate_source)
        .set(":planned_visits", agreement.planned_visits)
        .set(":spacing_days", agreement.spacing_days)
        .set(":stop_rule", agreement.stop_rule)
        .set(":patient_words", agreement.patient_words)
        .set(":agreed_by_patient", agreement.agreed_by_patient)
        .set(":agreed_by_practitioner", agreement.agreed_by_practitioner)
        .set(":reason", agreement.reason);
    query.run();
}

void AgreementTable::remove(Id<Agreement> id) {
    db().query("DELETE FROM agreement WHERE id = :id").set(":id", id).run();
}

std::optional<Agreement> AgreementTable::find(Id<Agreement> id) const {
    auto query = db().query(R"sql(
        SELECT id, complaint_id, supersedes_id, agreed_on, aim, measure_id, review_on,
               target, rate_per_year, rate_source, planned_visits, spacing_days, stop_rule,
               patient_words, agreed_by_patient, agreed_by_practitioner, reason
        FROM agreement WHERE id = :id
    )sql");
    query.set(":id", id);
    return query.first(agreement_from);
}

std::vector<Agreement> AgreementTable::of(Id<Complaint> complaint) const {
    auto query = db().query(R"sql(
        SELECT id, complaint_id, supersedes_id, agreed_on, aim, measure_id, review_on,
               target, rate_per_year, rate_source, planned_visits, spacing_days, stop_rule,
               patient_words, agreed_by_patient, agreed_by_practitioner, reason
        FROM agreement WHERE complaint_id = :complaint_id ORDER BY agreed_on, id
    )sql");
    query.set(":complaint_id", complaint);
    return query.all(agreement_from);
}

std::optional<Agreement> AgreementTable::current(Id<Complaint> complaint) const {
    auto query = db().query(R"sql(
        SELECT id, complaint_id, supersedes_id, agreed_on, aim, measure_id, review_on,
               target, rate_per_year, rate_source, planned_visits, spacing_days, stop_rule,
               patient_words, agreed_by_patient, agreed_by_practitioner, reason
        FROM agreement WHERE complaint_id = :complaint_id
          AND NOT EXISTS (SELECT 1 FROM agreement AS later WHERE later.supersedes_id = agreement.id)
        ORDER BY agreed_on DESC, id DESC LIMIT 1
    )sql");
    query.set(":complaint_id", complaint);
    return query.first(agreement_from);
}

std::vector<Agreement> AgreementTable::all() const {
    auto query = db().query(R"sql(
        SELECT id, complaint_id, supersedes_id, agreed_on, aim, measure_id, review_on,
               target, rate_per_year, rate_source, planned_visits, spacing_days, stop_rule,
               patient_words, agreed_by_patient, agreed_by_practitioner, reason
        FROM agreement ORDER BY complaint_id, agreed_on, id
    )sql");
    return query.all(agreement_from);
}

}  // namespace needlebook::store
