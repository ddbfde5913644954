/// The parts of sessions in and out of the book.
#include "store/session_parts.h"

#include <unordered_map>

#include "store/many_rows.h"

namespace needlebook::store {
namespace {

/// A part with the session that it belongs to and its place among the parts.
template <class Part>
struct Placed {
    const Session* session;
    int position;
    const Part* part;
};

template <class Part>
std::vector<Placed<Part>> all_of(std::span<const Session> sessions, std::vector<Part> Session::*parts) {
    std::vector<Placed<Part>> all;
    for (const auto& session : sessions)
        for (std::size_t i = 0; i < (session.*parts).size(); ++i)
            all.push_back({&session, static_cast<int>(i), &(session.*parts)[i]});
    return all;
}

void insert_needles(Connection& db, std::span<const Session> sessions) {
    static const auto statements = inserts(
        "needle (session_id, position, kind, point, side, count, sites, depth_mm, angle, response, stimulation, pair)");
    insert(db, statements, all_of(sessions, &Session::needles), [](Query& query, const Placed<Needle>& placed) {
        const auto& needle = *placed.part;
        const auto& detail = needle.detail;
        query.put(placed.session->id, placed.position, needle.kind, needle.point, needle.side, needle.count,
                  needle.sites, detail.depth_mm, detail.angle, detail.response, detail.stimulation, needle.pair);
    });
}

void insert_techniques(Connection& db, const Session& session) {
    for (std::size_t position = 0; position < session.techniques.size(); ++position) {
        const auto& technique = session.techniques[position];
        auto query = db.query(R"sql(
            INSERT INTO technique (session_id, position, kind, place, minutes, pieces, removal_advice, note)
            VALUES (:session_id, :position, :kind, :place, :minutes, :pieces, :removal_advice, :note)
        )sql");
        query.set(":session_id", session.id)
            .set(":position", static_cast<int>(position))
            .set(":kind", technique.kind)
            .set(":place", technique.place)
            .set(":minutes", technique.minutes)
            .set(":pieces", technique.pieces)
            .set(":removal_advice", technique.removal_advice)
            .set(":note", technique.note)
            .run();
    }
}

void insert_counts_and_cautions(Connection& db, const Session& session) {
    for (const auto& [region, needles] : session.counted_out) {
        auto query =
            db.query("INSERT INTO count_out (session_id, region, needles) VALUES (:session_id, :region, :needles)");
        query.set(":session_id", session.id).set(":region", region).set(":needles", needles).run();
    }
    for (std::size_t position = 0; position < session.cautions.size(); ++position) {
        const auto& caution = session.cautions[position];
        auto query = db.query(R"sql(
            INSERT INTO caution_decision (session_id, position, caution, subject, decision, reason, source)
            VALUES (:session_id, :position, :caution, :subject, :decision, :reason, :source)
        )sql");
        query.set(":session_id", session.id)
            .set(":position", static_cast<int>(position))
            .set(":caution", caution.caution)
            .set(":subject", caution.subject)
            .set(":decision", caution.choice)
            .set(":reason", caution.reason)
            .set(":source", caution.source)
            .run();
    }
}

void insert_scores(Connection& db, std::span<const Session> sessions) {
    static const auto statements = inserts(
        "reading (id, measure_id, session_id, day, source, giver, answer, score, entered_at, after_reveal, "
        "imported_from)");
    insert(db, statements, all_of(sessions, &Session::readings), [](Query& query, const Placed<Reading>& placed) {
        const auto& reading = *placed.part;
        query.put(reading.id, reading.measure, placed.session->id, reading.day, reading.source, reading.giver,
                  reading.score, reading.entered_at, reading.after_reveal, reading.imported_from);
    });
}

void insert_extents(Connection& db, const Session& session) {
    for (const auto& extent : session.extents) {
        auto query = db.query(R"sql(
            INSERT INTO extent (id, patient_id, session_id, day, limb, side, level)
            VALUES (:id, :patient_id, :session_id, :day, :limb, :side, :level)
        )sql");
        query.set(":id", extent.id)
            .set(":patient_id", session.patient)
            .set(":session_id", session.id)
            .set(":day", extent.day)
            .set(":limb", extent.limb)
            .set(":side", extent.side)
            .set(":level", extent.level)
            .run();
    }
}

struct Question {
    Id<Session> session;
    SideEffectSource source{};
    const Answer<int>* answer;
};

/// A question that was not asked has no row.
void insert_questions(Connection& db, std::span<const Session> sessions) {
    static const auto statements = inserts("side_effect_question (session_id, source, answer, events)");
    std::vector<Question> asked;
    for (const auto& session : sessions) {
        if (session.side_effects_asked.was_asked())
            asked.push_back({session.id, SideEffectSource::asked, &session.side_effects_asked});
        if (session.side_effects_seen.was_asked())
            asked.push_back({session.id, SideEffectSource::seen, &session.side_effects_seen});
    }
    insert(db, statements, asked, [](Query& query, const Question& question) {
        query.put(question.session, question.source, *question.answer);
    });
}

void insert_side_effects(Connection& db, const Session& session) {
    for (const auto& effect : session.side_effects) {
        auto query = db.query(R"sql(
            INSERT INTO side_effect (id, session_id, source, kind, severity, serious, causality, point, side, onset_on,
                                     action, outcome, closed_on, note)
            VALUES (:id, :session_id, :source, :kind, :severity, :serious, :causality, :point, :side, :onset_on,
                    :action, :outcome, :closed_on, :note)
        )sql");
        query.set(":id", effect.id)
            .set(":session_id", session.id)
            .set(":source", effect.source)
            .set(":kind", effect.kind)
            .set(":severity", effect.severity)
            .set(":serious", effect.serious)
            .set(":causality", effect.causality)
            .set(":point", effect.point)
            .set(":side", effect.side)
            .set(":onset_on", effect.onset_on)
            .set(":action", effect.action)
            .set(":outcome", effect.outcome)
            .set(":closed_on", effect.closed_on)
            .set(":note", effect.note)
            .run();
    }
}

/// Runs `sql` for the sessions in `ids` and gives `take` each row with the session it belongs to.
class PartLoader {
public:
    PartLoader(Connection& db, const std::string& ids, std::vector<Session>& sessions) : db_{db}, ids_{ids} {
        for (auto& session : sessions)
            by_id_.emplace(session.id.value, &session);
    }

