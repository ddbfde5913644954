/// Derived rows in and out of the book.
#include "store/outline_table.h"

#include "store/connection.h"
#include "store/digest.h"

namespace needlebook::store {

std::optional<OutlineStamp> OutlineTable::stamp() const {
    auto query = db().query(R"sql(
        SELECT entry, outline_stamp.hash FROM outline_stamp JOIN history ON seq = entry AND history.hash = outline_stamp.hash
        WHERE form = :form AND entry <= (SELECT count FROM history_head)
    )sql");
    return query.set(":form", outline_form).first([](Row row) {
        OutlineStamp stamp;
        Bytes hash;
        row.into(stamp.entry, hash);
        stamp.hash = digest_of(hash);
        return stamp;
    });
}

OutlineStamp OutlineTable::now() const {
    const auto head = HistoryTable{db()}.head();
    return {head.count, head.hash};
}

std::vector<Id<Patient>> OutlineTable::written_after(const OutlineStamp& stamp) const {
    // What was only looked at or printed has no content; an erasure has none left.
    auto query = db().query(R"sql(
        SELECT DISTINCT patient_id FROM history
        WHERE seq > :entry AND patient_id IS NOT NULL
            AND (payload_digest IS NOT NULL OR kind = 'erase') ORDER BY patient_id
    )sql");
    return query.set(":entry", stamp.entry).all([](Row row) { return row.next<Id<Patient>>(); });
}

std::vector<PackedOutline> OutlineTable::after(Id<Patient> patient, int most) const {
    auto query =
        db().query("SELECT patient_id, body FROM outline WHERE patient_id > :after ORDER BY patient_id LIMIT :most");
    return query.set(":after", patient).set(":most", most).all([](Row row) {
        PackedOutline outline;
        row.into(outline.patient, outline.body);
        return outline;
    });
}

void OutlineTable::put(const PackedOutline& outline) {
    if (!outline.body) {
        db().query("DELETE FROM outline WHERE patient_id = :patient_id").set(":patient_id", outline.patient).run();
        return;
    }
    auto query = db().query(R"sql(
        INSERT INTO outline (patient_id, body) VALUES (:patient_id, :body)
        ON CONFLICT (patient_id) DO UPDATE SET body = excluded.body
    )sql");
    query.set(":patient_id", outline.patient).set(":body", *outline.body).run();
}

void OutlineTable::put_stamp(const OutlineStamp& stamp) {
    auto query = db().query(R"sql(
        INSERT INTO outline_stamp (one, form, entry, hash) VALUES (1, :form, :entry, :hash)
        ON CONFLICT (one) DO UPDATE SET form = excluded.form, entry = excluded.entry, hash = excluded.hash
    )sql");
    query.set(":form", outline_form).set(":entry", stamp.entry).set(":hash", bytes_of(stamp.hash)).run();
}

void OutlineTable::clear() {
    db().query("DELETE FROM outline_stamp").run();
    db().query("DELETE FROM outline").run();
}

}  // namespace needlebook::store
