/// Backups that nobody has to think of.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <fstream>

#include "app/backup_look.h"
#include "app/backups.h"
#include "app/open_book.h"
#include "app/restore.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;
namespace fs = std::filesystem;

namespace {

std::vector<BackupFile> one_a_day(Day first, Day last) {
    std::vector<BackupFile> files;
    for (auto at = first; at <= last; at += date::days{1})
        files.push_back({to_text(at), at + std::chrono::hours{18}});
    return files;
}

std::vector<BackupFile> kept(std::vector<BackupFile> files) {
    for (const auto& gone : superseded(files))
        std::erase(files, gone);
    return files;
}

std::vector<std::string> names(const std::vector<BackupFile>& files) {
    std::vector<std::string> all;
    for (const auto& file : files)
        all.push_back(file.path.string());
    return all;
}

BackupJob job_at(OpenBook& open, LocalMinute minute) {
    auto job = backup_job(open.logbook, open.folder / "backups").value();
    job.clock = fixed_clock(minute);
    return job;
}

}  // namespace

TEST_CASE("of a year of daily backups 7 days, 5 weeks and 12 months stay") {
    const auto left = names(kept(one_a_day(day(2025, 1, 1), day(2026, 3, 20))));
    // 20 March 2026 is a Friday: five weeks end on it and on the Sundays before.
    CHECK(left == std::vector<std::string>{"2025-04-30", "2025-05-31", "2025-06-30", "2025-07-31", "2025-08-31",
                                           "2025-09-30", "2025-10-31", "2025-11-30", "2025-12-31", "2026-01-31",
                                           "2026-02-22", "2026-02-28", "2026-03-01", "2026-03-08", "2026-03-14",
                                           "2026-03-15", "2026-03-16", "2026-03-17", "2026-03-18", "2026-03-19",
                                           "2026-03-20"});
}

TEST_CASE("rotating each day leaves what rotating once would") {
    const auto all = one_a_day(day(2025, 1, 1), day(2026, 3, 20));
    std::vector<BackupFile> left;
    for (const auto& file : all) {
        left.push_back(file);
        left = kept(left);
    }
    CHECK(names(left) == names(kept(all)));
}

TEST_CASE("of one day the newest stays, and a long pause takes nothing away") {
    const auto morning = day(2026, 3, 20) + std::chrono::hours{9};
    const std::vector<BackupFile> files{{"old", day(2024, 5, 1) + std::chrono::hours{9}},
                                        {"first", morning},
                                        {"second", morning, 2},
                                        {"evening", morning + std::chrono::hours{9}}};
    CHECK(names(kept(files)) == std::vector<std::string>{"old", "evening"});
}

