/// An open book: one encrypted file and its tables.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "store/agreement_table.h"
#include "store/change_table.h"
#include "store/complaint_table.h"
#include "store/consent_table.h"
#include "store/course_end_table.h"
#include "store/draft_table.h"
#include "store/evidence_shown_table.h"
#include "store/examination_table.h"
#include "store/extent_table.h"
#include "store/failure.h"
#include "store/history_table.h"
#include "store/measure_table.h"
#include "store/outline_table.h"
#include "store/patient_table.h"
#include "store/point_group_table.h"
#include "store/practice_table.h"
#include "store/practitioner_table.h"
#include "store/reading_table.h"
#include "store/screening_answer_table.h"
#include "store/session_table.h"

namespace needlebook::store {

enum class Access {
    write,          ///< Errc::in_use when another process writes.
    write_if_free,  ///< For reading when another process writes or the file can't be written.
    read
};

/// Writes that were finished, and are gone with a write-ahead file or its end.
struct LostWrites {
    Instant noticed;                    ///< At which opening.
    std::optional<Instant> last_entry;  ///< Of the history: what was written up to then is here.
};

/// What was found at opening.
struct OpenReport {
    bool read_only = false;
    bool in_use = false;                   ///< Read only because another process writes.
    bool unclean_end = false;              ///< The book was not closed the last time.
    bool wal_missing = false;              ///< Not closed, and the file with the last writes is gone or empty.
    bool wal_damaged = false;              ///< Not closed, and the end of the last writes can't be read.
    std::optional<Instant> last_entry;     ///< Of the history, as it was found.
    std::optional<LostWrites> lost;        ///< Noticed now or before, and not shown to anybody since.
    std::optional<Instant> checkpoint_at;  ///< Everything up to then is in the book file itself.
    std::optional<int> migrated_from;      ///< Version of the book before opening, when it was older.
    std::optional<std::filesystem::path> copied_to;  ///< The copy made before migrating.
};

/// One transaction; takes itself back unless commit() is reached.
class Transaction {
public:
    explicit Transaction(Connection& connection);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    void commit();

private:
    Connection& connection_;
    bool open_ = true;
};

/// The only door to a book's file. Its functions throw Failure when disk or data fail.
class Book {
public:
    /// Makes a new file, readable by its owner only, and opens it for writing. Fails with
    /// Errc::empty (passphrase), already_exists, unreadable_file (no such folder, no permission),
    /// disk_full, storage.
    static Result<Book> create(const std::filesystem::path& path, const Secret& passphrase,
                               const BookIdentity& identity, const Clock& clock);

    /// Opens a book, and brings an older one to today's version after copying it. Fails with
    /// Errc::empty (passphrase), unreadable_file (missing, a directory, no permission),
    /// not_a_book (too short, or a plain database), wrong_passphrase (or a damaged first page:
    /// they look the same), newer_book, in_use, damaged_book, disk_full, storage. When it
    /// fails the file's bytes are as they were.
    static Result<Book> open(const std::filesystem::path& path, const Secret& passphrase, Access access,
                             const Clock& clock);

    Book(Book&&) noexcept;
    Book& operator=(Book&&) noexcept;
    ~Book();  ///< Clears the open flag and closes.

    const OpenReport& opened() const;
    const std::filesystem::path& path() const;

    [[nodiscard]] Transaction begin();

    /// One transaction for what can be made anew: the disk may lose it, and nothing waits for the disk.
    void write_derived(const std::function<void()>& work);

    /// The patient whose record it is; none for what belongs to nobody.
    std::optional<Id<Patient>> patient_of(Id<Complaint> complaint) const;
    std::optional<Id<Patient>> patient_of(Id<Measure> measure) const;

    /// Ids of all records of a kind, named as in the history ("session", "reading", …); those that
    /// belong to a session are not records of their own.
    std::vector<std::int64_t> ids_of(std::string_view kind) const;

    /// Deletes every row and payload of the patient and writes the tombstone; inside a transaction.
    void erase(Id<Patient> patient, Instant at, const std::string& reason);

    /// Deletes what an import brought of one patient, by kind as in ids_of, sealed records among it; inside a
    /// transaction. Throws Failure (contradiction, storage) when something else refers to it.
    void take_out(Id<Patient> patient, const std::map<std::string, std::vector<std::int64_t>, std::less<>>& ids);

    /// Gives back the memory in which pages of the file are kept for the next reading.
    void release_memory() const;

    /// Moves everything from the write-ahead file into the book, and empties it.
    void checkpoint();

    /// Writes the whole file anew, and empties the write-ahead file: of rows that were deleted nothing stays between
    /// those that are left. Needs as much room on the disk again, and in memory. Throws Failure, in_use where a reader
    /// holds the file as it was; the records are as they were then.
    void rewrite();

    /// Pages, indexes, foreign keys, schema against the one this release makes, history chain, lost writes that
    /// nobody was shown.
    std::vector<Finding> check();

    /// Somebody was shown what is in opened().lost; it is told no more.
    void note_loss_shown();

    /// Writes an encrypted copy with the same passphrase, opens and checks it, and only then calls it
    /// `target`, which must not exist. Gives what was found in it, which was in the book already.
    /// Fails with already_exists, unreadable_file, disk_full, damaged_book; then there is no copy.
    Result<std::vector<Finding>> backup_to(const std::filesystem::path& target);

    /// The key behind the passphrase: opens this book and its copies, without derivation, as the
    /// passphrase does, until that changes. For work on another thread.
    Secret key();

    /// Encrypts the book anew. Older copies keep the old passphrase.
    void change_passphrase(const Secret& fresh);

private:
    std::unique_ptr<Connection> connection_;

public:
    PatientTable patients;
    ComplaintTable complaints;
    MeasureTable measures;
    AgreementTable agreements;
    CourseEndTable course_ends;
    ConsentTable consents;
    EvidenceShownTable evidence_shown;
    ScreeningAnswerTable screening_answers;
    SessionTable sessions;
    ReadingTable readings;
    ExtentTable extents;
    ChangeTable changes;
    ExaminationTable examinations;
    PointGroupTable point_groups;
    PractitionerTable practitioners;
    PracticeTable practice;
    DraftTable drafts;
    HistoryTable history;
    OutlineTable outlines;

private:
    explicit Book(std::unique_ptr<Connection> connection);
};

/// "strong enough" is for the user to say; this is whether `passphrase` opens the book at `path`.
bool opens(const std::filesystem::path& path, const Secret& passphrase);

}  // namespace needlebook::store
