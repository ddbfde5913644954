/// Measures in and out of the book.
#include "store/measure_table.h"

#include "store/connection.h"

namespace needlebook::store {
namespace {

Measure measure_from(Row row) {
    Measure measure;
    row.into(measure.id, measure.complaint, measure.position, measure.kind, measure.label, measure.side,
             measure.wording, measure.low_label, measure.high_label, measure.language, measure.recall,
             measure.retired_on);
    return measure;
}

}  // namespace

void MeasureTable::put(const Measure& measure) {
    auto query = db().query(R"sql(
        INSERT INTO measure (
            id, complaint_id, position, kind, label, side, wording, low_label, high_label,
            language, recall, retired_on
        ) VALUES (
            :id, :complaint_id, :position, :kind, :label, :side, :wording, :low_label,
            :high_label, :language, :recall, :retired_on
        ) ON CONFLICT (id) DO UPDATE SET
            complaint_id = excluded.complaint_id, position = excluded.position, kind =
            excluded.kind, label = excluded.label, side = excluded.side, wording =
            excluded.wording, low_label = excluded.low_label, high_label = excluded.high_label,
            language = excluded.language, recall = excluded.recall, retired_on =
            excluded.retired_on
    )sql");
    query.set(":id", measure.id)
        .set(":complaint_id", measure.complaint)
        .set(":position", measure.position)
        .set(":kind", measure.kind)
        .set(":label", measure.label)
        .set(":side", measure.side)
        .set(":wording", measure.wording)
        .set(":low_label", measure.low_label)
        .set(":high_label", measure.high_label)
        .set(":language", measure.language)
        .set(":recall", measure.recall)
        .set(":retired_on", measure.retired_on);
    query.run();
}

void MeasureTable::remove(Id<Measure> id) { db().query("DELETE FROM measure WHERE id = :id").set(":id", id).run(); }

std::optional<Measure> MeasureTable::find(Id<Measure> id) const {
    auto query = db().query(R"sql(
        SELECT id, complaint_id, position, kind, label, side, wording, low_label, high_label,
               language, recall, retired_on
        FROM measure WHERE id = :id
    )sql");
    query.set(":id", id);
    return query.first(measure_from);
}

std::vector<Measure> MeasureTable::of(Id<Complaint> complaint) const {
    auto query = db().query(R"sql(
        SELECT id, complaint_id, position, kind, label, side, wording, low_label, high_label,
               language, recall, retired_on
        FROM measure WHERE complaint_id = :complaint_id ORDER BY position, id
    )sql");
    query.set(":complaint_id", complaint);
    return query.all(measure_from);
}

std::vector<Measure> MeasureTable::all() const {
    auto query = db().query(R"sql(
        SELECT id, complaint_id, position, kind, label, side, wording, low_label, high_label,
               language, recall, retired_on
        FROM measure ORDER BY complaint_id, position, id
    )sql");
    return query.all(measure_from);
}

}  // namespace needlebook::store