TEST_CASE_METHOD(OpenBook, "a backup is written, checked, named after the book and found again") {
    CHECK_FALSE(last_good_backup(logbook, folder / "backups"));
    const auto made = value_of(back_up(job_at(*this, day(2026, 3, 19) + std::chrono::hours{18})));
    CHECK(made.findings.empty());
    CHECK(made.path.filename().string().starts_with("practice-"));
    value_of(back_up(job_at(*this, day(2026, 3, 19) + std::chrono::hours{18})));
    const auto newest = value_of(back_up(job_at(*this, day(2026, 3, 19) + std::chrono::hours{18})));
    CHECK(backups_in(folder / "backups", logbook.identity()).size() == 1);
    REQUIRE(last_good_backup(logbook, folder / "backups"));
    CHECK(last_good_backup(logbook, folder / "backups")->path == newest.path);
    CHECK(last_good_backup(logbook, folder / "backups")->made == day(2026, 3, 19) + std::chrono::hours{18});

    auto copy = value_of(Logbook::open(newest.path, passphrase(), store::Access::read, test_clock()));
    CHECK(copy.book().patients.all() == logbook.book().patients.all());
    CHECK(value_of(copy.check()).empty());
    for (const auto& entry : fs::directory_iterator{folder / "backups"})
        CHECK((fs::status(entry).permissions() & fs::perms::mask) == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE_METHOD(OpenBook, "a backup that is to be put back outlives the one made before that") {
    const auto chosen = value_of(back_up(job_at(*this, day(2026, 3, 19) + std::chrono::hours{9}))).path;
    auto job = job_at(*this, day(2026, 3, 19) + std::chrono::hours{18});
    job.spared = chosen;
    value_of(back_up(job));
    CHECK(fs::exists(chosen));
    CHECK(backups_in(folder / "backups", logbook.identity()).size() == 2);
}

TEST_CASE_METHOD(OpenBook, "files of other books and of people are left alone") {
    const auto backups = folder / "backups";
    fs::create_directory(backups);
    const std::vector<std::string> strangers{"practice-2026-03-19T0900.needlebook", "practice-00000f-note.needlebook",
                                             "holiday.jpg", "practice-ffffff-2020-01-01T0900.needlebook"};
    for (const auto& name : strangers)
        std::ofstream{backups / name.c_str()} << "x";
    for (int hour = 0; hour < 12; ++hour)
        value_of(back_up(job_at(*this, day(2026, 3, 19) + std::chrono::hours{hour})));
    for (const auto& name : strangers)
        CHECK(fs::exists(backups / name.c_str()));
    CHECK(backups_in(backups, logbook.identity()).size() == 1);
}

TEST_CASE_METHOD(OpenBook, "what a killed backup left behind is cleared away by the next") {
    const auto first = value_of(back_up(job_at(*this, day(2026, 3, 18) + std::chrono::hours{9})));
    const auto unfinished = folder / "backups" / ("." + first.path.filename().string() + ".a1B2c3");
    std::ofstream{unfinished} << "half";
    value_of(back_up(job_at(*this, day(2026, 3, 19) + std::chrono::hours{9})));
    CHECK_FALSE(fs::exists(unfinished));
}

TEST_CASE_METHOD(OpenBook, "backups made anew leave none of the older ones, what was not whole neither") {
    const auto first = value_of(back_up(job_at(*this, day(2026, 3, 18) + std::chrono::hours{9})));
    auto stem = first.path.stem().string();
    const auto unsound = folder / "backups" / (stem + "-not-whole.needlebook");
    const auto second_unsound = folder / "backups" / (stem + "-2-not-whole.needlebook");
    const auto stranger = folder / "backups" / "other-ffffff-2026-03-18T0900-not-whole.needlebook";
    for (const auto& one : {unsound, second_unsound, stranger})
        std::ofstream{one} << "x";
    const auto made = value_of(remake_backups(job_at(*this, day(2026, 3, 19) + std::chrono::hours{9})));
    CHECK(fs::exists(made.done.path));
    CHECK(made.kept == 0);
    for (const auto& one : {first.path, unsound, second_unsound})
        CHECK_FALSE(fs::exists(one));
    CHECK(fs::exists(stranger));
}

namespace {

/// A copy of the book by hand, as onto a stick, which goes its own way.
fs::path copy_apart(OpenBook& open, const char* name) {
    const auto copy = open.folder / name;
    fs::copy_file(value_of(back_up(job_at(open, day(2026, 3, 1) + std::chrono::hours{9}))).path, copy);
    auto other = value_of(Logbook::open(copy, passphrase(), store::Access::write, test_clock(), "Someone"));
    require(other.note("view", open.maud.id, "there"));
    require(open.logbook.note("view", open.maud.id, "here"));
    return copy;
}

fs::path backed_up(const OpenBook& open, const fs::path& book, LocalMinute minute) {
    auto other = value_of(Logbook::open(book, passphrase(), store::Access::write, test_clock(), "Someone"));
    auto job = backup_job(other, open.folder / "backups").value();
    job.clock = fixed_clock(minute);
    return value_of(back_up(job)).path;
}

}  // namespace

TEST_CASE_METHOD(OpenBook, "two copies of one book don't push out each other's backups") {
    const auto copy = copy_apart(*this, "stick.needlebook");
    const auto evening = day(2026, 3, 19) + std::chrono::hours{18};
    const auto ours = value_of(back_up(job_at(*this, evening))).path;
    const auto theirs = backed_up(*this, copy, evening + std::chrono::minutes{10});
    CHECK(fs::exists(ours));
    // Each pushes out its own of that day.
    const auto later = value_of(back_up(job_at(*this, evening + std::chrono::minutes{20}))).path;
    CHECK_FALSE(fs::exists(ours));
    CHECK(fs::exists(theirs));

    const auto look = look_at_backups(job_at(*this, evening));
    REQUIRE(look.apart.size() == 1);
    CHECK(look.apart.front().files.back().path == theirs);
    CHECK_FALSE(look.apart.front().was_replaced);
    CHECK(look.own.back().path == later);
    const auto newer = backed_up(*this, copy, evening + std::chrono::minutes{30});
    CHECK(last_good_backup(logbook, folder / "backups")->path == newer);
    const auto others = look_at_backups(job_at(*this, evening)).apart.front().files;
    CHECK(last_good_backup(logbook, folder / "backups", others)->path == later);
    // Erasing takes nothing from the other copy.
    CHECK(value_of(remake_backups(job_at(*this, evening + std::chrono::hours{1}))).kept == 1);
    CHECK(fs::exists(newer));
}

TEST_CASE_METHOD(OpenBook, "what putting a backup back left behind is known for that") {
    const auto early = value_of(back_up(job_at(*this, day(2026, 3, 18) + std::chrono::hours{9}))).path;
    require(logbook.note("view", maud.id, "before"));
    const auto late = value_of(back_up(job_at(*this, day(2026, 3, 19) + std::chrono::hours{9}))).path;
    logbook = value_of(
        Logbook::create(folder / "x.needlebook", passphrase(), BookKind::practice, "Europe/London", test_clock(), "A"));
    value_of(store::restore_book(early, passphrase(), file, store::Replace::yes, test_clock()));
    logbook = value_of(Logbook::open(file, passphrase(), store::Access::write, test_clock(), "Ann Weaver"));
    require(logbook.note("view", maud.id, "after"));
    const auto look = look_at_backups(job_at(*this, day(2026, 3, 20) + std::chrono::hours{9}));
    REQUIRE(look.apart.size() == 1);
    CHECK(look.apart.front().files.front().path == late);
    CHECK(look.apart.front().was_replaced);
}

TEST_CASE_METHOD(OpenBook, "a backup that was cut counts as good no longer") {
    const auto first = value_of(back_up(job_at(*this, day(2026, 3, 18) + std::chrono::hours{9}))).path;
    const auto cut = value_of(back_up(job_at(*this, day(2026, 3, 19) + std::chrono::hours{9}))).path;
    fs::resize_file(cut, 12288);
    const auto look = look_at_backups(job_at(*this, day(2026, 3, 19) + std::chrono::hours{10}));
    REQUIRE(look.damaged.size() == 1);
    CHECK(look.damaged.front().path == cut);
    set_aside(look.damaged);
    CHECK(last_good_backup(logbook, folder / "backups")->path == first);
    CHECK_FALSE(fs::exists(cut));
}

TEST_CASE_METHOD(OpenBook, "a week without a good backup is overdue") {
    const auto overdue = [&](std::optional<Day> made) {
        return backup_is_overdue(logbook,
                                 made ? std::optional{BackupFile{"x", *made + std::chrono::hours{9}}} : std::nullopt);
    };
    CHECK_FALSE(overdue(day(2026, 3, 13)));
    CHECK(overdue(day(2026, 3, 12)));
    CHECK_FALSE(overdue(std::nullopt));  // The book was made today.
}

TEST_CASE_METHOD(OpenBook, "a clock that was wrong for a while costs no backup and no warning") {
    const auto ahead = value_of(back_up(job_at(*this, day(2031, 3, 20) + std::chrono::hours{9})));
    CHECK_FALSE(last_good_backup(logbook, folder / "backups"));
    const auto today = value_of(back_up(job_at(*this, day(2026, 3, 20) + std::chrono::hours{9})));
    CHECK(last_good_backup(logbook, folder / "backups")->path == today.path);
    for (int month = 1; month <= 12; ++month)
        for (int of_month = 1; of_month <= 8; ++of_month)
            value_of(back_up(job_at(*this, day(2026, month, of_month) + std::chrono::hours{9})));
    const auto behind = value_of(back_up(job_at(*this, day(2001, 1, 1) + std::chrono::hours{9})));
    CHECK(fs::exists(behind.path));
    CHECK(fs::exists(ahead.path));
}

TEST_CASE_METHOD(OpenBook, "what else holds the records is told, what was never finished too") {
    const std::vector<std::string> copies{".practice-v2-2026-03-20.needlebook.a1B2c3",
                                          ".practice.needlebook.restored.a1B2c3",
                                          "practice-replaced-2026-03-20T0900.needlebook",
                                          "practice-v2-2026-03-20.needlebook", "practice.needlebook.restored"};
    for (const auto& name : copies)
        std::ofstream{folder / name.c_str()} << "x";
    std::ofstream{folder / "practice-v2-notes.txt"} << "x";
    CHECK(copies_of(logbook, folder / "backups").beside == copies);
}

TEST_CASE_METHOD(OpenBook, "a look tells how a backup stands to the book it would replace") {
    const auto made = value_of(back_up(job_at(*this, day(2026, 3, 19) + std::chrono::hours{9})));
    const auto look = [&](const fs::path& book) {
        return value_of(look_before_restoring(made.path, passphrase(), book));
    };
    auto same = look(file);
    CHECK(same.backup.patients == 1);
    CHECK(same.backup.head == logbook.book().history.head());
    CHECK(same.relation->kinship == store::Kinship::same);

    require(logbook.note("view", maud.id, "x"));
    auto older = look(file);
    CHECK(older.relation->kinship == store::Kinship::older);
    CHECK(older.entries_lost() == 1);

    const auto other = folder / "other.needlebook";
    // Of a book of that name that is gone: it must not be played into this one, nor be lost.
    std::ofstream{folder / "other.needlebook-wal"} << "last writes";
    value_of(store::restore_book(made.path, passphrase(), other, store::Replace::no, test_clock()));
    CHECK_FALSE(fs::exists(folder / "other.needlebook-wal"));
    CHECK(std::ranges::any_of(fs::directory_iterator{folder.path()}, [](const fs::directory_entry& entry) {
        return entry.path().filename().string().starts_with("other-replaced-") && entry.file_size() == 11;
    }));
    {
        auto branch = value_of(Logbook::open(other, passphrase(), store::Access::write, test_clock(), "Someone"));
        require(branch.note("view", maud.id, "y"));
        require(branch.note("view", maud.id, "z"));
    }
    const auto apart = value_of(store::relation_of({other, passphrase()}, {file, passphrase()}));
    CHECK(apart.kinship == store::Kinship::apart);
    CHECK(apart.common == older.backup.head.count);
    CHECK(value_of(store::relation_of({other, passphrase()}, {made.path, passphrase()})).kinship ==
          store::Kinship::newer);

    const auto stranger = folder / "stranger.needlebook";
    value_of(Logbook::create(stranger, passphrase(), BookKind::practice, "Europe/London", test_clock(), "A"));
    CHECK(look(stranger).relation->kinship == store::Kinship::stranger);
}
