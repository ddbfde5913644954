/// Row by row from both ends of each table, and by halves in between.
#include "store/salvage.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <sqlite3.h>

#include "store/book_file.h"
#include "store/migrations.h"

namespace needlebook::store {
namespace {

namespace fs = std::filesystem;

/// A statement whose SQL is put together from names of our own schema.
class Statement {
public:
    Statement(Connection& db, const std::string& sql) {
        const int code = sqlite3_prepare_v2(db.handle(), sql.c_str(), -1, &statement_, nullptr);
        if (code != SQLITE_OK)
            throw_failure(db.handle(), code);
    }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement() { sqlite3_finalize(statement_); }

    sqlite3_stmt* get() const { return statement_; }

private:
    sqlite3_stmt* statement_ = nullptr;
};

std::vector<std::string> names(Connection& db, const std::string& sql) {
    Statement query{db, sql};
    std::vector<std::string> all;
    while (sqlite3_step(query.get()) == SQLITE_ROW)
        all.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(query.get(), 0)));
    return all;
}

std::string joined(const std::vector<std::string>& words, const std::string& between) {
    std::string all;
    for (const auto& word : words)
        all += (all.empty() ? "" : between) + word;
    return all;
}

struct Table {
    std::string name;
    std::vector<std::string> columns;
    std::string key;  ///< What rows are found by: rowid, or the first column of the primary key.
};

/// Tables and columns that both have: an older book lacks some.
std::vector<Table> tables_of(Connection& db, Connection& from) {
    std::vector<Table> tables;
    for (const auto& name :
         names(db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid")) {
        Table table{name, names(db, "SELECT name FROM pragma_table_info('" + name + "')"), "rowid"};
        const auto there = names(from, "SELECT name FROM pragma_table_info('" + name + "')");
        std::erase_if(table.columns,
                      [&](const auto& column) { return std::ranges::find(there, column) == there.end(); });
        if (table.columns.empty())
            continue;
        if (!names(db, "SELECT name FROM pragma_table_list WHERE name = '" + name + "' AND wr = 1").empty())
            table.key = names(db, "SELECT name FROM pragma_table_info('" + name + "') WHERE pk = 1").front();
        tables.push_back(std::move(table));
    }
    return tables;
}

/// Copies one table. Reading stops at damage; it then begins again beyond it.
class Copy {
public:
    Copy(Connection& from, Connection& to, const Table& table, Salvaged& told)
        : from_{from},
          to_{to},
          table_{table},
          told_{told},
          insert_{to, "INSERT OR IGNORE INTO " + table.name + " (" + joined(table.columns, ", ") + ") VALUES (" +
                          joined(std::vector<std::string>(table.columns.size(), "?"), ", ") + ")"} {}

    void run() {
        if (table_.key != "rowid") {
            // Keyed by something else than a number: from both ends only.
            if (!whole("ASC"))
                whole("DESC");
            return;
        }
        between(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max());
    }

private:
    std::string select(const std::string& where, const std::string& direction) const {
        return "SELECT " + table_.key + ", " + joined(table_.columns, ", ") + " FROM " + table_.name + " NOT INDEXED " +
               where + " ORDER BY " + table_.key + " " + direction;
    }

    void put(sqlite3_stmt* row) {
        for (int i = 0; i < static_cast<int>(table_.columns.size()); ++i)
            sqlite3_bind_value(insert_.get(), i + 1, sqlite3_column_value(row, i + 1));
        const int code = sqlite3_step(insert_.get());
        if (code == SQLITE_DONE)
            told_.rows += to_.changes();  // None for a row that can't be, or is there already.
        sqlite3_reset(insert_.get());
        if (code != SQLITE_DONE && (code & 0xff) != SQLITE_CONSTRAINT)
            throw_failure(to_.handle(), code);
    }

    bool whole(const std::string& direction) {
        const Statement rows{from_, select("", direction)};
        int code = SQLITE_ROW;
        while ((code = sqlite3_step(rows.get())) == SQLITE_ROW)
            put(rows.get());
        if (code != SQLITE_DONE)
            told_.gaps += 1;
        return code == SQLITE_DONE;
    }

    /// The last number read in that direction, and whether the end was reached.
    std::pair<std::optional<std::int64_t>, bool> walk(std::int64_t low, std::int64_t high,
                                                      const std::string& direction) {
        const Statement rows{from_, select("WHERE rowid BETWEEN ?1 AND ?2", direction)};
        sqlite3_bind_int64(rows.get(), 1, low);
        sqlite3_bind_int64(rows.get(), 2, high);
        std::optional<std::int64_t> last;
        int code = SQLITE_ROW;
        while ((code = sqlite3_step(rows.get())) == SQLITE_ROW) {
            last = sqlite3_column_int64(rows.get(), 0);
            put(rows.get());
        }
        return {last, code == SQLITE_DONE};
    }

    void between(std::int64_t low, std::int64_t high) {
        if (low > high || probes_ == 0)
            return;
        --probes_;
        const auto [up, whole_up] = walk(low, high, "ASC");
        if (whole_up)
            return;
        const auto [down, whole_down] = walk(up ? *up + 1 : low, high, "DESC");
        if (whole_down)
            return;
        told_.gaps += 1;
        const auto first = up ? *up + 1 : low;
        const auto last = down ? *down - 1 : high;
        // Beyond the damage on either side there may be more.
        if (first >= last)
            return;
        const auto middle = std::midpoint(first, last);
        between(first, middle);
        between(middle + 1, last);
    }

    Connection& from_;
    Connection& to_;
    const Table& table_;
    Salvaged& told_;
    Statement insert_;
    int probes_ = 400;  // Looks into the gaps of one table.
};

/// Who is missing, but has a complaint, a visit or another row of their own, is put in without a name.
void put_stand_ins(Connection& db, Salvaged& told) {
    static constexpr std::array sql{
        R"sql(INSERT INTO complaint (id, patient_id, position, kind, opened_on)
              SELECT DISTINCT complaint_id, patient_id, 99, 'other', substr(starts, 1, 10) FROM session
              WHERE complaint_id IS NOT NULL AND complaint_id NOT IN (SELECT id FROM complaint)
              GROUP BY complaint_id)sql",
        R"sql(INSERT INTO patient (id, code, added_on)
              SELECT patient_id, 'salvaged-' || patient_id, '2000-01-01' FROM (
                  SELECT patient_id FROM complaint UNION SELECT patient_id FROM session
                  UNION SELECT patient_id FROM change UNION SELECT patient_id FROM examination)
              WHERE patient_id NOT IN (SELECT id FROM patient))sql"};
    for (const auto* one : sql) {
        db.run(one);
        told.stand_ins += db.changes();
    }
}

