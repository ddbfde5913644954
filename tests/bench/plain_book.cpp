/// Rows are held in memory by the thousand, so that reading them is not in the time.
#include "bench/plain_book.h"

#include <stdexcept>
#include <vector>

#include <fmt/format.h>
#include <sqlite3.h>

#include "bench/bench.h"
#include "bench/big_book.h"
#include "store/book_file.h"
#include "store/connection.h"

namespace needlebook::bench {
namespace {

constexpr std::size_t rows_at_once = 20'000;

struct FreeValue {
    void operator()(sqlite3_value* value) const { sqlite3_value_free(value); }
};
using Value = std::unique_ptr<sqlite3_value, FreeValue>;

struct FreeStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FreeStatement>;

Statement prepared(sqlite3* database, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        throw std::runtime_error{sqlite3_errmsg(database)};
    return Statement{statement};
}

std::vector<std::string> words(sqlite3* database, const std::string& sql) {
    const auto statement = prepared(database, sql);
    std::vector<std::string> all;
    while (sqlite3_step(statement.get()) == SQLITE_ROW)
        all.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), 0)));
    return all;
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words)
        all += (all.empty() ? "" : ", ") + word;
    return all;
}

class TableCopy {
public:
    TableCopy(sqlite3* from, sqlite3* to, const std::string& table) {
        const auto columns = words(from, "SELECT name FROM pragma_table_info('" + table + "')");
        width_ = static_cast<int>(columns.size());
        rows_ = prepared(from, "SELECT " + joined(columns) + " FROM " + table);
        insert_ = prepared(to, "INSERT INTO " + table + " (" + joined(columns) + ") VALUES (" +
                                   joined(std::vector<std::string>(columns.size(), "?")) + ")");
    }

    /// ms of writing.
    double run() {
        double time = 0;
        while (fetch())
            time += processor_ms([this] { write(); });
        return time;
    }

private:
    bool fetch() {
        values_.clear();
        // Stepped once more after its end, a statement begins anew.
        while (!ended_ && values_.size() < rows_at_once * static_cast<std::size_t>(width_)) {
            const int step = sqlite3_step(rows_.get());
            if (step != SQLITE_ROW && step != SQLITE_DONE)
                throw std::runtime_error{"the rows to copy can't be read"};
            ended_ = step == SQLITE_DONE;
            for (int column = 0; !ended_ && column < width_; ++column)
                values_.emplace_back(sqlite3_value_dup(sqlite3_column_value(rows_.get(), column)));
        }
        return !values_.empty();
    }

    void write() {
        int column = 0;
        for (const auto& value : values_) {
            sqlite3_bind_value(insert_.get(), ++column, value.get());
            if (column < width_)
                continue;
            if (sqlite3_step(insert_.get()) != SQLITE_DONE)
                throw std::runtime_error{sqlite3_errmsg(sqlite3_db_handle(insert_.get()))};
            sqlite3_reset(insert_.get());
            column = 0;
        }
    }

    int width_ = 0;
    bool ended_ = false;
    Statement rows_, insert_;
    std::vector<Value> values_;
};

}  // namespace

PlainBook::PlainBook(const std::filesystem::path& file, const Secret& passphrase) {
    const BookIdentity identity{
        .id = {1}, .kind = BookKind::practice, .made_at = {}, .zone = "UTC", .from_book = {}, .from_patient = {}};
    must(store::Book::create(file, passphrase, identity, fixed_clock(today + std::chrono::hours{9})));
    db_ = store::keyed(file, passphrase);
    store::set_up(*db_, false);
    for (const auto& trigger : words(handle(), "SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        run("DROP TRIGGER " + trigger);
    run("PRAGMA foreign_keys = OFF");
    for (const auto& table : words(handle(), "SELECT name FROM sqlite_master WHERE type = 'table'"))
        run("DELETE FROM " + table);
}

PlainBook::~PlainBook() = default;

sqlite3* PlainBook::handle() const { return db_->handle(); }

void PlainBook::run(const std::string& sql) const { db_->run(sql); }

double PlainBook::take_rows_of(const std::filesystem::path& from, const Secret& passphrase) const {
    const auto source = store::keyed(from, passphrase);
    double time = 0;
    run("BEGIN IMMEDIATE");
    for (const auto& table : words(handle(), "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid"))
        time += TableCopy{source->handle(), handle(), table}.run();
    return time + processor_ms([this] { run("COMMIT"); });
}

}  // namespace needlebook::bench
