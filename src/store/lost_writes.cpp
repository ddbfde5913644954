/// Two kinds of entries that are about no patient.
#include "store/lost_writes.h"

#include "store/history_table.h"

namespace needlebook::store {
namespace {

constexpr auto who = "Needlebook";

}  // namespace

std::optional<LostWrites> loss_not_shown(Connection& db) {
    // By the index of entries by patient: few are about none.
    auto query = db.query(R"sql(
        SELECT at, nullif(subject, '') FROM history
        WHERE patient_id IS NULL AND kind = 'writes_lost'
          AND seq > coalesce((SELECT max(seq) FROM history WHERE patient_id IS NULL AND kind = 'loss_shown'), 0)
        ORDER BY seq DESC LIMIT 1
    )sql");
    return query.first([](Row row) {
        LostWrites lost;
        row.into(lost.noticed, lost.last_entry);
        return lost;
    });
}

void note_loss(Connection& db, const LostWrites& lost) {
    Transaction all{db};
    HistoryTable{db}.append({.at = lost.noticed,
                             .who = who,
                             .kind = "writes_lost",
                             .patient = std::nullopt,
                             .subject = lost.last_entry ? to_text(*lost.last_entry) : std::string{},
                             .payload = std::nullopt});
    all.commit();
}

void note_loss_shown(Connection& db) {
    Transaction all{db};
    HistoryTable{db}.append({.at = db.clock.now(),
                             .who = who,
                             .kind = "loss_shown",
                             .patient = std::nullopt,
                             .subject = {},
                             .payload = std::nullopt});
    all.commit();
}

Finding finding_of(const LostWrites& lost) {
    return {"writes_lost", lost.last_entry ? to_text(*lost.last_entry) : "an unknown time", to_text(lost.noticed)};
}

std::optional<Instant> last_entry_of(Connection& db) {
    auto entry = db.query("SELECT at FROM history ORDER BY seq DESC LIMIT 1");
    return entry.first([](Row row) { return row.next<Instant>(); });
}

}  // namespace needlebook::store