    template <class Take>
    void each(const char* sql, Take take) {
        auto query = db_.query(sql);
        query.set(":ids", ids_);
        while (query.step()) {
            auto row = query.row();
            take(*by_id_.at(row.next<std::int64_t>()), row);
        }
    }

private:
    Connection& db_;
    const std::string& ids_;
    std::unordered_map<std::int64_t, Session*> by_id_;
};

void load_needles(PartLoader& parts) {
    parts.each(R"sql(
        SELECT session_id, kind, point, side, count, sites, depth_mm, angle, response, stimulation, pair
        FROM needle WHERE session_id IN (SELECT value FROM json_each(:ids)) ORDER BY session_id, position
    )sql",
               [](Session& session, Row& row) {
                   Needle needle;
                   auto& detail = needle.detail;
                   row.into(needle.kind, needle.point, needle.side, needle.count, needle.sites, detail.depth_mm,
                            detail.angle, detail.response, detail.stimulation, needle.pair);
                   session.needles.push_back(std::move(needle));
               });
    parts.each(R"sql(
        SELECT session_id, kind, place, minutes, pieces, removal_advice, note
        FROM technique WHERE session_id IN (SELECT value FROM json_each(:ids)) ORDER BY session_id, position
    )sql",
               [](Session& session, Row& row) {
                   Technique technique;
                   row.into(technique.kind, technique.place, technique.minutes, technique.pieces,
                            technique.removal_advice, technique.note);
                   session.techniques.push_back(std::move(technique));
               });
    parts.each(R"sql(
        SELECT session_id, region, needles
        FROM count_out WHERE session_id IN (SELECT value FROM json_each(:ids))
    )sql",
               [](Session& session, Row& row) {
                   auto region = row.next<std::string>();
                   session.counted_out[std::move(region)] = row.next<int>();
               });
}

