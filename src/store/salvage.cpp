/// Page by page, tree by tree, and what hangs in no tree by its shape.
#include "store/salvage.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sqlite3.h>

#include "store/book_file.h"
#include "store/book_trees.h"
#include "store/migrations.h"
#include "store/salvage_table.h"
#include "store/stand_ins.h"
#include "store/wal_state.h"

namespace needlebook::store {
namespace {

namespace fs = std::filesystem;

/// Made of other tables, or of this very moment: made anew.
constexpr std::array<std::string_view, 3> not_copied{"erasure_in_progress", "outline", "outline_stamp"};

std::int64_t in_header(const std::string& first_page, std::size_t at) {
    std::int64_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value * 256 + static_cast<unsigned char>(first_page.at(at + i));
    return value;
}

/// Where the trees begin, by the names of tables and indexes.
struct Roots {
    std::map<std::string, std::uint32_t, std::less<>> tables;
    std::map<std::string, std::uint32_t, std::less<>> indexes;

    /// A row of sqlite_schema, which may have lost the end of its SQL.
    bool add(const TreeEntry& entry) {
        constexpr std::size_t needed = 4;  // Type, name, table, root.
        if (entry.values.size() < needed)
            return false;
        const auto* type = std::get_if<std::string>(&entry.values[0]);
        const auto* name = std::get_if<std::string>(&entry.values[1]);
        const auto* root = std::get_if<std::int64_t>(&entry.values[3]);
        if (type == nullptr || name == nullptr || root == nullptr)
            return false;
        if (*type == "table")
            tables.emplace(*name, static_cast<std::uint32_t>(*root));
        else if (*type == "index")
            indexes.emplace(*name, static_cast<std::uint32_t>(*root));
        return true;
    }
};

Roots roots_of(BookTrees& trees) {
    Roots roots;
    if (!trees.walk(1, [&](const TreeEntry& entry) { roots.add(entry); }))
        return roots;
    for (const auto& loose : trees.loose()) {
        bool told = false;  // No other table has rows like these.
        if (loose.of_table)
            BookTrees{trees}.walk(loose.top, [&](const TreeEntry& entry) { told = roots.add(entry) || told; });
        if (told)
            trees.walk(loose.top, {});
    }
    return roots;
}

/// Of the book. Where the first page is lost: the newest one whose tables are all named.
std::size_t version_of(const BookPages& pages, const Roots& roots) {
    constexpr std::size_t version_at = 60;
    constexpr std::size_t application_at = 68;
    const auto known = migrations().size();
    if (const auto first = pages.page(1)) {
        if (in_header(*first, application_at) != application_id)
            throw Failure{Errc::not_a_book, "made by another program"};
        const auto version = in_header(*first, version_at);
        if (version > static_cast<std::int64_t>(known))
            throw Failure{Errc::newer_book, std::to_string(version)};
        return static_cast<std::size_t>(std::max<std::int64_t>(version, 1));
    }
    for (auto version = known; version > 1; --version) {
        Connection fresh{":memory:", SQLITE_OPEN_READWRITE};
        migrate(fresh, migrations().first(version));
        const auto names = texts(fresh, "SELECT name FROM sqlite_master WHERE type = 'table'");
        if (std::ranges::all_of(names, [&](const auto& name) { return roots.tables.contains(name); }))
            return version;
    }
    return roots.tables.empty() ? known : 1;
}

/// One book's trees into the tables of another.
class Rescue {
public:
    Rescue(BookTrees& trees, const Roots& roots, Connection& to, Salvaged& told)
        : trees_{trees}, roots_{roots}, to_{to}, told_{told} {
        for (const auto& name : texts(
                 to, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"))
            if (std::ranges::find(not_copied, name) == not_copied.end())
                tables_.push_back(std::make_unique<SalvageTable>(to, name));
    }

    void run() {
        for (const auto& table : tables_)
            to_.run("DELETE FROM " + table->name());
        for (const auto& table : tables_) {
            const auto root = roots_.tables.find(table->name());
            if (root == roots_.tables.end() ||
                trees_.walk(root->second, [&](const TreeEntry& entry) { take(*table, entry); }))
                lack_pages_.insert(table.get());
        }
        StandIns stand_ins{to_};
        stand_ins.learn(trees_, roots_.indexes);
        for (const auto* roots : {&roots_.indexes, &roots_.tables})
            for (const auto& [name, root] : *roots)
                trees_.walk(root, {});
        for (const auto& loose : trees_.loose())
            take_loose(loose);
        told_.stand_ins = stand_ins.put();
    }

private:
    void take(SalvageTable& table, const TreeEntry& entry) {
        if (table.put(entry))
            told_.rows += 1;
        else
            told_.left_out += 1;
    }

    /// Pages that nothing leads to go to the table that can have all their rows.
    void take_loose(const BookTrees::Loose& loose) {
        std::vector<TreeEntry> entries;
        trees_.walk(loose.top, [&](const TreeEntry& entry) { entries.push_back(entry); });
        SalvageTable* best = nullptr;
        std::int64_t most = 0;
        for (const auto& table : tables_) {
            // Of a table that lacks no page others hang on, nothing is loose.
            if (!lack_pages_.contains(table.get()) || table->has_rowid() != loose.of_table)
                continue;
            if (const auto rows = rows_that_go(*table, entries); rows > most) {
                most = rows;
                best = table.get();
            }
        }
        if (best != nullptr)
            for (const auto& entry : entries)
                take(*best, entry);
        else if (loose.of_table)  // Else it is of an index, and tells nothing new.
            told_.left_out += static_cast<std::int64_t>(entries.size());
    }

    /// How many rows the table takes; all are taken back.
    std::int64_t rows_that_go(SalvageTable& table, const std::vector<TreeEntry>& entries) {
        if (std::ranges::none_of(entries, [&](const TreeEntry& entry) { return table.fits(entry); }))
            return 0;
        to_.run("SAVEPOINT attempt");
        const auto rows = std::ranges::count_if(entries, [&](const TreeEntry& entry) { return table.put(entry); });
        to_.run("ROLLBACK TO attempt");
        to_.run("RELEASE attempt");
        return rows;
    }

    BookTrees& trees_;
    const Roots& roots_;
    Connection& to_;
    Salvaged& told_;
    std::vector<std::unique_ptr<SalvageTable>> tables_;
    std::set<const SalvageTable*> lack_pages_;
};

/// Links that can be cut are; rows that lead nowhere without are taken out until none do.
void leave_out_dangling(Connection& db, Salvaged& told) {
    db.run("UPDATE OR IGNORE agreement SET supersedes_id = NULL WHERE supersedes_id NOT IN (SELECT id FROM agreement)");
    db.run("UPDATE OR IGNORE session SET supersedes_id = NULL WHERE supersedes_id NOT IN (SELECT id FROM session)");
    db.run("UPDATE draft SET patient_id = NULL WHERE patient_id NOT IN (SELECT id FROM patient)");
    for (bool found = true; found;) {
        std::vector<std::pair<std::string, std::optional<std::int64_t>>> rows;
        {
            auto query = db.query("PRAGMA foreign_key_check");
            while (query.step()) {
                auto row = query.row();
                auto table = row.next<std::string>();
                rows.emplace_back(std::move(table), row.next<std::optional<std::int64_t>>());
            }
        }
        found = !rows.empty();
        for (const auto& [table, id] : rows) {
            // Without a row id there is no saying which: all parts of sessions that are gone.
            db.run(id ? "DELETE FROM " + table + " WHERE rowid = " + std::to_string(*id)
                      : "DELETE FROM " + table + " WHERE session_id NOT IN (SELECT id FROM session)");
            told.left_out += db.changes();
        }
    }
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

/// What this book's tables are called is told by the scripts, not by the damaged file.
void copy_tables(const fs::path& from, const BookPages& pages, Connection& to, const Clock& clock, Salvaged& told) {
    BookTrees trees{pages};
    const auto roots = roots_of(trees);
    // As old as the damaged one is, so that later steps find what they expect.
    migrate(to, migrations().first(version_of(pages, roots)));
    to.run("PRAGMA foreign_keys = OFF");
    {
        Transaction all{to};
        const auto triggers = texts(to, "SELECT sql FROM sqlite_master WHERE type = 'trigger'");
        for (const auto& name : texts(to, "SELECT name FROM sqlite_master WHERE type = 'trigger'"))
            to.run("DROP TRIGGER " + name);
        Rescue{trees, roots, to, told}.run();
        leave_out_dangling(to, told);
        told.writes_lost =
            wal_is_empty(beside(from, "-wal")) && to.number("SELECT count(*) FROM open_flag WHERE is_open") > 0;
        require_first_rows(to, clock);
        for (const auto& trigger : triggers)
            to.run(trigger);
        all.commit();
    }
    migrate(to, migrations());
    told.pages = pages.count();
    told.lost_pages = pages.lost();
    told.patients = to.number("SELECT count(*) FROM patient");
    told.sessions = to.number("SELECT count(*) FROM session_current");
}

}  // namespace

Result<Salvaged> salvage(const fs::path& from, const Secret& passphrase, const fs::path& to, const Clock& clock) {
    const auto file = existing_file(from);
    if (!file)
        return tl::unexpected(file.error());
    if (passphrase.empty())
        return fail(Errc::empty, "passphrase");
    if (WriterLock::is_held(*file))
        return fail(Errc::in_use, file->filename().string());
    try {
        Connection damaged{*file, SQLITE_OPEN_READONLY};
        const BookPages pages{damaged, passphrase};
        const auto made = new_file(to);
        if (!made)
            return tl::unexpected(made.error());
        try {
            Salvaged told;
            Connection fresh{*made, SQLITE_OPEN_READWRITE};
            fresh.clock = clock;
            fresh.key(passphrase);
            set_up(fresh, false);
            copy_tables(*file, pages, fresh, clock, told);
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
