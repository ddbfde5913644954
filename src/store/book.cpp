/// Making, opening and closing a book.
#include "store/book.h"

#include <array>
#include <system_error>
#include <utility>

#include <sqlite3.h>

#include "store/book_copy.h"
#include "store/book_file.h"
#include "store/digest.h"
#include "store/lost_writes.h"
#include "store/migrations.h"
#include "store/wal_state.h"

namespace needlebook::store {
namespace {

namespace fs = std::filesystem;

void write_first_rows(Connection& db, const BookIdentity& identity) {
    Transaction all{db};
    auto book = db.query(R"sql(
        INSERT INTO book (one, book_id, kind, made_at, zone, from_book_id, from_patient_id)
        VALUES (1, :book_id, :kind, :made_at, :zone, :from_book_id, :from_patient_id)
    )sql");
    book.set(":book_id", identity.id).set(":kind", identity.kind).set(":made_at", identity.made_at);
    book.set(":zone", identity.zone).set(":from_book_id", identity.from_book);
    book.set(":from_patient_id", identity.from_patient).run();
    db.query("INSERT INTO open_flag (one, is_open, changed_at) VALUES (1, 0, :now)")
        .set(":now", identity.made_at)
        .run();
    db.query("INSERT INTO practice (one) VALUES (1)").run();
    db.query("INSERT INTO history_head (one, count, hash) VALUES (1, 0, :hash)").set(":hash", bytes_of(Digest{})).run();
    all.commit();
}

/// Beside the book, with its version and day in the name; a name that isn't taken.
fs::path name_for_copy(const Connection& db, int version) {
    const auto stem = db.path.stem().string() + "-v" + std::to_string(version) + "-" + to_text(db.clock.today());
    auto file = db.path.parent_path() / stem;
    file += db.path.extension();
    for (int number = 2; fs::exists(file); ++number)
        file = db.path.parent_path() / (stem + "-" + std::to_string(number) + db.path.extension().string());
    return file;
}

/// Copies an older book, then brings it to today's version.
void bring_up_to_date(Connection& db) {
    const int version = version_of(db);
    if (version == static_cast<int>(migrations().size()))
        return;
    const auto copy = name_for_copy(db, version);
    copy_checked(db, copy);
    migrate(db, migrations());
    db.report.migrated_from = version;
    db.report.copied_to = copy;
}

std::unique_ptr<Connection> opened_connection(const fs::path& file, const Secret& passphrase,
                                              std::optional<WriterLock> lock, const OpenReport& report,
                                              const Clock& clock) {
    const bool wal_is_there = !wal_is_empty(beside(file, "-wal"));
    const bool wal_damaged = !report.in_use && wal_is_damaged(beside(file, "-wal"));
    auto db = keyed(file, passphrase, report.read_only ? Unwritable::is_read : Unwritable::fails);
    if (!report.read_only && sqlite3_db_readonly(db->handle(), "main") == 1)
        throw Failure{Errc::unreadable_file, "read only"};
    db->lock = std::move(lock);
    db->report = report;
    db->clock = clock;
    if (report.read_only && version_of(*db) < static_cast<int>(migrations().size()))
        throw Failure{Errc::not_allowed, "older book opened for reading"};
    set_up(*db, report.read_only);
    if (report.read_only)
        db->only_reads();
    read_flag(*db, wal_is_there);
    db->report.wal_damaged = wal_damaged && db->report.unclean_end;
    db->report.last_entry = last_entry_of(*db);
    db->report.lost = loss_not_shown(*db);
    const bool lost_now = db->report.wal_missing || db->report.wal_damaged;
    if (lost_now)
        db->report.lost = LostWrites{clock.now(), db->report.last_entry};
    if (!report.read_only) {
        bring_up_to_date(*db);
        // Should this fail half-way the flag may be up: a missing write-ahead file would look like lost writes.
        db->leave_wal(true);
        if (lost_now)
            note_loss(*db, *db->report.lost);
        set_flag(*db, true);
        db->flag_set = true;
        db->leave_wal(false);
    }
    return db;
}

}  // namespace

Transaction::Transaction(Connection& connection) : connection_{connection} { connection_.run("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
    // A failure may have taken it back already.
    if (open_ && sqlite3_get_autocommit(connection_.handle()) == 0)
        sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    connection_.run("COMMIT");
    open_ = false;
}

Book::Book(std::unique_ptr<Connection> connection)
    : connection_{std::move(connection)},
      patients{*connection_},
      complaints{*connection_},
      measures{*connection_},
      agreements{*connection_},
      course_ends{*connection_},
      consents{*connection_},
      evidence_shown{*connection_},
      screening_answers{*connection_},
      sessions{*connection_},
      readings{*connection_},
      extents{*connection_},
      changes{*connection_},
      examinations{*connection_},
      point_groups{*connection_},
      practitioners{*connection_},
      practice{*connection_},
      drafts{*connection_},
      history{*connection_},
      outlines{*connection_} {}

Book::Book(Book&&) noexcept = default;

Book& Book::operator=(Book&& other) noexcept {
    // The book that was here must be closed by its destructor, not left to a member's assignment.
    if (this != &other) {
        std::destroy_at(this);
        std::construct_at(this, std::move(other));
    }
    return *this;
}

Book::~Book() {
    if (!connection_ || !connection_->flag_set)
        return;
    try {
        set_flag(*connection_, false);
    } catch (const Failure&) {
        // The flag stays up, which says just that; the write-ahead file stays, so that nothing looks lost.
        connection_->leave_wal(true);
    }
}

Result<Book> Book::create(const fs::path& path, const Secret& passphrase, const BookIdentity& identity,
                          const Clock& clock) {
    if (passphrase.empty())
        return fail(Errc::empty, "passphrase");
    const auto file = new_file(path);
    if (!file)
        return tl::unexpected(file.error());
    auto lock = WriterLock::take(*file);
    if (!lock) {
        remove_book(*file);
        return tl::unexpected(lock.error());
    }
    try {
        auto db = std::make_unique<Connection>(*file, SQLITE_OPEN_READWRITE);
        db->lock = std::move(*lock);
        db->clock = clock;
        db->key(passphrase);
        set_up(*db, false);
        migrate(*db, migrations());
        write_first_rows(*db, identity);
        set_flag(*db, true);
        db->flag_set = true;
        return Book{std::move(db)};
    } catch (const Failure& failure) {
        remove_book(*file);
        return fail(failure.code(), failure.what());
    }
}

Result<Book> Book::open(const fs::path& path, const Secret& passphrase, Access access, const Clock& clock) {
    if (passphrase.empty())
        return fail(Errc::empty, "passphrase");
    const auto file = existing_file(path);
    if (!file)
        return tl::unexpected(file.error());
    OpenReport report;
    std::optional<WriterLock> lock;
    if (access == Access::read) {
        report.read_only = true;
        report.in_use = WriterLock::is_held(*file);
    } else if (auto taken = WriterLock::take(*file)) {
        lock = std::move(*taken);
    } else if (access == Access::write) {
        return tl::unexpected(taken.error());
    } else {
        report.read_only = true;
        report.in_use = taken.error().code == Errc::in_use;
    }
    if (lock && access == Access::write_if_free && ::access(file->c_str(), W_OK) != 0) {
        report.read_only = true;
        lock.reset();
    }
    try {
        return Book{opened_connection(*file, passphrase, std::move(lock), report, clock)};
    } catch (const Failure& failure) {
        if (report.read_only || access != Access::write_if_free || !is_of_writing(failure.code()))
            return fail(failure.code(), failure.what());
        // On a full disk what is there can still be read.
        report.read_only = true;
        try {
            return Book{opened_connection(*file, passphrase, std::nullopt, report, clock)};
        } catch (const Failure&) {
            return fail(failure.code(), failure.what());
        }
    }
}

const OpenReport& Book::opened() const { return connection_->report; }
const fs::path& Book::path() const { return connection_->path; }
Transaction Book::begin() { return Transaction{*connection_}; }

void Book::write_derived(const std::function<void()>& work) {
    // Synced like every other: what tells lost writes rests on each commit being on the disk before the next.
    Transaction all{*connection_};
    work();
    all.commit();
}

std::optional<Id<Patient>> Book::patient_of(Id<Complaint> complaint) const {
    auto query = connection_->query("SELECT patient_id FROM complaint WHERE id = :id");
    return query.set(":id", complaint).first([](Row row) { return row.next<Id<Patient>>(); });
}

std::optional<Id<Patient>> Book::patient_of(Id<Measure> measure) const {
    auto query = connection_->query(R"sql(
        SELECT patient_id FROM measure JOIN complaint ON complaint.id = complaint_id WHERE measure.id = :id
    )sql");
    return query.set(":id", measure).first([](Row row) { return row.next<Id<Patient>>(); });
}

void Book::release_memory() const { connection_->run("PRAGMA shrink_memory"); }

std::vector<std::int64_t> Book::ids_of(std::string_view kind) const {
    struct Kind {
        std::string_view name;
        const char* sql;
    };
    static constexpr std::array kinds{Kind{"patient", "SELECT id FROM patient"},
                                      Kind{"complaint", "SELECT id FROM complaint"},
                                      Kind{"measure", "SELECT id FROM measure"},
                                      Kind{"agreement", "SELECT id FROM agreement"},
                                      Kind{"course_end", "SELECT id FROM course_end"},
                                      Kind{"consent", "SELECT id FROM consent"},
                                      Kind{"evidence_shown", "SELECT id FROM evidence_shown"},
                                      Kind{"screening_answer", "SELECT id FROM screening_answer"},
                                      Kind{"session", "SELECT id FROM session"},
                                      Kind{"reading", "SELECT id FROM reading WHERE session_id IS NULL"},
                                      Kind{"extent", "SELECT id FROM extent WHERE session_id IS NULL"},
                                      Kind{"change", "SELECT id FROM change"},
                                      Kind{"examination", "SELECT id FROM examination"},
                                      Kind{"point_group", "SELECT id FROM point_group"},
                                      Kind{"practitioner", "SELECT id FROM practitioner"}};
    for (const auto& one : kinds)
        if (one.name == kind)
            return connection_->query(one.sql).all([](Row row) { return row.next<std::int64_t>(); });
    throw Failure{Errc::storage, "no kind " + std::string{kind}};
}

void Book::checkpoint() {
    // An empty write-ahead file under the flag would look like lost writes, should the power go just then.
    set_flag(*connection_, false);
    set_flag(*connection_, true);
}

void Book::rewrite() {
    // What is deleted is overwritten with zeros, but not what a page still holds of rows that moved to another one.
    connection_->run("VACUUM");
    if (connection_->number("PRAGMA wal_checkpoint(TRUNCATE)") !=
        0)  // Somebody reads the file as it was, and holds it so.
        throw Failure{Errc::in_use, "write-ahead file"};
    checkpoint();
}

void Book::note_loss_shown() {
    store::note_loss_shown(*connection_);
    connection_->report.lost.reset();
}

Secret Book::key() { return key_of(*connection_); }

Result<std::vector<Finding>> Book::backup_to(const fs::path& target) {
    // Through a connection of its own: one that may only query can't copy either.
    return copy_book(path(), key(), target, connection_->clock);
}

void Book::change_passphrase(const Secret& fresh) {
    const auto text = fresh.view();
    if (text.empty())
        throw Failure{Errc::empty, "passphrase"};
    const int code = sqlite3_rekey_v2(connection_->handle(), "main", text.data(), static_cast<int>(text.size()));
    if (code != SQLITE_OK)
        throw_failure(connection_->handle(), code);
    checkpoint();
}

bool opens(const fs::path& path, const Secret& passphrase) {
    const auto file = existing_file(path);
    if (!file || passphrase.empty())
        return false;
    try {
        keyed(*file, passphrase);
        return true;
    } catch (const Failure&) {
        return false;
    }
}

}  // namespace needlebook::store