/// Rows that lead nowhere are taken out until none do.
void leave_out_dangling(Connection& db, Salvaged& told) {
    for (bool found = true; found;) {
        std::vector<std::pair<std::string, std::int64_t>> rows;
        {
            auto query = db.query("PRAGMA foreign_key_check");
            while (query.step()) {
                auto row = query.row();
                auto table = row.next<std::string>();
                if (const auto id = row.next<std::optional<std::int64_t>>())
                    rows.emplace_back(std::move(table), *id);
                else
                    rows.emplace_back(std::move(table), -1);
            }
        }
        found = !rows.empty();
        for (const auto& [table, id] : rows) {
            // Without a rowid there is no saying which: all parts of sessions that are gone.
            db.run(id >= 0 ? "DELETE FROM " + table + " WHERE rowid = " + std::to_string(id)
                           : "DELETE FROM " + table + " WHERE session_id NOT IN (SELECT id FROM session)");
            told.left_out += db.changes();
        }
    }
}

/// As in check.cpp: what this book's tables are called is told by the scripts, not by the damaged file.
void copy_tables(Connection& from, Connection& to, Salvaged& told) {
    to.run("PRAGMA foreign_keys = OFF");
    Transaction all{to};
    const auto triggers = names(to, "SELECT sql FROM sqlite_master WHERE type = 'trigger'");
    for (const auto& name : names(to, "SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        to.run("DROP TRIGGER " + name);
    for (const auto& table : tables_of(to, from)) {
        to.run("DELETE FROM " + table.name);
        try {
            Copy{from, to, table, told}.run();
        } catch (const Failure& failure) {
            if (failure.code() == Errc::disk_full)
                throw;
            told.gaps += 1;  // Not even its root can be read.
        }
    }
    to.run("DELETE FROM erasure_in_progress");
    put_stand_ins(to, told);
    // Without a rowid or a session: by hand.
    to.run("DELETE FROM draft WHERE patient_id NOT IN (SELECT id FROM patient)");
    told.left_out += to.changes();
    leave_out_dangling(to, told);
    for (const auto& trigger : triggers)
        to.run(trigger);
    told.patients = to.number("SELECT count(*) FROM patient");
    told.sessions = to.number("SELECT count(*) FROM session_current");
    all.commit();
}

/// The few rows that every book has.
void require_first_rows(Connection& db, const Clock& clock) {
    if (db.number("SELECT count(*) FROM book") == 0) {
        auto book = db.query(R"sql(
            INSERT INTO book (one, book_id, kind, made_at, zone) VALUES (1, 1, 'practice', :now, 'UTC')
        )sql");
        book.set(":now", clock.now()).run();
    }
    db.run("INSERT OR IGNORE INTO practice (one) VALUES (1)");
    db.run("DELETE FROM open_flag");
    db.query("INSERT INTO open_flag (one, is_open, changed_at) VALUES (1, 0, :now)").set(":now", clock.now()).run();
    if (db.number("SELECT count(*) FROM history_head") == 0)
        db.run(
            "INSERT INTO history_head (one, count, hash) SELECT 1, coalesce(max(seq), 0), "
            "coalesce((SELECT hash FROM history ORDER BY seq DESC LIMIT 1), zeroblob(32)) FROM history");
}

}  // namespace

Result<Salvaged> salvage(const fs::path& from, const Secret& passphrase, const fs::path& to, const Clock& clock) {
    const auto file = existing_file(from);
    if (!file)
        return tl::unexpected(file.error());
    try {
        const auto damaged = keyed(*file, passphrase);
        const auto made = new_file(to);
        if (!made)
            return tl::unexpected(made.error());
        try {
            Salvaged told;
            Connection fresh{*made, SQLITE_OPEN_READWRITE};
            fresh.clock = clock;
            fresh.key(passphrase);
            set_up(fresh, false);
            migrate(fresh, migrations());
            copy_tables(*damaged, fresh, told);
            require_first_rows(fresh, clock);
            set_flag(fresh, false);
            return told;
        } catch (const Failure&) {
            remove_book(*made);
            throw;
        }
    } catch (const Failure& failure) {
        return fail(failure.code(), failure.what());
    }
}

}  // namespace needlebook::store
