/// Answers to screening questions in and out of the book.
#include "store/screening_answer_table.h"

#include "store/connection.h"

namespace needlebook::store {
namespace {

ScreeningAnswer screening_answer_from(Row row) {
    ScreeningAnswer answer;
    row.into(answer.id, answer.patient, answer.question, answer.asked_on, answer.answer);
    return answer;
}

}  // namespace

void ScreeningAnswerTable::put(const ScreeningAnswer& answer) {
    auto query = db().query(R"sql(
        INSERT INTO screening_answer (
            id, patient_id, question, asked_on, answer, value
        ) VALUES (
            :id, :patient_id, :question, :asked_on, :answer, :value
        ) ON CONFLICT (id) DO UPDATE SET
            patient_id = excluded.patient_id, question = excluded.question, asked_on =
            excluded.asked_on, answer = excluded.answer, value = excluded.value
    )sql");
    query.set(":id", answer.id)
        .set(":patient_id", answer.patient)
        .set(":question", answer.question)
        .set(":asked_on", answer.asked_on)
        .set(":answer", ":value", answer.answer);
    query.run();
}

void ScreeningAnswerTable::remove(Id<ScreeningAnswer> id) {
    db().query("DELETE FROM screening_answer WHERE id = :id").set(":id", id).run();
}

std::optional<ScreeningAnswer> ScreeningAnswerTable::find(Id<ScreeningAnswer> id) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, question, asked_on, answer, value
        FROM screening_answer WHERE id = :id
    )sql");
    query.set(":id", id);
    return query.first(screening_answer_from);
}

std::vector<ScreeningAnswer> ScreeningAnswerTable::of(Id<Patient> patient) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, question, asked_on, answer, value
        FROM screening_answer WHERE patient_id = :patient_id ORDER BY asked_on, id
    )sql");
    query.set(":patient_id", patient);
    return query.all(screening_answer_from);
}

std::vector<ScreeningAnswer> ScreeningAnswerTable::latest_of(Id<Patient> patient) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, question, asked_on, answer, value
        FROM screening_answer AS given
        WHERE patient_id = :patient_id
          AND NOT EXISTS (SELECT 1 FROM screening_answer AS later
                          WHERE later.patient_id = given.patient_id AND later.question = given.question
                            AND (later.asked_on, later.id) > (given.asked_on, given.id))
        ORDER BY question
    )sql");
    query.set(":patient_id", patient);
    return query.all(screening_answer_from);
}

}  // namespace needlebook::store
