/// Hints from indexes, and rows made of them.
#include "store/stand_ins.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <sqlite3.h>

namespace needlebook::store {
namespace {

/// Lie in memory, as all temporary tables do.
constexpr auto hints = R"sql(
    CREATE TEMP TABLE hint_session (id INTEGER PRIMARY KEY, patient_id, complaint_id, starts, kind, status);
    CREATE TEMP TABLE hint_measure (id INTEGER PRIMARY KEY, complaint_id, label, side, wording, recall);
    CREATE TEMP TABLE hint_complaint (id INTEGER PRIMARY KEY, patient_id);
    CREATE TEMP TABLE hint_patient (id INTEGER PRIMARY KEY, code);
)sql";

struct Source {
    std::string_view table;
    std::string_view index;
};

/// The automatic ones are those of UNIQUE.
constexpr std::array sources{Source{"session", "session_by_start"}, Source{"session", "session_by_patient"},
                             Source{"measure", "sqlite_autoindex_measure_1"},
                             Source{"complaint", "complaint_by_patient"},
                             Source{"patient", "sqlite_autoindex_patient_1"}};

// {missing} gives the ids; {unknown} is a patient, or a complaint, of whom nothing is known.
constexpr auto measures = R"sql(
    INSERT OR IGNORE INTO measure (id, complaint_id, position, kind, label, side, wording, recall)
    SELECT missing.id,
           coalesce(hint.complaint_id, (SELECT complaint_id FROM agreement WHERE measure_id = missing.id),
                    (SELECT session.complaint_id FROM reading JOIN session ON session.id = reading.session_id
                     WHERE reading.measure_id = missing.id AND session.complaint_id IS NOT NULL), {unknown}),
           99, iif(lower(hint.label) IN ('pain', 'numbness', 'tingling'), lower(hint.label), 'own'),
           coalesce(hint.label, 'salvaged-' || missing.id), coalesce(hint.side, 'both'),
           coalesce(hint.wording, 'salvaged'), coalesce(hint.recall, 'salvaged')
    FROM ({missing}) AS missing LEFT JOIN temp.hint_measure AS hint USING (id)
)sql";

constexpr auto sessions = R"sql(
    INSERT OR IGNORE INTO session (id, patient_id, complaint_id, status, kind, starts, started_at, source)
    SELECT id, patient_id, complaint_id, status, kind, starts, starts || ':00.000Z', 'salvaged' FROM (
        SELECT missing.id,
               coalesce(hint.patient_id, (SELECT patient_id FROM extent WHERE session_id = missing.id),
                        (SELECT complaint.patient_id FROM reading JOIN measure ON measure.id = reading.measure_id
                         JOIN complaint ON complaint.id = measure.complaint_id
                         WHERE reading.session_id = missing.id), {unknown}) AS patient_id,
               hint.complaint_id,
               iif(hint.status IN ('draft', 'void'), hint.status, 'imported') AS status,
               coalesce(hint.kind, 'treatment') AS kind,
               coalesce(hint.starts, (SELECT min(day) FROM reading WHERE session_id = missing.id) || 'T00:00',
                        (SELECT min(day) FROM extent WHERE session_id = missing.id) || 'T00:00',
                        '2000-01-01T00:00') AS starts
        FROM ({missing}) AS missing LEFT JOIN temp.hint_session AS hint USING (id))
)sql";

constexpr auto complaints = R"sql(
    INSERT OR IGNORE INTO complaint (id, patient_id, position, kind, opened_on)
    SELECT missing.id,
           coalesce(hint.patient_id, (SELECT patient_id FROM session WHERE complaint_id = missing.id),
                    (SELECT session.patient_id FROM measure JOIN reading ON reading.measure_id = measure.id
                     JOIN session ON session.id = reading.session_id WHERE measure.complaint_id = missing.id),
                    {unknown}),
           99, 'other',
           coalesce((SELECT min(substr(starts, 1, 10)) FROM session WHERE complaint_id = missing.id),
                    (SELECT min(agreed_on) FROM agreement WHERE complaint_id = missing.id), '2000-01-01')
    FROM ({missing}) AS missing LEFT JOIN temp.hint_complaint AS hint USING (id)
)sql";

constexpr auto practitioners = R"sql(
    INSERT OR IGNORE INTO practitioner (id, name, initials, active)
    SELECT id, 'salvaged-' || id, '?', 0 FROM ({missing})
)sql";

