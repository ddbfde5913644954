/// By the chains of their histories.
#include "app/backup_look.h"

#include <algorithm>
#include <ranges>
#include <system_error>

#include "app/guarded.h"
#include "store/book_copy.h"

namespace needlebook::app {
namespace {

namespace fs = std::filesystem;

bool is_damage(Errc code) { return code == Errc::damaged_book || code == Errc::not_a_book; }

bool are_apart(const fs::path& one, const fs::path& other, const Secret& key) {
    const auto relation = guarded([&] { return store::relation_of({one, key}, {other, key}); });
    return relation && relation->kinship == store::Kinship::apart;
}

bool goes_on_from(const fs::path& one, const fs::path& other, const Secret& key) {
    const auto relation = guarded([&] { return store::relation_of({one, key}, {other, key}); });
    return relation && relation->kinship != store::Kinship::apart && relation->kinship != store::Kinship::stranger;
}

bool was_replaced(const fs::path& backup, const BackupJob& job) {
    std::error_code ignored;
    const auto beginning = job.book.stem().string() + "-replaced-";
    for (const auto& entry : fs::directory_iterator{job.book.parent_path(), ignored})
        if (entry.path().filename().string().starts_with(beginning) && entry.path().extension() == job.book.extension())
            if (goes_on_from(backup, entry.path(), job.key))
                return true;
    return false;
}

}  // namespace

BackupLook look_at_backups(const BackupJob& job) {
    BackupLook look;
    // Newest first: a copy's last backup tells it from the others.
    for (const auto& file : std::views::reverse(backups_in(job.folder, job.identity))) {
        const auto relation = guarded([&] { return store::relation_of({file.path, job.key}, {job.book, job.key}); });
        if (!relation && is_damage(relation.error().code)) {
            look.damaged.push_back(file);
        } else if (!relation || relation->kinship != store::Kinship::apart) {
            look.own.push_back(file);
        } else {
            const auto copy = std::ranges::find_if(look.apart, [&](const BackupsApart& known) {
                return !are_apart(file.path, known.files.front().path, job.key);
            });
            if (copy == look.apart.end())
                look.apart.push_back({{file}, was_replaced(file.path, job)});
            else
                copy->files.push_back(file);
        }
    }
    std::ranges::reverse(look.own);
    std::ranges::reverse(look.damaged);
    for (auto& copy : look.apart)
        std::ranges::reverse(copy.files);
    return look;
}

void set_aside(const std::vector<BackupFile>& damaged) {
    for (const auto& file : damaged) {
        auto name = file.path;
        name.replace_extension();
        name += "-not-whole";
        name += file.path.extension();
        std::error_code ignored;
        if (!fs::exists(name, ignored))
            fs::rename(file.path, name, ignored);
    }
}

}  // namespace needlebook::app
