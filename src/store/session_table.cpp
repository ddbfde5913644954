/// Sessions in and out of the book.
#include "store/session_table.h"

#include <algorithm>
#include <compare>

#include <fmt/format.h>

#include "base/text.h"
#include "store/many_rows.h"
#include "store/session_intake.h"
#include "store/session_parts.h"

namespace needlebook::store {
namespace {

Session header_from(Row row) {
    Session session;
    row.into(session.id, session.patient, session.complaint, session.supersedes, session.version_reason, session.kind,
             session.starts, session.started_at, session.room, session.practitioner, session.supervised_by,
             session.entered_later, session.source, session.feet_looked_at, session.changes, session.needles_in_at,
             session.needles_out_at, session.retention_min, session.needles_in_told, session.mismatch_reason,
             session.advice, session.pattern, session.tongue_pulse, session.notes, session.notes_copied,
             session.private_note, session.signed_at, session.signed_by, session.status);
    return session;
}

constexpr const char* header_columns =
    "status, id, patient_id, complaint_id, supersedes_id, version_reason, kind, starts, started_at, room, "
    "practitioner_id, supervised_by, entered_later, source, feet_looked_answer, feet_looked, changes_answer, changes, "
    "needles_in_at, needles_out_at, retention_min, needles_in_told, mismatch_reason, advice, pattern, tongue_pulse, "
    "notes, notes_copied, private_note, signed_at, signed_by";

/// Every header is written as a draft's: what belongs to it can only be added to drafts.
void give_header(Query& query, const Session& session) {
    query.put(SessionStatus::draft, session.id, session.patient, session.complaint, session.supersedes,
              session.version_reason, session.kind, session.starts, session.started_at, session.room,
              session.practitioner, session.supervised_by, session.entered_later, session.source,
              session.feet_looked_at, session.changes, session.needles_in_at, session.needles_out_at,
              session.retention_min, session.needles_in_told, session.mismatch_reason, session.advice, session.pattern,
              session.tongue_pulse, session.notes, session.notes_copied, session.private_note, session.signed_at,
              session.signed_by);
}

const Inserts& header_inserts() {
    static const auto statements = inserts(std::string{"session ("} + header_columns + ")");
    return statements;
}

/// The status of one that is there is left as it is.
std::string upsert_of_header() {
    std::string sql = header_inserts().front() + " ON CONFLICT (id) DO UPDATE SET ";
    const auto columns = split(header_columns, ',');
    for (std::size_t i = 2; i < columns.size(); ++i) {
        const std::string column{trimmed(columns[i])};
        sql += (i > 2 ? ", " : "") + column + " = excluded." + column;
    }
    return sql;
}

void put_header(Connection& db, const Session& session) {
    static const auto statement = upsert_of_header();
    auto query = db.query(statement.c_str());
    give_header(query, session);
    query.run();
}

void put_status(Connection& db, Id<Session> id, SessionStatus status) {
    db.query("UPDATE session SET status = :status WHERE id = :id").set(":status", status).set(":id", id).run();
}

bool is_there(Connection& db, Id<Session> id) {
    return db.query("SELECT 1 FROM session WHERE id = :id").set(":id", id).step();
}

std::string json_list(const std::vector<std::int64_t>& ids) { return fmt::format("[{}]", fmt::join(ids, ",")); }

/// The ids that `query` gives, as a JSON list.
std::string id_list(Query query) {
    return json_list(query.all([](Row row) { return row.next<std::int64_t>(); }));
}

std::vector<Session> load(Connection& db, const std::string& ids) {
    auto query = db.query(R"sql(
        SELECT id, patient_id, complaint_id, supersedes_id, version_reason, kind, starts,
               started_at, room, practitioner_id, supervised_by, entered_later, source,
               feet_looked_answer, feet_looked, changes_answer, changes, needles_in_at,
               needles_out_at, retention_min, needles_in_told, mismatch_reason, advice,
               pattern, tongue_pulse, notes, notes_copied, private_note, signed_at,
               signed_by, status
        FROM session WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY starts, id
    )sql");
    query.set(":ids", ids);
    auto sessions = query.all(header_from);
    if (!sessions.empty())
        load_parts(db, ids, sessions);
    return sessions;
}

SessionLine line_from(Row row) {
    SessionLine line;
    row.into(line.id, line.patient, line.complaint, line.kind, line.status, line.starts, line.room);
    return line;
}

/// A row of the index that lists of patients read; schema/0002 says how a visit is packed.
struct PackedVisit {
    Id<Patient> patient;
    std::int64_t visit{};
    std::optional<Id<Complaint>> complaint;
    auto operator<=>(const PackedVisit&) const = default;
};

PackedVisit packed_from(Row row) {
    PackedVisit packed;
    row.into(packed.patient, packed.visit, packed.complaint);
    return packed;
}

VisitDay unpacked(const PackedVisit& packed) {
    constexpr std::int64_t kind = 7;
    constexpr int day = 3;  // bits below it; shifted rather than divided, since days before 1970 are negative.
    return {packed.patient, packed.complaint, Day{date::days{packed.visit >> day}},
            static_cast<SessionKind>(packed.visit & kind)};
}

/// Versions of sessions that don't count, in order.
std::vector<PackedVisit> visits_left_out(Connection& db) {
    std::vector<PackedVisit> left_out;
    for (const auto session : sessions_not_counting(db)) {
        auto query = db.query("SELECT patient_id, visit, complaint_id FROM session WHERE id = :id");
        if (const auto packed = query.set(":id", session).first(packed_from))
            left_out.push_back(*packed);
    }
    std::ranges::sort(left_out);
    return left_out;
}

/// Starts are compared as text, which ISO 8601 allows.
Query& between(Query& query, std::optional<Day> first, std::optional<Day> last) {
    query.set(":first", first ? to_text(*first) : std::string{"0"});
    query.set(":end", last ? to_text(*last + date::days{1}) : std::string{"9"});
    return query;
}

}  // namespace

void SessionTable::put(const Session& session) {
    const bool there = is_there(db(), session.id);
    put_header(db(), session);
    if (there)
        delete_parts(db(), session.id);
    insert_parts(db(), {&session, 1});
    if (session.status != SessionStatus::draft)
        put_status(db(), session.id, session.status);
}

void SessionIntake::add(const std::vector<Session>& sessions, SessionStatus status) {
    insert(db(), header_inserts(), sessions, give_header);
    insert_parts(db(), sessions);
    std::vector<std::int64_t> ids;
    for (const auto& session : sessions)
        ids.push_back(session.id.value);
    db().query("UPDATE session SET status = :status WHERE id IN (SELECT value FROM json_each(:ids))")
        .set(":status", status)
        .set(":ids", json_list(ids))
        .run();
}

void SessionTable::remove(Id<Session> id) { db().query("DELETE FROM session WHERE id = :id").set(":id", id).run(); }

std::optional<Session> SessionTable::find(Id<Session> id) const {
    auto found = load(db(), "[" + to_text(id) + "]");
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

bool SessionTable::contains(Id<Session> id) const { return is_there(db(), id); }

std::vector<Session> SessionTable::current_of(Id<Patient> patient) const {
    auto query = db().query("SELECT id FROM session_current WHERE patient_id = :patient_id");
    query.set(":patient_id", patient);
    return load(db(), id_list(std::move(query)));
}

std::vector<Session> SessionTable::all_of(Id<Patient> patient) const {
    auto query = db().query("SELECT id FROM session WHERE patient_id = :patient_id");
    query.set(":patient_id", patient);
    return load(db(), id_list(std::move(query)));
}

std::vector<Session> SessionTable::versions_of(Id<Session> id) const {
    auto query = db().query(R"sql(
        WITH RECURSIVE
            earlier (id) AS (SELECT :id UNION SELECT supersedes_id FROM session JOIN earlier USING (id)
                             WHERE supersedes_id IS NOT NULL),
            any_version (id) AS (SELECT id FROM earlier
                                 UNION SELECT session.id FROM session JOIN any_version
                                       ON session.supersedes_id = any_version.id)
        SELECT id FROM any_version
    )sql");
    query.set(":id", id);
    auto versions = load(db(), id_list(std::move(query)));
    // The start may have been amended, so it says nothing about which version came first.
    std::vector<Session> in_order;
    while (!versions.empty()) {
        const auto next = std::ranges::find_if(versions, [&](const Session& version) {
            return in_order.empty() ? !version.supersedes : version.supersedes == in_order.back().id;
        });
        if (next == versions.end())
            throw DamagedRow{"versions of session " + to_text(id)};
        in_order.push_back(std::move(*next));
        versions.erase(next);
    }
    return in_order;
}

std::optional<Session> SessionTable::last_treatment(Id<Patient> patient, LocalMinute before) const {
    auto query = db().query(R"sql(
        SELECT id FROM session_current
        WHERE patient_id = :patient_id AND kind = 'treatment' AND starts < :before
        ORDER BY starts DESC, id DESC LIMIT 1
    )sql");
    query.set(":patient_id", patient).set(":before", before);
    auto found = load(db(), id_list(std::move(query)));
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::optional<Id<Session>> SessionTable::superseded_by(Id<Session> id) const {
    auto query = db().query("SELECT id FROM session WHERE supersedes_id = :id AND status <> 'draft'");
    query.set(":id", id);
    return query.first([](Row row) { return row.next<Id<Session>>(); });
}

std::vector<SessionLine> SessionTable::unsigned_lines() const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, complaint_id, kind, status, starts, room
        FROM session WHERE status = 'draft' ORDER BY starts, id
    )sql");
    return query.all(line_from);
}

std::vector<SessionLine> SessionTable::lines_between(Day first, Day last) const {
    auto query = db().query(R"sql(
        SELECT id, patient_id, complaint_id, kind, status, starts, room
        FROM session_current WHERE starts >= :first AND starts < :end ORDER BY starts, id
    )sql");
    return between(query, first, last).all(line_from);
}

std::unordered_set<Id<Session>> sessions_not_counting(Connection& db) {
    auto query = db.query(R"sql(
        SELECT id FROM session INDEXED BY session_void WHERE status = 'void'
        UNION SELECT supersedes_id FROM session WHERE supersedes_id IS NOT NULL AND status <> 'draft'
    )sql");
    std::unordered_set<Id<Session>> ids;
    while (query.step())
        ids.insert(query.row().next<Id<Session>>());
    return ids;
}

std::vector<VisitDay> SessionTable::visit_days() const {
    // As in ReadingTable::each_judged: what doesn't count comes in the same order, and is passed over.
    const auto left_out = visits_left_out(db());
    auto next_left_out = left_out.begin();
    auto query =
        db().query("SELECT patient_id, visit, complaint_id FROM session ORDER BY patient_id, visit, complaint_id");
    std::vector<VisitDay> days;
    while (query.step()) {
        const auto packed = packed_from(query.row());
        if (next_left_out != left_out.end() && *next_left_out == packed)
            ++next_left_out;
        else
            days.push_back(unpacked(packed));
    }
    return days;
}

void SessionTable::each_side_effect(const std::function<void(SideEffect)>& visit) const {
    auto query = db().query(R"sql(
        SELECT id, source, kind, severity, serious, causality, point, side, onset_on, action, outcome, closed_on, note
        FROM side_effect
    )sql");
    while (query.step()) {
        SideEffect effect;
        query.row().into(effect.id, effect.source, effect.kind, effect.severity, effect.serious, effect.causality,
                         effect.point, effect.side, effect.onset_on, effect.action, effect.outcome, effect.closed_on,
                         effect.note);
        visit(std::move(effect));
    }
}

std::vector<VisitDay> SessionTable::treatment_days_of(Id<Patient> patient) const {
    // As session_current has it, but from the indexes alone: a patient's visits lie far apart in the book.
    auto query = db().query(R"sql(
        SELECT patient_id, visit, complaint_id FROM session AS s
        WHERE patient_id = :patient_id AND visit % 8 = 0
          AND id NOT IN (SELECT id FROM session WHERE patient_id = :patient_id AND status = 'void')
          AND NOT EXISTS (SELECT 1 FROM session AS later WHERE later.supersedes_id = s.id AND later.status <> 'draft')
        ORDER BY visit
    )sql");
    query.set(":patient_id", patient);
    return query.all([](Row row) { return unpacked(packed_from(row)); });
}

int SessionTable::treatments(std::optional<Day> first, std::optional<Day> last) const {
    auto query = db().query(R"sql(
        SELECT count(*) FROM session_current WHERE kind = 'treatment' AND starts >= :first AND starts < :end
    )sql");
    return between(query, first, last).first([](Row row) { return row.next<int>(); }).value_or(0);
}

int SessionTable::patients_treated(std::optional<Day> first, std::optional<Day> last) const {
    auto query = db().query(R"sql(
        SELECT count(DISTINCT patient_id)
        FROM session_current WHERE kind = 'treatment' AND starts >= :first AND starts < :end
    )sql");
    return between(query, first, last).first([](Row row) { return row.next<int>(); }).value_or(0);
}

std::vector<SideEffectCount> SessionTable::side_effect_counts(std::optional<Day> first, std::optional<Day> last) const {
    // CROSS keeps the order: there are far fewer side effects than sessions.
    auto query = db().query(R"sql(
        SELECT side_effect.kind, side_effect.source, count(*), count(DISTINCT session_id)
        FROM side_effect CROSS JOIN session_current ON session_current.id = session_id
        WHERE session_current.kind = 'treatment' AND starts >= :first AND starts < :end
        GROUP BY side_effect.kind, side_effect.source
    )sql");
    return between(query, first, last).all([](Row row) {
        SideEffectCount count;
        row.into(count.kind, count.source, count.events, count.sessions);
        return count;
    });
}

std::vector<QuestionCount> SessionTable::question_counts(std::optional<Day> first, std::optional<Day> last) const {
    auto query = db().query(R"sql(
        SELECT side_effect_question.source, answer, count(*)
        FROM side_effect_question JOIN session_current ON session_current.id = session_id
        WHERE session_current.kind = 'treatment' AND starts >= :first AND starts < :end
        GROUP BY side_effect_question.source, answer
    )sql");
    auto counts = between(query, first, last).all([](Row row) {
        QuestionCount count;
        row.into(count.source, count.answer, count.sessions);
        return count;
    });
    // What was not asked has no row.
    const int all = treatments(first, last);
    for (const auto source : needlebook::all_of<SideEffectSource>()) {
        int asked = 0;
        for (const auto& count : counts)
            asked += count.source == source ? count.sessions : 0;
        counts.push_back({source, Answered::not_asked, all - asked});
    }
    return counts;
}

Session in_order(Session session) {
    for (auto& reading : session.readings)
        reading.session = session.id;
    for (auto& extent : session.extents) {
        extent.session = session.id;
        extent.patient = session.patient;
    }
    std::ranges::sort(session.readings, {}, &Reading::id);
    std::ranges::sort(session.extents, {}, &Extent::id);
    std::ranges::sort(session.side_effects, {}, &SideEffect::id);
    return session;
}

}  // namespace needlebook::store
