/// Books as whole files: copied, looked into, compared, put back.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "domain/practice.h"
#include "store/history_table.h"

namespace needlebook::store {

/// Book::backup_to for a book that need not be open; on any thread.
Result<std::vector<Finding>> copy_book(const std::filesystem::path& book, const Secret& key,
                                       const std::filesystem::path& target, const Clock& clock);

/// What a book says of itself, before anything is done with it. Older versions can be looked into too.
struct Look {
    BookIdentity identity;
    int version = 0;
    std::int64_t patients = 0;
    std::int64_t sessions = 0;              ///< That count: neither void nor superseded.
    std::optional<LocalMinute> last_start;  ///< Of the last session.
    std::optional<Instant> last_entry;      ///< Last row of the history.
    HistoryHead head;
};

/// Fails as Book::open does. Changes nothing.
Result<Look> look_into(const std::filesystem::path& file, const Secret& passphrase);

enum class Kinship {
    same,     ///< The same entries, to the last.
    older,    ///< The other one has all of these entries, and later ones.
    newer,    ///< These are all entries of the other one, and later ones.
    apart,    ///< Both have entries that the other one lacks.
    stranger  ///< Another book.
};

/// How one copy of a book stands to another, by the hashes of their histories.
struct Relation {
    Kinship kinship = Kinship::stranger;
    std::int64_t common = 0;           ///< Entries that both have, from the first on.
    std::optional<Instant> parted_at;  ///< Time of the last of those.
    bool operator==(const Relation&) const = default;
};

struct Keyed {
    const std::filesystem::path& file;
    const Secret& passphrase;
};

/// How `one` stands to `other`. Fails as Book::open does.
Result<Relation> relation_of(const Keyed& one, const Keyed& other);

struct Restored {
    std::optional<std::filesystem::path> kept;  ///< Where the book that was there lies now.
    std::vector<Finding> findings;              ///< In what was put back.
};

enum class Replace { no, yes };

/// Puts a copy of `from` in the place of `to`. A book that is there is moved aside, never deleted.
/// Fails as Book::open for `from`, with already_exists unless `replace`, with in_use while another
/// process writes in `to`; then all is as it was.
Result<Restored> restore_book(const std::filesystem::path& from, const Secret& passphrase,
                              const std::filesystem::path& to, Replace replace, const Clock& clock);

}  // namespace needlebook::store
