/// Whether a book is as it was written.
#include <map>
#include <system_error>
#include <utility>

#include <sqlite3.h>

#include "store/book.h"
#include "store/book_file.h"
#include "store/lost_writes.h"
#include "store/migrations.h"

namespace needlebook::store {
namespace {

/// Whether the file has all that the write-ahead file holds.
bool all_is_in_the_file(Connection& db) {
    if (db.report.read_only) {
        std::error_code missing;
        const auto wal = std::filesystem::file_size(beside(db.path, "-wal"), missing);
        return missing || wal == 0;
    }
    auto query = db.query("PRAGMA wal_checkpoint(FULL)");
    std::int64_t busy = 1;
    if (query.step())
        query.row().into(busy);
    return busy == 0;
}

/// cipher_integrity_check reads the file and not the write-ahead file.
void check_pages(Connection& db, std::vector<Finding>& findings) {
    if (all_is_in_the_file(db)) {
        auto pages = db.query("PRAGMA cipher_integrity_check");
        while (pages.step())
            findings.push_back({"page", pages.row().next<std::string>(), {}});
    }
    auto structure = db.query("PRAGMA quick_check");
    while (structure.step())
        if (auto line = structure.row().next<std::string>(); line != "ok")
            findings.push_back({"structure", std::move(line), {}});
}

void check_references(Connection& db, std::vector<Finding>& findings) {
    auto dangling = db.query("PRAGMA foreign_key_check");
    while (dangling.step()) {
        auto row = dangling.row();
        auto table = row.next<std::string>();
        const auto id = row.next<std::optional<std::int64_t>>();
        findings.push_back({"reference", std::move(table), id ? std::to_string(*id) : std::string{}});
    }
}

using Schema = std::map<std::pair<std::string, std::string>, std::string>;

/// Type and name of everything in the schema, and its text.
Schema schema_of(Connection& db) {
    auto query = db.query("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL");
    Schema schema;
    while (query.step()) {
        auto row = query.row();
        auto type = row.next<std::string>();
        auto name = row.next<std::string>();
        schema[{std::move(type), std::move(name)}] = row.next<std::string>();
    }
    return schema;
}

void check_schema(Connection& db, std::vector<Finding>& findings) {
    Connection fresh{":memory:", SQLITE_OPEN_READWRITE};
    // An older book, opened for reading or as a backup, has the schema of its release.
    migrate(fresh, migrations().first(static_cast<std::size_t>(version_of(db))));
    const auto expected = schema_of(fresh);
    const auto found = schema_of(db);
    for (const auto& [thing, sql] : expected) {
        const auto there = found.find(thing);
        if (there == found.end())
            findings.push_back({"schema_missing", thing.second, thing.first});
        else if (there->second != sql)
            findings.push_back({"schema_changed", thing.second, thing.first});
    }
    for (const auto& [thing, sql] : found)
        if (!expected.contains(thing))
            findings.push_back({"schema_added", thing.second, thing.first});
}

/// Runs one check; where the damage stops it, that is a finding too.
template <class Check>
void carefully(const char* subject, std::vector<Finding>& findings, Check check) {
    try {
        check();
    } catch (const Failure& failure) {
        findings.push_back({"unreadable", subject, failure.what()});
    }
}

}  // namespace

std::vector<Finding> check_all(Connection& db) {
    std::vector<Finding> findings;
    carefully("pages", findings, [&] { check_pages(db, findings); });
    carefully("references", findings, [&] { check_references(db, findings); });
    carefully("schema", findings, [&] { check_schema(db, findings); });
    carefully("history", findings, [&] {
        for (auto& finding : HistoryTable{db}.verify())
            findings.push_back(std::move(finding));
    });
    return findings;
}

std::vector<Finding> Book::check() {
    auto findings = check_all(*connection_);
    if (const auto& lost = connection_->report.lost)
        findings.push_back(finding_of(*lost));
    return findings;
}

}  // namespace needlebook::store
