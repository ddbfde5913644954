/// Naming, rotating and finding backups.
#include "app/backups.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "app/backup_look.h"
#include "app/guarded.h"
#include "store/book_copy.h"

namespace needlebook::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".needlebook";
constexpr std::string_view shape = "-2026-03-20T0900";  // What stands after the book's mark.

constexpr std::size_t days_kept = 7;
constexpr std::size_t weeks_kept = 5;
constexpr std::size_t months_kept = 12;
constexpr int overdue_days = 7;

/// Tells books of one name apart, also after they were renamed.
std::string mark_of(const BookIdentity& book) {
    return fmt::format("-{:06x}", static_cast<std::uint64_t>(book.id.value) & 0xffffffU);
}

std::string minute_for_name(LocalMinute minute) {
    auto text = to_text(minute);
    std::erase(text, ':');
    return text;
}

/// The backup whose name ends with the mark, a minute, perhaps a number, and ".needlebook".
std::optional<BackupFile> backup_named(const fs::path& path, std::string_view mark) {
    const auto whole = path.filename().string();
    std::string_view name = whole;
    const auto at = name.rfind(mark);
    if (name.starts_with('.') || !name.ends_with(ending) || at == std::string_view::npos)
        return std::nullopt;
    name.remove_suffix(ending.size());
    const auto rest = name.substr(std::min(at + mark.size(), name.size()));
    if (rest.size() < shape.size() || rest.front() != '-')
        return std::nullopt;
    auto minute = std::string{rest.substr(1, shape.size() - 1)};
    minute.insert(minute.size() - 2, ":");
    const auto made = parse_local_minute(minute);
    if (!made)
        return std::nullopt;
    BackupFile file{path, *made};
    if (const auto number = rest.substr(shape.size()); !number.empty()) {
        const auto [end, problem] = std::from_chars(number.data() + 1, number.data() + number.size(), file.number);
        if (number.front() != '-' || problem != std::errc{} || end != number.data() + number.size())
            return std::nullopt;
    }
    return file;
}

/// `made` as the first day of its month.
Day month_of(Day made) {
    const date::year_month_day parts{made};
    return date::local_days{parts.year() / parts.month() / 1};
}

/// The Monday of its week.
Day week_of(Day made) { return made - (date::weekday{made} - date::Monday); }

/// The name for a backup made now: one that isn't taken, with a number above those of this minute, of which
/// some may have been taken away already.
fs::path name_for(const BackupJob& job, std::string_view suffix) {
    const auto stem = job.book.stem().string() + mark_of(job.identity) + "-" + minute_for_name(job.clock.local());
    std::error_code ignored;
    int number = 1;
    for (const auto& there : backups_in(job.folder, job.identity))
        if (there.path.filename().string().starts_with(stem))
            number = std::max(number, there.number + 1);
    for (;; ++number) {
        auto file =
            job.folder / fmt::format("{}{}{}{}", stem, number == 1 ? "" : fmt::format("-{}", number), suffix, ending);
        if (!fs::exists(file, ignored))
            return file;
    }
}

/// Copies that a killed process was at have no name of their own.
void remove_unfinished(const BackupJob& job) {
    const auto beginning = "." + job.book.stem().string() + mark_of(job.identity) + "-";
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator{job.folder, ignored})
        if (entry.path().filename().string().starts_with(beginning))
            fs::remove(entry.path(), ignored);
}

/// Everything that was ever backed up of the book, what was not whole too.
std::vector<fs::path> every_backup(const fs::path& folder, const BookIdentity& book) {
    std::vector<fs::path> files;
    const auto mark = mark_of(book) + "-";
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator{folder, ignored}) {
        const auto name = entry.path().filename().string();
        const bool not_whole = name.find(mark) != std::string::npos && name.find("-not-whole") != std::string::npos &&
                               name.ends_with(ending);
        if (not_whole || backup_named(entry.path(), mark_of(book)))
            files.push_back(entry.path());
    }
    return files;
}

std::vector<BackupFile> by_time(std::vector<BackupFile> files) {
    std::ranges::sort(files, {}, [](const BackupFile& file) { return std::pair{file.made, file.number}; });
    return files;
}

}  // namespace

std::vector<BackupFile> backups_in(const fs::path& folder, const BookIdentity& book) {
    std::vector<BackupFile> found;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator{folder, ignored})
        if (auto file = backup_named(entry.path(), mark_of(book)))
            found.push_back(*std::move(file));
    return by_time(std::move(found));
}

std::vector<BackupFile> backups_named(const fs::path& folder, const fs::path& book) {
    const auto stem = book.stem().string();
    const auto mark_size = mark_of({}).size();
    std::vector<BackupFile> found;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator{folder, ignored}) {
        const auto name = entry.path().filename().string();
        if (!name.starts_with(stem) || name.size() < stem.size() + mark_size)
            continue;
        if (auto file = backup_named(entry.path(), name.substr(stem.size(), mark_size)))
            found.push_back(*std::move(file));
    }
    return by_time(std::move(found));
}

