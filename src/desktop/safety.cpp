/// Backups and checks on their own thread, and what is said of them.
#include "desktop/safety.h"

#include <utility>

#include <wx/intl.h>

#include "app/finding_words.h"
#include "app/guarded.h"
#include "app/messages.h"
#include "app/record_check.h"
#include "desktop/entry_words.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

std::string last_backup_words(const std::optional<app::BackupFile>& last) {
    if (!last)
        return text_of(_("There is no good backup of this book."));
    return text_of(wxString::Format(_("The last good backup is of %s."), shown(short_date(day_of(last->made)))));
}

std::int64_t entries_in(const app::Logbook& book) {
    return app::guarded([&] { return book.book().history.head().count; }).value_or(0);
}

/// The first findings, and how many there are.
std::string findings_words(const std::vector<store::Finding>& findings) {
    constexpr std::size_t most = 3;
    std::string words;
    for (std::size_t i = 0; i < std::min(findings.size(), most); ++i)
        words += (i == 0 ? "" : " ") + app::sentence_for(findings[i]);
    if (findings.size() > most)
        words += text_of(wxString::Format(_(" And %d more."), static_cast<int>(findings.size() - most)));
    return words;
}

}  // namespace

Safety::Safety(wxEvtHandler& window, std::filesystem::path backups, Say say, std::function<void()> lock)
    : folder_{std::move(backups)}, say_{std::move(say)}, idle_{lock}, sleep_{lock}, background_{window} {
    hourly_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { back_up_daily(); });
}

void Safety::opened(app::Logbook& book) {
    ++book_number_;
    entries_at_opening_ = entries_in(book);
    const auto practice = app::guarded([&] { return book.book().practice.get(); });
    lock_after(practice ? practice->lock_after_minutes : std::nullopt);
    check(book);
    book_ = &book;
    tried_on_.reset();
    others_.clear();
    if (auto job = app::backup_job(book, folder_))
        look_at_backups(std::move(*job));
    constexpr int hour = 3'600'000;  // ms
    hourly_.Start(hour);
}

void Safety::look_at_backups(app::BackupJob job) {
    background_.run(Background::Work{[job = std::move(job), number = book_number_, this]() -> Background::Then {
        auto look = app::look_at_backups(job);
        app::set_aside(look.damaged);
        return [this, number, look = std::move(look)] {
            if (number == book_number_ && book_ != nullptr)
                say_looked(look);
        };
    }});
}

void Safety::say_looked(const app::BackupLook& look) {
    constexpr date::days recent{7};  // What went apart long ago is no news.
    std::optional<app::BackupFile> newest;
    for (const auto& copy : look.apart) {
        others_.insert(others_.end(), copy.files.begin(), copy.files.end());
        if (!copy.was_replaced && (!newest || newest->made < copy.files.back().made))
            newest = copy.files.back();
    }
    if (!look.damaged.empty())
        say_(text_of(wxString::Format(_("The backup %s can't be read any more, and counts as good no longer."),
                                      shown(look.damaged.back().path.filename().string()))),
             last_backup_words(last_good()));
    if (newest && book_->clock().today() - day_of(newest->made) <= recent)
        say_(
            text_of(wxString::Format(_("There are two copies of this book: the backup %s has entries that this one "
                                       "lacks."),
                                     shown(newest->path.filename().string()))),
            text_of(_("Work in one of them only. “Put a backup back…” shows where they went apart; the backups of both "
                      "are kept.")));
    back_up_daily();
}

void Safety::back_up_daily() {
    const auto today = book_->clock().today();
    if (tried_on_ == today)
        return;
    tried_on_ = today;
    const auto last = last_good();
    if (last && day_of(last->made) == today)
        return;
    if (auto job = app::backup_job(*book_, folder_))
        back_up(std::move(*job), app::backup_is_overdue(*book_, last));
}

void Safety::lock_after(std::optional<int> minutes) {
    idle_.lock_after(minutes ? std::optional{std::chrono::milliseconds{std::chrono::minutes{*minutes}}} : std::nullopt);
}

void Safety::check(app::Logbook& book) {
    auto key = book.key();
    if (!key)
        return;
    background_.run(Background::Work{[path = book.path(), key = std::move(*key), clock = book.clock(),
                                      number = book_number_, this]() -> Background::Then {
        auto findings = app::check_file(path, key, clock, [this] { return hurry_.load(); });
        if (!findings)
            return [this, number, error = findings.error()] {
                if (number == book_number_)
                    say_(app::sentence_for(error), text_of(_("Book, Check this book says more.")));
            };
        if (findings->empty())
            return {};
        return [this, number, found = std::move(*findings)] {
            if (number != book_number_)
                return;
            if (book_ != nullptr)
                if (const auto anew = book_->count_anew_after(found); !anew)
                    say_(app::sentence_for(anew.error()), {});
            say_(text_of(_("Something is wrong with this book. Keep the file as it is.")) + " " +
                     (book_ != nullptr ? last_backup_words(last_good()) : std::string{}),
                 findings_words(found) + " " +
                     text_of(_("Book, Check this book names all that was found and puts a backup back.")));
        };
    }});
}

void Safety::back_up(app::BackupJob job, bool overdue) {
    background_.run(Background::Work{[job = std::move(job), overdue, this]() -> Background::Then {
        const auto done = app::back_up(job);
        if (done && done->findings.empty())
            return {};
        if (done)
            return [this, findings = done->findings] {
                say_(text_of(_("The book was backed up as it is, but it is not whole. Older backups stay.")),
                     findings_words(findings));
            };
        // A stick that isn't plugged in every day is no news for a week.
        if (done.error().code == Errc::unreadable_file && !overdue)
            return {};
        const auto backups = app::backups_in(job.folder, job.identity);
        const auto last = backups.empty() ? std::nullopt : std::optional{backups.back()};
        return [this, error = done.error(), last, folder = job.folder] {
            say_(last_backup_words(last) + " " + text_of(_("A new one could not be made.")),
                 app::sentence_for(error, folder.string()) + " " +
                     text_of(_("Book, Backups and lock chooses another folder.")));
        };
    }});
}

void Safety::back_up_now(app::Logbook& book) {
    if (auto job = app::backup_job(book, folder_))
        back_up(std::move(*job), true);
}

void Safety::closing(app::Logbook& book) {
    lock_after(std::nullopt);
    hourly_.Stop();
    book_ = nullptr;
    hurry_ = true;
    background_.wait();
    hurry_ = false;
    closing_.reset();
    if (entries_in(book) != entries_at_opening_)
        closing_ = app::backup_job(book, folder_);
    if (closing_)
        closing_->spared = std::exchange(spared_, {});
}

void Safety::closed() {
    if (closing_)
        back_up(*std::exchange(closing_, std::nullopt), false);
}

}  // namespace needlebook::desktop
