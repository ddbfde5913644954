/// What the backups in a folder are to the book that is open: its own, another copy's, or no longer readable.
#pragma once

#include <vector>

#include "app/backups.h"

namespace needlebook::app {

/// Of one copy of the book that went apart from it, oldest first: no other backup holds what these do.
struct BackupsApart {
    std::vector<BackupFile> files;
    bool was_replaced = false;  ///< By putting a backup back: what was there before lies beside the book.
};

struct BackupLook {
    /// Those whose history is the book's, or goes on from it; what can't be told, for want of their passphrase, too.
    std::vector<BackupFile> own;
    std::vector<BackupsApart> apart;
    std::vector<BackupFile> damaged;  ///< Cut, or no book any more.
};

/// Opens each of them by the job's key; each list is oldest first.
BackupLook look_at_backups(const BackupJob& job);

/// Gives what is damaged another name, so that it counts as good no more. What can't be renamed stays.
void set_aside(const std::vector<BackupFile>& damaged);

}  // namespace needlebook::app