std::optional<BackupFile> last_good_backup(const Logbook& book, const fs::path& folder,
                                           std::span<const BackupFile> others) {
    auto all = backups_in(folder, book.identity());
    std::erase_if(all, [&](const auto& file) { return std::ranges::find(others, file) != others.end(); });
    // Made while a clock ran ahead, it would keep new ones from being made, and missing ones from being told.
    const auto today = book.clock().today();
    while (!all.empty() && day_of(all.back().made) > today)
        all.pop_back();
    if (all.empty())
        return std::nullopt;
    return std::move(all.back());
}

OtherCopies copies_of(const Logbook& book, const fs::path& folder) {
    OtherCopies copies;
    copies.backups = every_backup(folder, book.identity()).size();
    const auto stem = book.path().stem().string();
    const auto whole = book.path().filename().string();
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator{book.path().parent_path(), ignored}) {
        const auto name = entry.path().filename().string();
        const bool kept = name.starts_with(stem + "-v") || name.starts_with(stem + "-replaced-");
        // What a killed process was at has a hidden name, or one of its own.
        const bool unfinished =
            name.starts_with("." + stem + "-v") || name.starts_with("." + whole) || name == whole + ".restored";
        if (unfinished || (kept && name.ends_with(book.path().extension().string())))
            copies.beside.push_back(name);
    }
    std::ranges::sort(copies.beside);
    return copies;
}

bool backup_is_overdue(const Logbook& book, const std::optional<BackupFile>& last) {
    const auto identity = book.identity();
    if (identity.kind != BookKind::practice)
        return false;
    const auto today = book.clock().today();
    const auto since = last ? day_of(last->made) : Day{date::floor<date::days>(identity.made_at).time_since_epoch()};
    return today - since > date::days{overdue_days};
}

std::vector<BackupFile> superseded(std::span<const BackupFile> backups) {
    std::set<Day> days;
    std::set<Day> weeks;
    std::set<Day> months;
    std::vector<BackupFile> gone;
    for (auto at = backups.rbegin(); at != backups.rend(); ++at) {
        const auto made = day_of(at->made);
        // Newest first, so the first of a day, week or month is its newest.
        const auto first_of = [](std::set<Day>& known, Day period, std::size_t kept) {
            return known.size() < kept && known.insert(period).second;
        };
        const bool of_day = first_of(days, made, days_kept);
        const bool of_week = first_of(weeks, week_of(made), weeks_kept);
        const bool of_month = first_of(months, month_of(made), months_kept);
        if (!of_day && !of_week && !of_month)
            gone.push_back(*at);
    }
    std::ranges::reverse(gone);
    return gone;
}

std::optional<BackupJob> backup_job(Logbook& book, const fs::path& folder) {
    if (book.identity().kind != BookKind::practice || book.read_only())
        return std::nullopt;
    auto key = book.key();
    if (!key)
        return std::nullopt;
    return BackupJob{book.path(), book.identity(), std::move(*key), folder, book.clock(), {}};
}

Result<BackupDone> back_up(const BackupJob& job) {
    std::error_code problem;
    if (!fs::is_directory(job.folder, problem)) {
        fs::create_directories(job.folder, problem);
        if (problem)
            return fail(Errc::unreadable_file, job.folder.string());
        fs::permissions(job.folder, fs::perms::owner_all, problem);
    }
    remove_unfinished(job);
    auto target = name_for(job, {});
    auto findings = store::copy_book(job.book, job.key, target, job.clock);
    if (!findings)
        return tl::unexpected(findings.error());
    BackupDone done{target, std::move(*findings)};
    if (!done.findings.empty()) {
        // As good as the book, which is not whole: it must not push out one that is.
        done.path = name_for(job, "-not-whole");
        fs::rename(target, done.path, problem);
        if (problem) {
            std::error_code ignored;
            fs::remove(target, ignored);
            return fail(Errc::unreadable_file, job.folder.string());
        }
        return done;
    }
    auto look = look_at_backups(job);
    set_aside(look.damaged);
    look.apart.push_back({std::move(look.own)});
    for (const auto& copy : look.apart)
        for (const auto& file : superseded(copy.files))
            if (file.path != job.spared && file.path != target)  // By a clock that is behind it looks old.
                fs::remove(file.path, problem);
    return done;
}

Result<BackupsRemade> remake_backups(const BackupJob& job) {
    auto done = back_up(job);
    if (!done)
        return tl::unexpected(done.error());
    BackupsRemade remade{*std::move(done)};
    if (!remade.done.findings.empty())
        return remade;
    std::set<fs::path> kept{remade.done.path};
    for (const auto& copy : look_at_backups(job).apart)
        for (const auto& file : copy.files)
            remade.kept += kept.insert(file.path).second ? 1 : 0;
    std::error_code problem;
    for (const auto& file : every_backup(job.folder, job.identity))
        if (!kept.contains(file) && !fs::remove(file, problem))
            return fail(Errc::unreadable_file, file.string());
    return remade;
}

}  // namespace needlebook::app