constexpr auto patients = R"sql(
    INSERT OR IGNORE INTO patient (id, code, added_on)
    SELECT missing.id, coalesce(hint.code, 'salvaged-' || missing.id),
           coalesce((SELECT min(substr(starts, 1, 10)) FROM session WHERE patient_id = missing.id), '2000-01-01')
    FROM ({missing}) AS missing LEFT JOIN temp.hint_patient AS hint USING (id)
)sql";

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

/// Ids that rows refer to, or that an index names, and that are not there.
std::string missing_of(Connection& db, const std::string& parent) {
    auto wanted = parent == "practitioner" ? std::string{} : "SELECT id FROM temp.hint_" + parent;
    for (const auto& reference : texts(db, R"sql(SELECT 'SELECT "' || f."from" || '" FROM "' || t.name || '"'
                         FROM sqlite_master AS t, pragma_foreign_key_list(t.name) AS f
                         WHERE t.type = 'table' AND f."table" = ')sql" +
                                               parent + "'"))
        wanted += (wanted.empty() ? "" : " UNION ") + reference;
    return "SELECT id FROM (SELECT NULL AS id WHERE 0 UNION " + wanted +
           ") WHERE id > 0 AND id NOT IN (SELECT id FROM " + parent + ")";
}

/// What an entry of the index tells goes into the hint's columns of the same names.
class Learner {
public:
    Learner(Connection& db, const Source& source)
        : db_{db}, known_{db, "SELECT 1 FROM " + std::string{source.table} + " WHERE id = ?1"} {
        const auto hint = "hint_" + std::string{source.table};
        const auto kept = texts(db, "SELECT name FROM pragma_table_info('" + hint + "')");
        columns_ = texts(db, "SELECT coalesce(name, '') FROM pragma_index_info('" + std::string{source.index} + "')");
        std::string names{"id"};
        std::string places{"?"};
        std::string updates{"id = id"};
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (std::ranges::find(kept, columns_[i]) == kept.end())
                continue;
            used_.push_back(i);
            names += ", " + columns_[i];
            places += ", ?";
            updates.append(", ").append(columns_[i]).append(" = coalesce(").append(columns_[i]);
            updates.append(", excluded.").append(columns_[i]).append(")");
        }
        insert_.emplace(db, "INSERT INTO temp." + hint + " (" + names + ") VALUES (" + places +
                                ") ON CONFLICT (id) DO UPDATE SET " + updates);
    }

    void take(const TreeEntry& entry) {
        // The row id comes last.
        if (entry.values.size() != columns_.size() + 1 || !std::holds_alternative<std::int64_t>(entry.values.back()) ||
            is_there(entry.values.back()))
            return;
        std::vector<const Value*> values{&entry.values.back()};
        for (const auto i : used_)
            values.push_back(&entry.values[i]);
        insert_->write(db_, values);
    }

private:
    bool is_there(const Value& id) {
        sqlite3_bind_int64(known_.get(), 1, std::get<std::int64_t>(id));
        const bool found = sqlite3_step(known_.get()) == SQLITE_ROW;
        sqlite3_reset(known_.get());
        return found;
    }

    Connection& db_;
    BuiltStatement known_;
    std::vector<std::string> columns_;
    std::vector<std::size_t> used_;
    std::optional<BuiltStatement> insert_;
};

}  // namespace

StandIns::StandIns(Connection& db) : db_{db} { db.run(hints); }

void StandIns::learn(BookTrees& trees, const std::map<std::string, std::uint32_t, std::less<>>& roots) {
    for (const auto& source : sources) {
        const auto root = roots.find(source.index);
        if (root == roots.end())
            continue;
        Learner learner{db_, source};
        trees.walk(root->second, [&](const TreeEntry& entry) { learner.take(entry); });
    }
}

std::int64_t StandIns::run(const std::string& parent, const std::string& sql, std::int64_t unknown) {
    auto text = sql;
    replace_all(text, "{missing}", missing_of(db_, parent));
    replace_all(text, "{unknown}", std::to_string(unknown));
    db_.run(text);
    return db_.changes();
}

std::int64_t StandIns::free_id(const std::string& parent) {
    return db_.number(("SELECT max(id) + 1 FROM (SELECT 0 AS id UNION ALL SELECT id FROM " + parent + " UNION ALL " +
                       missing_of(db_, parent) + ")")
                          .c_str());
}

std::int64_t StandIns::put() {
    // Whoever nothing is known of is one and the same.
    const auto complaint = free_id("complaint");
    const auto patient = free_id("patient");
    return run("measure", measures, complaint) + run("session", sessions, patient) +
           run("complaint", complaints, patient) + run("practitioner", practitioners, patient) +
           run("patient", patients, patient);
}

}  // namespace needlebook::store
