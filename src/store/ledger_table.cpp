/// One query for each table and stretch.
#include "store/ledger_table.h"

#include "store/connection.h"

namespace needlebook::store {
namespace {

LedgerSession ledger_session_from(Row row) {
    LedgerSession session;
    row.into(session.id, session.patient, session.complaint, session.supersedes, session.kind, session.status,
             session.starts, session.started_at, session.signed_at, session.entered_later, session.needles_in_told,
             session.mismatch_explained, session.needles_are_in);
    return session;
}

Query& within(Query& query, SessionStretch stretch) {
    return query.set(":after", stretch.after).set(":last", stretch.last);
}

}  // namespace

std::vector<LedgerSession> LedgerTable::sessions_after(Id<Session> after, int most) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, complaint_id, supersedes_id, kind, status, starts, started_at, signed_at, entered_later,
               needles_in_told, mismatch_reason <> '', needles_in_at IS NOT NULL AND needles_out_at IS NULL
        FROM session WHERE id > :after ORDER BY id LIMIT :most
    )sql");
    query.set(":after", after).set(":most", most);
    return query.all(ledger_session_from);
}

std::optional<LedgerSession> LedgerTable::session(Id<Session> id) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, complaint_id, supersedes_id, kind, status, starts, started_at, signed_at, entered_later,
               needles_in_told, mismatch_reason <> '', needles_in_at IS NOT NULL AND needles_out_at IS NULL
        FROM session WHERE id = :id
    )sql");
    query.set(":id", id);
    return query.first(ledger_session_from);
}

std::vector<LedgerSession> LedgerTable::sessions_of(Id<Patient> patient) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, complaint_id, supersedes_id, kind, status, starts, started_at, signed_at, entered_later,
               needles_in_told, mismatch_reason <> '', needles_in_at IS NOT NULL AND needles_out_at IS NULL
        FROM session WHERE patient_id = :patient_id ORDER BY id
    )sql");
    query.set(":patient_id", patient);
    return query.all(ledger_session_from);
}


void LedgerTable::each_question(SessionStretch stretch,
                                const std::function<void(Id<Session>, SideEffectSource, Answered)>& visit) const {
    auto query = db().query(R"sql(
        SELECT session_id, source, answer FROM side_effect_question
        WHERE session_id > :after AND session_id <= :last ORDER BY session_id
    )sql");
    within(query, stretch);
    while (query.step()) {
        Id<Session> session;
        SideEffectSource source{};
        Answered answer{};
        query.row().into(session, source, answer);
        visit(session, source, answer);
    }
}

void LedgerTable::each_scored(SessionStretch stretch, const std::function<void(Id<Session>)>& visit) const {
    auto query = db().query(R"sql(
        SELECT session_id FROM reading INDEXED BY reading_by_session
        WHERE session_id > :after AND session_id <= :last AND source = 'before' AND answer = 'value'
    )sql");
    within(query, stretch);
    while (query.step())
        visit(query.row().next<Id<Session>>());
}

void LedgerTable::each_needle(
    SessionStretch stretch,
    const std::function<void(Id<Session>, NeedleKind, std::string_view point, int count)>& visit) const {
    auto query = db().query(R"sql(
        SELECT session_id, kind, count, point FROM needle
        WHERE session_id > :after AND session_id <= :last ORDER BY session_id, position
    )sql");
    within(query, stretch);
    while (query.step()) {
        auto row = query.row();
        Id<Session> session;
        NeedleKind kind{};
        int count = 0;
        row.into(session, kind, count);
        visit(session, kind, row.text(), count);
    }
}

void LedgerTable::each_count_out(SessionStretch stretch,
                                 const std::function<void(Id<Session>, int needles)>& visit) const {
    auto query = db().query(R"sql(
        SELECT session_id, needles FROM count_out
        WHERE session_id > :after AND session_id <= :last ORDER BY session_id
    )sql");
    within(query, stretch);
    while (query.step()) {
        Id<Session> session;
        int needles = 0;
        query.row().into(session, needles);
        visit(session, needles);
    }
}

void LedgerTable::each_side_effect(SessionStretch stretch,
                                   const std::function<void(Id<Session>, const OutlineEffect&)>& visit) const {
    auto query = db().query(R"sql(
        SELECT session_id, id, source, kind, severity, serious, closed_on IS NOT NULL
        FROM side_effect INDEXED BY side_effect_by_session
        WHERE session_id > :after AND session_id <= :last ORDER BY session_id, id
    )sql");
    within(query, stretch);
    while (query.step()) {
        Id<Session> session;
        OutlineEffect effect;
        query.row().into(session, effect.id, effect.source, effect.kind, effect.severity, effect.serious,
                         effect.closed);
        visit(session, effect);
    }
}

}  // namespace needlebook::store
