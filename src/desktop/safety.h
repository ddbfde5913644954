/// What watches over an open book: backups, a check after opening, locking.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <wx/timer.h>

#include "app/backup_look.h"
#include "app/backups.h"
#include "app/logbook.h"
#include "desktop/background.h"
#include "desktop/lock.h"

class wxEvtHandler;

namespace needlebook::desktop {

class Safety {
public:
    /// Says what happened, and what to do.
    using Say = std::function<void(const std::string&, const std::string&)>;

    Safety(wxEvtHandler& window, std::filesystem::path backups, Say say, std::function<void()> lock);

    /// Checks the book and, once a day, backs it up, while people work in it.
    void opened(app::Logbook& book);

    /// Takes what is needed to back the book up once it is closed, when it was written to; call it before closing.
    void closing(app::Logbook& book);
    void closed();

    void back_up_now(app::Logbook& book);

    /// The backup made on closing leaves this one where it is.
    void spare(const std::filesystem::path& backup) { spared_ = backup; }

    /// The newest good backup of the open book; none of another copy of it.
    std::optional<app::BackupFile> last_good() const { return app::last_good_backup(*book_, folder_, others_); }

    /// Waits until nothing is under way.
    void wait() { background_.wait(); }

    void lock_after(std::optional<int> minutes);
    void set_folder(std::filesystem::path folder) { folder_ = std::move(folder); }
    const std::filesystem::path& folder() const { return folder_; }

private:
    void back_up(app::BackupJob job, bool overdue);
    void check(app::Logbook& book);
    void look_at_backups(app::BackupJob job);
    void say_looked(const app::BackupLook& look);
    /// Unless it was done today, or tried already: a book may stay open for weeks.
    void back_up_daily();

    std::filesystem::path folder_;
    Say say_;
    std::int64_t entries_at_opening_ = 0;
    app::Logbook* book_ = nullptr;         ///< While it is open.
    std::optional<Day> tried_on_;          ///< To back it up.
    std::vector<app::BackupFile> others_;  ///< Backups of other copies of it.
    wxTimer hourly_;
    int book_number_ = 0;  ///< Of those opened: what is found in one is not said of the next.
    std::optional<app::BackupJob> closing_;
    std::filesystem::path spared_;
    std::atomic<bool> hurry_ = false;  ///< The book is being closed: a check ends early.
    IdleWatch idle_;
    SleepWatch sleep_;
    Background background_;  // Last: it ends before what it uses.
};

}  // namespace needlebook::desktop
