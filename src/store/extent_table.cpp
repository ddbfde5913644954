/// Extents in and out of the book.
#include "store/extent_table.h"

#include "store/connection.h"

namespace needlebook::store {
namespace {

Extent extent_from(Row row) {
    Extent extent;
    row.into(extent.id, extent.patient, extent.session, extent.day, extent.limb, extent.side, extent.level);
    return extent;
}

}  // namespace

void ExtentTable::put(const Extent& extent) {
    auto query = db().query(R"sql(
        INSERT INTO extent (
            id, patient_id, session_id, day, limb, side, level
        ) VALUES (
            :id, :patient_id, :session_id, :day, :limb, :side, :level
        ) ON CONFLICT (id) DO UPDATE SET
            patient_id = excluded.patient_id, session_id = excluded.session_id, day =
            excluded.day, limb = excluded.limb, side = excluded.side, level = excluded.level
    )sql");
    query.set(":id", extent.id)
        .set(":patient_id", extent.patient)
        .set(":session_id", extent.session)
        .set(":day", extent.day)
        .set(":limb", extent.limb)
        .set(":side", extent.side)
        .set(":level", extent.level);
    query.run();
}

void ExtentTable::remove(Id<Extent> id) { db().query("DELETE FROM extent WHERE id = :id").set(":id", id).run(); }

std::optional<Extent> ExtentTable::find(Id<Extent> id) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, session_id, day, limb, side, level
        FROM extent WHERE id = :id
    )sql");
    query.set(":id", id);
    return query.first(extent_from);
}

std::vector<Extent> ExtentTable::current_of(Id<Patient> patient) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, session_id, day, limb, side, level
        FROM extent WHERE patient_id = :patient_id
          AND (session_id IS NULL OR session_id IN (SELECT id FROM session_current WHERE patient_id = :patient_id))
        ORDER BY day, id
    )sql");
    query.set(":patient_id", patient);
    return query.all(extent_from);
}

std::vector<Extent> ExtentTable::home_of(Id<Patient> patient) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, session_id, day, limb, side, level
        FROM extent WHERE patient_id = :patient_id AND session_id IS NULL ORDER BY day, id
    )sql");
    query.set(":patient_id", patient);
    return query.all(extent_from);
}

}  // namespace needlebook::store
