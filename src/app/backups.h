/// Backups that nobody has to think of: where they lie, which stay, how old the last good one is.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/logbook.h"
#include "base/day.h"
#include "base/result.h"
#include "base/secret.h"

namespace needlebook::app {

/// One backup as its name tells: only what was opened and found whole has such a name.
struct BackupFile {
    std::filesystem::path path;
    LocalMinute made{};
    int number = 1;  ///< Among those of one minute.
    bool operator==(const BackupFile&) const = default;
};

/// The good backups of this book in `folder`, oldest first. A folder that isn't there has none.
std::vector<BackupFile> backups_in(const std::filesystem::path& folder, const BookIdentity& book);

/// The same for a book that can't be read, by the name of its file.
std::vector<BackupFile> backups_named(const std::filesystem::path& folder, const std::filesystem::path& book);

/// The newest of them that is not dated ahead of today and none of `others`; none: there is no good backup of this book
/// in `folder`.
/// @param others  Known to be of another copy of the book, as look_at_backups finds.
std::optional<BackupFile> last_good_backup(const Logbook& book, const std::filesystem::path& folder,
                                           std::span<const BackupFile> others = {});

/// What else holds the records of a book.
struct OtherCopies {
    std::size_t backups = 0;  ///< In the folder for backups, those that were not whole among them.
    /// Names beside the book: from before a step of the program, or a restoring, those not finished among them.
    std::vector<std::string> beside;
};
OtherCopies copies_of(const Logbook& book, const std::filesystem::path& folder);

/// Whether a backup was missed for more than a week: for practice books that are older than that.
bool backup_is_overdue(const Logbook& book, const std::optional<BackupFile>& last);

/// Which of `backups`, oldest first, are not needed any more: kept are the newest of each of the last
/// 7 days, 5 weeks (from Monday) and 12 months that have one.
std::vector<BackupFile> superseded(std::span<const BackupFile> backups);

/// All that a backup needs, so that it can be made on another thread.
struct BackupJob {
    std::filesystem::path book;
    BookIdentity identity;
    Secret key;
    std::filesystem::path folder;
    Clock clock;
    std::filesystem::path spared{};  ///< A backup that stays though it is superseded: it is to be put back.
};

/// None for what is not kept: demonstrations, patients' copies, books that can't be written to.
std::optional<BackupJob> backup_job(Logbook& book, const std::filesystem::path& folder);

struct BackupDone {
    std::filesystem::path path;
    std::vector<store::Finding> findings;  ///< Then it doesn't count as good, and nothing older is removed.
};

/// Makes the folder if need be, writes a checked copy, and removes what is superseded. A copy of the book that went
/// apart from it has its own backups: neither pushes out the other's.
Result<BackupDone> back_up(const BackupJob& job);

struct BackupsRemade {
    BackupDone done;
    std::size_t kept = 0;  ///< Of copies that went apart: nothing else holds their last entries.
};

/// Makes a new backup and then removes all older ones of this book: for what must not stay in any of them.
Result<BackupsRemade> remake_backups(const BackupJob& job);

}  // namespace needlebook::app
