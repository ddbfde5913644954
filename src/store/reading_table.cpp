/// Scores in and out of the book.
#include "store/reading_table.h"

#include <algorithm>

#include "store/connection.h"
#include "store/packed_score.h"
#include "store/session_table.h"

namespace needlebook::store {
namespace {

Reading reading_from(Row row) {
    Reading reading;
    row.into(reading.id, reading.measure, reading.session, reading.day, reading.source, reading.giver, reading.score,
             reading.entered_at, reading.after_reveal, reading.imported_from);
    return reading;
}

}  // namespace

std::vector<PackedScore> scores_of(Connection& db, std::span<const Id<Session>> sessions) {
    std::vector<PackedScore> scores;
    for (const auto session : sessions) {
        auto query = db.query("SELECT measure_id, judged FROM reading WHERE session_id = :session_id");
        query.set(":session_id", session);
        while (query.step())
            if (const auto packed = packed_score_from(query.row()); packed.judged)
                scores.push_back(packed);
    }
    return scores;
}

void ReadingTable::put(const Reading& reading) {
    auto query = db().query(R"sql(
        INSERT INTO reading (
            id, measure_id, session_id, day, source, giver, answer, score, entered_at,
            after_reveal, imported_from
        ) VALUES (
            :id, :measure_id, :session_id, :day, :source, :giver, :answer, :score, :entered_at,
            :after_reveal, :imported_from
        ) ON CONFLICT (id) DO UPDATE SET
            measure_id = excluded.measure_id, session_id = excluded.session_id, day =
            excluded.day, source = excluded.source, giver = excluded.giver, answer =
            excluded.answer, score = excluded.score, entered_at = excluded.entered_at,
            after_reveal = excluded.after_reveal, imported_from = excluded.imported_from
    )sql");
    query.set(":id", reading.id)
        .set(":measure_id", reading.measure)
        .set(":session_id", reading.session)
        .set(":day", reading.day)
        .set(":source", reading.source)
        .set(":giver", reading.giver)
        .set(":answer", ":score", reading.score)
        .set(":entered_at", reading.entered_at)
        .set(":after_reveal", reading.after_reveal)
        .set(":imported_from", reading.imported_from);
    query.run();
}

void ReadingTable::remove(Id<Reading> id) { db().query("DELETE FROM reading WHERE id = :id").set(":id", id).run(); }

std::optional<Reading> ReadingTable::find(Id<Reading> id) const {
    auto query = db().query(R"sql(
        SELECT id, measure_id, session_id, day, source, giver, answer, score, entered_at,
               after_reveal, imported_from
        FROM reading WHERE id = :id
    )sql");
    query.set(":id", id);
    return query.first(reading_from);
}

std::vector<Reading> ReadingTable::current_of(Id<Measure> measure) const {
    auto query = db().query(R"sql(
        SELECT id, measure_id, session_id, day, source, giver, answer, score, entered_at,
               after_reveal, imported_from
        FROM reading_current WHERE measure_id = :measure_id ORDER BY day, id
    )sql");
    query.set(":measure_id", measure);
    return query.all(reading_from);
}

std::vector<Reading> ReadingTable::current_of(Id<Patient> patient) const {
    auto query = db().query(R"sql(
        SELECT id, measure_id, session_id, day, source, giver, answer, score, entered_at,
               after_reveal, imported_from
        FROM reading_current WHERE measure_id IN (SELECT measure.id FROM measure JOIN complaint ON complaint.id = complaint_id
                             WHERE patient_id = :patient_id)
        ORDER BY measure_id, day, id
    )sql");
    query.set(":patient_id", patient);
    return query.all(reading_from);
}

std::vector<Reading> ReadingTable::home_of(Id<Patient> patient) const {
    auto query = db().query(R"sql(
        SELECT id, measure_id, session_id, day, source, giver, answer, score, entered_at,
               after_reveal, imported_from
        FROM reading WHERE session_id IS NULL
          AND measure_id IN (SELECT measure.id FROM measure JOIN complaint ON complaint.id = complaint_id
                             WHERE patient_id = :patient_id)
        ORDER BY day, id
    )sql");
    query.set(":patient_id", patient);
    return query.all(reading_from);
}

void ReadingTable::each_judged(const std::function<void(const JudgedReading&)>& visit) const {
    // The view asks twice for each reading whether its session counts. Few do not: they are looked up
    // first and passed over, since both come in the same order.
    const auto not_counting = sessions_not_counting(db());
    auto left_out = scores_of(db(), std::vector(not_counting.begin(), not_counting.end()));
    std::ranges::sort(left_out);
    auto next_left_out = left_out.begin();
    auto query = db().query("SELECT measure_id, judged FROM reading ORDER BY measure_id, judged");
    while (query.step()) {
        const auto packed = packed_score_from(query.row());
        if (!packed.judged)
            continue;
        if (next_left_out != left_out.end() && *next_left_out == packed) {
            ++next_left_out;
            continue;
        }
        const auto score = unpacked_score(*packed.judged);
        visit({{packed.measure}, score.day, score.source, score.score});
    }
}

}  // namespace needlebook::store
