/// Putting a backup back, with a look before anything is replaced.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "store/book_copy.h"
#include "store/salvage.h"

namespace needlebook::app {

/// What would be put back, and what it would replace.
struct RestoreView {
    store::Look backup;
    std::optional<store::Look> now;           ///< None: nothing is there, or it doesn't open with this passphrase.
    std::optional<store::Relation> relation;  ///< Of the backup to what is there.
    bool occupied = false;                    ///< Something is there, whether it opens or not.

    /// Entries of the book that is there which the backup lacks.
    std::int64_t entries_lost() const { return now && relation ? now->head.count - relation->common : 0; }
};

/// Fails as store::Book::open does for the backup. Changes nothing.
/// @param key  Of the book that is there, when it is not `passphrase` that opens it.
Result<RestoreView> look_before_restoring(const std::filesystem::path& backup, const Secret& passphrase,
                                          const std::filesystem::path& book, const Secret* key = nullptr);

/// "12 patients and 412 sessions came through …"
std::string sentence_for(const store::Salvaged& told);

}  // namespace needlebook::app
