/// Drafts in and out of the book.
#include "store/draft_table.h"

#include "store/connection.h"

namespace needlebook::store {
namespace {

Draft draft_from(Row row) {
    Draft draft;
    row.into(draft.form, draft.patient, draft.body, draft.saved_at);
    return draft;
}

}  // namespace

void DraftTable::put(const Draft& draft) {
    auto query = db().query(R"sql(
        INSERT INTO draft (form, patient_id, body, saved_at) VALUES (:form, :patient_id, :body, :saved_at)
        ON CONFLICT (form) DO UPDATE SET
            patient_id = excluded.patient_id, body = excluded.body, saved_at = excluded.saved_at
    )sql");
    query.set(":form", draft.form).set(":patient_id", draft.patient).set(":body", draft.body);
    query.set(":saved_at", draft.saved_at).run();
}

void DraftTable::remove(std::string_view form) {
    db().query("DELETE FROM draft WHERE form = :form").set(":form", form).run();
}

std::optional<Draft> DraftTable::find(std::string_view form) const {
    auto query = db().query("SELECT form, patient_id, body, saved_at FROM draft WHERE form = :form");
    query.set(":form", form);
    return query.first(draft_from);
}

std::vector<Draft> DraftTable::all() const {
    return db().query("SELECT form, patient_id, body, saved_at FROM draft ORDER BY saved_at, form").all(draft_from);
}

}  // namespace needlebook::store
