/// Practitioners in and out of the book.
#include "store/practitioner_table.h"

#include "store/connection.h"

namespace needlebook::store {
namespace {

Practitioner practitioner_from(Row row) {
    Practitioner practitioner;
    row.into(practitioner.id, practitioner.name, practitioner.initials, practitioner.qualification, practitioner.body,
             practitioner.body_number, practitioner.insurer, practitioner.active, practitioner.retention_min,
             practitioner.usual.depth_mm, practitioner.usual.angle, practitioner.usual.response,
             practitioner.usual.stimulation, practitioner.needle_diameter_um, practitioner.needle_length_mm,
             practitioner.needle_make);
    return practitioner;
}

}  // namespace

void PractitionerTable::put(const Practitioner& practitioner) {
    auto query = db().query(R"sql(
        INSERT INTO practitioner (
            id, name, initials, qualification, body, body_number, insurer, active,
            retention_min, depth_mm, angle, response, stimulation, needle_diameter_um,
            needle_length_mm, needle_make
        ) VALUES (
            :id, :name, :initials, :qualification, :body, :body_number, :insurer, :active,
            :retention_min, :depth_mm, :angle, :response, :stimulation, :needle_diameter_um,
            :needle_length_mm, :needle_make
        ) ON CONFLICT (id) DO UPDATE SET
            name = excluded.name, initials = excluded.initials, qualification =
            excluded.qualification, body = excluded.body, body_number = excluded.body_number,
            insurer = excluded.insurer, active = excluded.active, retention_min =
            excluded.retention_min, depth_mm = excluded.depth_mm, angle = excluded.angle,
            response = excluded.response, stimulation = excluded.stimulation, needle_diameter_um
            = excluded.needle_diameter_um, needle_length_mm = excluded.needle_length_mm,
            needle_make = excluded.needle_make
    )sql");
    query.set(":id", practitioner.id)
        .set(":name", practitioner.name)
        .set(":initials", practitioner.initials)
        .set(":qualification", practitioner.qualification)
        .set(":body", practitioner.body)
        .set(":body_number", practitioner.body_number)
        .set(":insurer", practitioner.insurer)
        .set(":active", practitioner.active)
        .set(":retention_min", practitioner.retention_min)
        .set(":depth_mm", practitioner.usual.depth_mm)
        .set(":angle", practitioner.usual.angle)
        .set(":response", practitioner.usual.response)
        .set(":stimulation", practitioner.usual.stimulation)
        .set(":needle_diameter_um", practitioner.needle_diameter_um)
        .set(":needle_length_mm", practitioner.needle_length_mm)
        .set(":needle_make", practitioner.needle_make);
    query.run();
}

void PractitionerTable::remove(Id<Practitioner> id) {
    db().query("DELETE FROM practitioner WHERE id = :id").set(":id", id).run();
}

std::optional<Practitioner> PractitionerTable::find(Id<Practitioner> id) const {
    auto query = db().query(R"sql(
        SELECT id, name, initials, qualification, body, body_number, insurer, active,
               retention_min, depth_mm, angle, response, stimulation, needle_diameter_um,
               needle_length_mm, needle_make
        FROM practitioner WHERE id = :id
    )sql");
    query.set(":id", id);
    return query.first(practitioner_from);
}

std::vector<Practitioner> PractitionerTable::all() const {
    auto query = db().query(R"sql(
        SELECT id, name, initials, qualification, body, body_number, insurer, active,
               retention_min, depth_mm, angle, response, stimulation, needle_diameter_um,
               needle_length_mm, needle_make
        FROM practitioner ORDER BY name, id
    )sql");
    return query.all(practitioner_from);
}

}  // namespace needlebook::store
