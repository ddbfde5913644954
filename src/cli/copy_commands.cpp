/// Whole books: backup, restore, passphrase.
#include <filesystem>
#include <ostream>

#include <fmt/format.h>

#include "app/finding_words.h"
#include "app/messages.h"
#include "app/restore.h"
#include "cli/common.h"
#include "cli/passphrase.h"

namespace needlebook::cli {
namespace {

void list_findings(const Job& job, const std::vector<store::Finding>& findings) {
    for (const auto& finding : findings)
        job.streams().err << "needlebook-cli: " << app::sentence_for(finding) << '\n';
}

Exit back_up(const Job& job, const std::string& file) {
    auto exit = Exit::done;
    auto book = job.open(store::Access::write_if_free, exit);
    if (!book)
        return exit;
    const auto findings = book->back_up(file);
    if (!findings)
        return job.refuse(findings.error(), file);
    job.streams().err << fmt::format("Wrote {}, opened it and checked it. It has the passphrase of the book.\n", file);
    if (findings->empty())
        return Exit::done;
    list_findings(job, *findings);
    return job.say("The copy is true, but the book is not whole: see above.", Exit::found_wrong);
}

struct RestoreWords {
    std::string book;
    bool replace = false;
    bool another_book = false;
};

/// How the backup stands to the book that is there.
std::string relation_text(const app::RestoreView& view) {
    if (!view.now || !view.relation)
        return "What it replaced does not open with this passphrase, so the two could not be compared.";
    const auto& relation = *view.relation;
    const auto since = relation.parted_at ? fmt::format(" of {}", to_text(*relation.parted_at)) : std::string{};
    const auto of_backup = view.backup.head.count - relation.common;
    switch (relation.kinship) {
        case store::Kinship::same:
            return "It has the same entries of the history as the book that was there, to the last.";
        case store::Kinship::older:
            return fmt::format("It is older: the book that was there has {} entries after entry {}{} that it lacks.",
                               view.entries_lost(), relation.common, since);
        case store::Kinship::newer:
            return fmt::format("It is newer: it has {} entries after entry {}{} that the book that was there lacks.",
                               of_backup, relation.common, since);
        case store::Kinship::apart:
            return fmt::format(
                "The two went apart after entry {}{}: {} entries stand in the book that was there alone, {} in the "
                "backup alone.",
                relation.common, since, view.entries_lost(), of_backup);
        case store::Kinship::stranger:
            return "It is another book than the one that was there.";
    }
    return {};
}

std::string entries_text(const app::RestoreView& view) {
    const auto& look = view.backup;
    auto text = fmt::format("{} patients, {} sessions", look.patients, look.sessions);
    if (look.last_entry)
        text += fmt::format(", last entry {}", to_text(*look.last_entry));
    return text + fmt::format(", history of {} entries with the head {}", look.head.count,
                              store::to_hex(look.head.hash).substr(0, 16));
}

Exit restore(const Job& job, const RestoreWords& words) {
    const auto secret = job.passphrase();
    if (!secret)
        return secret.error().code == Errc::incomplete ? job.say("The passphrase of the backup is needed.", Exit::usage)
                                                       : job.refuse(secret.error());
    const auto view = app::look_before_restoring(job.book_path(), *secret, words.book);
    if (!view)
        return job.say(app::sentence_for(view.error(), job.book_path()), Exit::unopened);
    if (view->occupied && !words.replace)
        return job.say(fmt::format("{} is there already. --replace puts the backup in its place, and keeps the book "
                                   "that was there under another name.",
                                   words.book),
                       Exit::rejected);
    const bool stranger = view->relation && view->relation->kinship == store::Kinship::stranger;
    if (stranger && !words.another_book)
        return job.say(fmt::format("{} is another book than {}, not a copy of it. --another-book puts it there all the "
                                   "same, and keeps the book that was there under another name.",
                                   job.book_path(), words.book),
                       Exit::rejected);
    const auto done = store::restore_book(job.book_path(), *secret, words.book,
                                          words.replace ? store::Replace::yes : store::Replace::no, job.clock());
    if (!done)
        return job.refuse(done.error(), words.book);
    auto& err = job.streams().err;
    err << fmt::format("Put {} back as {}: {}.\n", job.book_path(), words.book, entries_text(*view));
    if (done->kept)
        err << fmt::format("The book that was there is kept as {}.\n", done->kept->string());
    if (view->occupied)
        err << relation_text(*view) << '\n';
    list_findings(job, done->findings);
    return done->findings.empty() ? Exit::done : Exit::found_wrong;
}

Exit change_passphrase(const Job& job, const std::optional<std::string>& file) {
    auto current = job.passphrase();
    if (!current)
        return current.error().code == Errc::incomplete
                   ? job.say("The passphrase is needed: --passphrase-file, NEEDLEBOOK_PASSPHRASE or a terminal.",
                             Exit::usage)
                   : job.refuse(current.error());
    auto book = app::Logbook::open(job.book_path(), *current, store::Access::write, job.clock(), "command line");
    if (!book)
        return job.say(app::sentence_for(book.error(), job.book_path()), Exit::unopened);
    const auto fresh = file ? passphrase_in(*file) : ask_passphrase("New passphrase: ", true);
    if (!fresh)
        return fresh.error().code == Errc::incomplete
                   ? job.say("The new passphrase is needed: --new-passphrase-file or a terminal.", Exit::usage)
                   : job.refuse(fresh.error(), file.value_or(""));
    if (const auto done = book->change_passphrase(*current, *fresh); !done)
        return job.refuse(done.error(), job.book_path());
    job.streams().err << "The passphrase is changed. Backups made before keep the old one: keep it too, or make new "
                         "backups and delete those.\n";
    return Exit::done;
}

Exit salvage(const Job& job, const std::string& file) {
    const auto secret = job.passphrase();
    if (!secret)
        return secret.error().code == Errc::incomplete ? job.say("The passphrase is needed.", Exit::usage)
                                                       : job.refuse(secret.error());
    const auto told = store::salvage(job.book_path(), *secret, file, job.clock());
    if (!told)
        return told.error().code == Errc::already_exists
                   ? job.refuse(told.error(), file)
                   : job.say(app::sentence_for(told.error(), job.book_path()), Exit::unopened);
    job.streams().err << fmt::format("Made {} of {}, which stays as it is. {}\n", file, job.book_path(),
                                     app::sentence_for(*told));
    const bool whole = told->lost_pages == 0 && told->left_out == 0 && !told->writes_lost;
    return whole ? Exit::done : Exit::found_wrong;
}

}  // namespace

void add_backup(Commands& commands) {
    auto file = std::make_shared<std::string>();
    auto& command = commands.add("backup", "write an encrypted copy, opened and checked", false,
                                 [file](const Job& job) { return back_up(job, *file); });
    command.add_option("FILE", *file, "the copy; must not exist")->required();
}

void add_salvage(Commands& commands) {
    auto file = std::make_shared<std::string>();
    auto& command = commands.add("salvage", "read what can be read of a damaged book into a new one", false,
                                 [file](const Job& job) { return salvage(job, *file); });
    command.add_option("FILE", *file, "the new book; must not exist")->required();
}

void add_restore(Commands& commands) {
    auto words = std::make_shared<RestoreWords>();
    auto& command = commands.add(
        "restore", "put a backup back", false, [words](const Job& job) { return restore(job, *words); }, "FILE");
    command.add_option("BOOK", words->book, "where to put it")->required();
    command.add_flag("--replace", words->replace, "also where a book is; that one is kept under another name");
    command.add_flag("--another-book", words->another_book,
                     "with --replace: also when it is no copy of the book that is there");
}

void add_passphrase(Commands& commands) {
    auto file = std::make_shared<std::optional<std::string>>();
    auto& command = commands.add("passphrase", "change the passphrase", false,
                                 [file](const Job& job) { return change_passphrase(job, *file); });
    command.add_option("--new-passphrase-file", *file, "file with the new passphrase; else it is asked for");
}

}  // namespace needlebook::cli
