/// Looking into copies of a book, and putting one back.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <unistd.h>

#include "store/book_copy.h"
#include "store/book_file.h"
#include "store/lost_writes.h"
#include "store/migrations.h"

namespace needlebook::store {
namespace {

namespace fs = std::filesystem;

/// Runs `work` on a connection to the book at `path`; what it throws becomes a value.
template <class Work>
auto with_book(const fs::path& path, const Secret& passphrase, Work work)
    -> Result<std::invoke_result_t<Work, Connection&>> {
    const auto file = existing_file(path);
    if (!file)
        return tl::unexpected(file.error());
    if (passphrase.empty())
        return fail(Errc::empty, "passphrase");
    try {
        const auto db = keyed(*file, passphrase);
        db->only_reads();
        return work(*db);
    } catch (const Failure& failure) {
        return fail(failure.code(), failure.what());
    }
}

Look look_at(Connection& db) {
    Look look;
    look.version = version_of(db);
    look.identity = PracticeTable{db}.identity();
    look.patients = db.number("SELECT count(*) FROM patient");
    look.sessions = db.number("SELECT count(*) FROM session_current");
    auto last = db.query("SELECT max(starts) FROM session_current");
    if (last.step())
        last.row().into(look.last_start);
    look.last_entry = last_entry_of(db);
    look.head = HistoryTable{db}.head();
    return look;
}

struct Link {
    Bytes hash;
    Instant at;
};

std::optional<Link> link_at(Connection& db, std::int64_t seq) {
    auto query = db.query("SELECT hash, at FROM history WHERE seq = :seq");
    return query.set(":seq", seq).first([](Row row) {
        Link link;
        row.into(link.hash, link.at);
        return link;
    });
}

/// Each hash holds all before it, so the entries in common end where the first hash differs.
std::int64_t entries_in_common(Connection& one, Connection& other) {
    std::int64_t same = 0;
    std::int64_t differs = std::min(HistoryTable{one}.head().count, HistoryTable{other}.head().count) + 1;
    while (same + 1 < differs) {
        const auto middle = same + (differs - same) / 2;
        const auto left = link_at(one, middle);
        const auto right = link_at(other, middle);
        (left && right && left->hash == right->hash ? same : differs) = middle;
    }
    return same;
}

Relation relation_between(Connection& one, Connection& other) {
    Relation relation;
    if (PracticeTable{one}.identity().id != PracticeTable{other}.identity().id)
        return relation;
    relation.common = entries_in_common(one, other);
    if (const auto link = link_at(one, relation.common))
        relation.parted_at = link->at;
    const bool all_of_one = relation.common == HistoryTable{one}.head().count;
    const bool all_of_other = relation.common == HistoryTable{other}.head().count;
    if (all_of_one)
        relation.kinship = all_of_other ? Kinship::same : Kinship::older;
    else
        relation.kinship = all_of_other ? Kinship::newer : Kinship::apart;
    return relation;
}

/// "practice-replaced-2026-03-20T0900", a name that isn't taken.
fs::path aside(const fs::path& book, const Clock& clock) {
    auto day = to_text(clock.local());
    std::erase(day, ':');
    const auto stem = book.stem().string() + "-replaced-" + day;
    std::error_code ignored;
    for (int number = 1;; ++number) {
        auto file = book.parent_path() / (stem + (number == 1 ? "" : "-" + std::to_string(number)));
        file += book.extension();
        if (!fs::exists(file, ignored) && !fs::exists(beside(file, "-wal"), ignored))
            return file;
    }
}

void rename_file(const fs::path& file, const fs::path& fresh) {
    if (::rename(file.c_str(), fresh.c_str()) != 0)
        throw Failure{errno == ENOSPC ? Errc::disk_full : Errc::unreadable_file, std::strerror(errno)};
}

void copy_whole(const fs::path& file, const fs::path& copy) {
    std::error_code problem;
    if (fs::copy_file(file, copy, problem)) {
        sync_to_disk(copy);
        return;
    }
    std::error_code ignored;
    fs::remove(copy, ignored);
    const bool full = problem == std::errc::no_space_on_device;
    throw Failure{full ? Errc::disk_full : Errc::unreadable_file, problem.message()};
}

void remove_file(const fs::path& file) {
    std::error_code problem;
    fs::remove(file, problem);
    if (problem)
        throw Failure{Errc::storage, problem.message()};
}

/// Gives the book another name, and takes its write-ahead file away, which must never meet another book. The book has
/// one name at a time, and its last writes under either: cut short in between, nothing stands under the old one.
fs::path set_aside(const fs::path& book, const Clock& clock) {
    const auto kept = aside(book, clock);
    const auto wal = beside(book, "-wal");
    std::error_code ignored;
    if (fs::exists(wal, ignored))
        copy_whole(wal, beside(kept, "-wal"));
    bool renamed = false;
    try {
        sync_to_disk(book.parent_path());
        rename_file(book, kept);
        renamed = true;
        sync_to_disk(book.parent_path());
        remove_file(wal);
    } catch (const Failure&) {
        if (renamed)
            rename_file(kept, book);
        fs::remove(beside(kept, "-wal"), ignored);
        throw;
    }
    fs::remove(beside(book, "-shm"), ignored);
    return kept;
}

/// Takes set_aside back. The write-ahead file first: a book without it looks as if writes were lost.
void put_back(const fs::path& kept, const fs::path& book) {
    std::error_code ignored;
    for (const auto* ending : {"-wal", ""})
        if (fs::exists(beside(kept, ending), ignored))
            fs::rename(beside(kept, ending), beside(book, ending), ignored);
}

std::optional<fs::path> put_in_place(const fs::path& made, const fs::path& target, bool occupied, const Clock& clock) {
    if (!occupied) {
        // Left over from a book that is gone, it would be played into this one.
        const auto wal = beside(target, "-wal");
        std::error_code ignored;
        if (fs::exists(wal, ignored))
            rename_file(wal, beside(aside(target, clock), "-wal"));
        fs::remove(beside(target, "-shm"), ignored);
        publish(made, target);
        return std::nullopt;
    }
    sync_to_disk(made);
    auto kept = set_aside(target, clock);
    try {
        publish(made, target);
    } catch (const Failure&) {
        std::error_code ignored;
        if (!fs::exists(made, ignored))
            fs::remove(target, ignored);  // What has no sure name yet is but a copy of the backup.
        put_back(kept, target);
        throw;
    }
    return kept;
}

}  // namespace

Result<Look> look_into(const fs::path& file, const Secret& passphrase) { return with_book(file, passphrase, look_at); }

Result<Relation> relation_of(const Keyed& one, const Keyed& other) {
    auto relation = with_book(one.file, one.passphrase, [&](Connection& first) {
        return with_book(other.file, other.passphrase,
                         [&](Connection& second) { return relation_between(first, second); });
    });
    if (!relation)
        return tl::unexpected(relation.error());
    return *relation;
}

Result<Restored> restore_book(const fs::path& from, const Secret& passphrase, const fs::path& to, Replace replace,
                              const Clock& clock) {
    std::error_code ignored;
    const auto target = fs::weakly_canonical(fs::absolute(to, ignored), ignored);
    const bool occupied = fs::exists(target, ignored);
    if (occupied && (replace == Replace::no || !fs::is_regular_file(target, ignored)))
        return fail(Errc::already_exists, target.filename().string());
    if (occupied && fs::equivalent(from, target, ignored))
        return fail(Errc::contradiction, target.filename().string());
    std::optional<WriterLock> lock;
    if (occupied) {
        auto taken = WriterLock::take(target);
        if (!taken)
            return tl::unexpected(taken.error());
        lock = std::move(*taken);
    }
    auto made = target;
    made += ".restored";
    return with_book(from, passphrase, [&](Connection& db) {
        db.clock = clock;
        remove_book(made);  // Of a run that was cut short.
        Restored restored;
        restored.findings = copy_checked(db, made);
        try {
            restored.kept = put_in_place(made, target, occupied, clock);
        } catch (const Failure&) {
            remove_book(made);
            throw;
        }
        return restored;
    });
}

}  // namespace needlebook::store
