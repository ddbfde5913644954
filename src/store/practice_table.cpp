/// The rows of which a book has one.
#include "store/practice_table.h"

#include "store/connection.h"

namespace needlebook::store {

void PracticeTable::put(const Practice& practice) {
    auto query = db().query(R"sql(
        INSERT INTO practice (one, name, address, phone, email, patient_view_needs_passphrase, lock_after_minutes,
                              retention_years)
        VALUES (1, :name, :address, :phone, :email, :patient_view_needs_passphrase, :lock_after_minutes,
                :retention_years)
        ON CONFLICT (one) DO UPDATE SET
            name = excluded.name, address = excluded.address, phone = excluded.phone, email = excluded.email,
            patient_view_needs_passphrase = excluded.patient_view_needs_passphrase,
            lock_after_minutes = excluded.lock_after_minutes, retention_years = excluded.retention_years
    )sql");
    query.set(":name", practice.name)
        .set(":address", practice.address)
        .set(":phone", practice.phone)
        .set(":email", practice.email)
        .set(":patient_view_needs_passphrase", practice.patient_view_needs_passphrase)
        .set(":lock_after_minutes", practice.lock_after_minutes)
        .set(":retention_years", practice.retention_years)
        .run();
}

Practice PracticeTable::get() const {
    auto query = db().query(R"sql(
        SELECT name, address, phone, email, patient_view_needs_passphrase, lock_after_minutes, retention_years
        FROM practice
    )sql");
    Practice practice;
    if (!query.step())
        throw DamagedRow{"practice"};
    query.row().into(practice.name, practice.address, practice.phone, practice.email,
                     practice.patient_view_needs_passphrase, practice.lock_after_minutes, practice.retention_years);
    return practice;
}

std::map<std::string, double> PracticeTable::outcome_constants() const {
    auto query = db().query("SELECT name, value FROM outcome_constant");
    std::map<std::string, double> constants;
    while (query.step()) {
        auto row = query.row();
        auto name = row.next<std::string>();
        constants[std::move(name)] = row.next<double>();
    }
    return constants;
}

void PracticeTable::put_outcome_constant(const std::string& name, std::optional<double> value) {
    if (!value) {
        db().query("DELETE FROM outcome_constant WHERE name = :name").set(":name", name).run();
        return;
    }
    auto query = db().query(R"sql(
        INSERT INTO outcome_constant (name, value) VALUES (:name, :value)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
    )sql");
    query.set(":name", name).set(":value", *value).run();
}

BookIdentity PracticeTable::identity() const {
    auto query = db().query("SELECT book_id, kind, made_at, zone, from_book_id, from_patient_id FROM book");
    BookIdentity identity;
    if (!query.step())
        throw DamagedRow{"book"};
    query.row().into(identity.id, identity.kind, identity.made_at, identity.zone, identity.from_book,
                     identity.from_patient);
    return identity;
}

}  // namespace needlebook::store