void load_cautions_and_scores(PartLoader& parts) {
    parts.each(R"sql(
        SELECT session_id, caution, subject, decision, reason, source
        FROM caution_decision WHERE session_id IN (SELECT value FROM json_each(:ids)) ORDER BY session_id, position
    )sql",
               [](Session& session, Row& row) {
                   CautionDecision caution;
                   row.into(caution.caution, caution.subject, caution.choice, caution.reason, caution.source);
                   session.cautions.push_back(std::move(caution));
               });
    parts.each(R"sql(
        SELECT session_id, id, measure_id, day, source, giver, answer, score, entered_at, after_reveal, imported_from
        FROM reading WHERE session_id IN (SELECT value FROM json_each(:ids)) ORDER BY id
    )sql",
               [](Session& session, Row& row) {
                   Reading reading;
                   reading.session = session.id;
                   row.into(reading.id, reading.measure, reading.day, reading.source, reading.giver, reading.score,
                            reading.entered_at, reading.after_reveal, reading.imported_from);
                   session.readings.push_back(std::move(reading));
               });
    parts.each(R"sql(
        SELECT session_id, id, patient_id, day, limb, side, level
        FROM extent WHERE session_id IN (SELECT value FROM json_each(:ids)) ORDER BY id
    )sql",
               [](Session& session, Row& row) {
                   Extent extent;
                   extent.session = session.id;
                   row.into(extent.id, extent.patient, extent.day, extent.limb, extent.side, extent.level);
                   session.extents.push_back(extent);
               });
}

void load_side_effects(PartLoader& parts) {
    parts.each(R"sql(
        SELECT session_id, source, answer, events
        FROM side_effect_question WHERE session_id IN (SELECT value FROM json_each(:ids))
    )sql",
               [](Session& session, Row& row) {
                   const auto source = row.next<SideEffectSource>();
                   const auto answer = row.next<Answer<int>>();
                   (source == SideEffectSource::seen ? session.side_effects_seen : session.side_effects_asked) = answer;
               });
    parts.each(R"sql(
        SELECT session_id, id, source, kind, severity, serious, causality, point, side, onset_on, action, outcome,
               closed_on, note
        FROM side_effect WHERE session_id IN (SELECT value FROM json_each(:ids)) ORDER BY id
    )sql",
               [](Session& session, Row& row) {
                   SideEffect effect;
                   row.into(effect.id, effect.source, effect.kind, effect.severity, effect.serious, effect.causality,
                            effect.point, effect.side, effect.onset_on, effect.action, effect.outcome, effect.closed_on,
                            effect.note);
                   session.side_effects.push_back(std::move(effect));
               });
}

}  // namespace

void delete_parts(Connection& db, Id<Session> session) {
    db.query("DELETE FROM needle WHERE session_id = :id").set(":id", session).run();
    db.query("DELETE FROM technique WHERE session_id = :id").set(":id", session).run();
    db.query("DELETE FROM count_out WHERE session_id = :id").set(":id", session).run();
    db.query("DELETE FROM caution_decision WHERE session_id = :id").set(":id", session).run();
    db.query("DELETE FROM reading WHERE session_id = :id").set(":id", session).run();
    db.query("DELETE FROM extent WHERE session_id = :id").set(":id", session).run();
    db.query("DELETE FROM side_effect_question WHERE session_id = :id").set(":id", session).run();
    db.query("DELETE FROM side_effect WHERE session_id = :id").set(":id", session).run();
}

void insert_parts(Connection& db, std::span<const Session> sessions) {
    insert_needles(db, sessions);
    insert_scores(db, sessions);
    insert_questions(db, sessions);
    for (const auto& session : sessions) {
        insert_techniques(db, session);
        insert_counts_and_cautions(db, session);
        insert_extents(db, session);
        insert_side_effects(db, session);
    }
}

void load_parts(Connection& db, const std::string& ids, std::vector<Session>& sessions) {
    PartLoader parts{db, ids, sessions};
    load_needles(parts);
    load_cautions_and_scores(parts);
    load_side_effects(parts);
}

}  // namespace needlebook::store
