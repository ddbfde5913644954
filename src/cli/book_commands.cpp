/// Making books and looking after them: new, demo, check.
#include <ostream>

#include <fmt/format.h>

#include "app/demo.h"
#include "app/finding_words.h"
#include "app/messages.h"
#include "cli/common.h"

namespace needlebook::cli {
namespace {

Exit make_new(const Job& job) {
    const auto secret = job.passphrase(true);
    if (!secret)
        return secret.error().code == Errc::incomplete
                   ? job.say("A passphrase is needed: --passphrase-file, NEEDLEBOOK_PASSPHRASE or a terminal.",
                             Exit::usage)
                   : job.refuse(secret.error());
    const auto book = app::Logbook::create(job.book_path(), *secret, BookKind::practice, app::zone_name(), job.clock(),
                                           "command line");
    if (!book)
        return job.refuse(book.error(), job.book_path());
    job.streams().err << fmt::format("Made {}. Without its passphrase nobody can read it: write it down.\n",
                                     job.book_path());
    return Exit::done;
}

struct DemoWords {
    int patients = app::usual_demo_patients;
    std::optional<int> sessions;
    std::uint64_t seed = 1;
};

/// The demonstration's own passphrase, unless another one is given.
Result<Secret> demo_passphrase(const Job& job) {
    auto secret = job.given_passphrase();
    if (secret && !*secret)
        return Secret{app::demo_passphrase};
    if (!secret)
        return tl::unexpected(secret.error());
    return std::move(**secret);
}

Exit make_demo(const Job& job, const DemoWords& words) {
    const auto secret = demo_passphrase(job);
    if (!secret)
        return job.refuse(secret.error());
    const app::DemoOptions options{
        .patients = words.patients, .sessions = words.sessions, .seed = words.seed, .as_of = job.today()};
    const auto made = app::make_demo(job.book_path(), *secret, options);
    if (!made)
        return job.refuse(made.error(), job.book_path());
    job.streams().err << fmt::format("Made {} with {} patients and {} sessions.", job.book_path(), made->patients,
                                     made->sessions);
    if (secret->view() == app::demo_passphrase)
        job.streams().err << " Its passphrase is: " << app::demo_passphrase << ".";
    job.streams().err << '\n';
    return Exit::done;
}

Exit check(const Job& job, bool seen) {
    auto exit = Exit::done;
    auto book = job.open(store::Access::write_if_free, exit);
    if (!book)
        return exit;
    const auto findings = book->check();
    if (!findings)
        return job.refuse(findings.error(), job.book_path());
    if (seen)
        if (const auto noted = book->loss_was_shown(); !noted)
            return job.refuse(noted.error(), job.book_path());
    if (job.json()) {
        auto list = Json::array();
        for (const auto& finding : *findings)
            list.push_back(Json{{"kind", finding.kind}, {"subject", finding.subject}, {"detail", finding.detail}});
        job.print(Json{{"ok", findings->empty()}, {"findings", list}});
    } else if (findings->empty()) {
        job.streams().out
            << "The book is whole: pages, indexes, schema, history and records are as they were written.\n";
    } else {
        for (const auto& finding : *findings)
            job.streams().out << app::sentence_for(finding, book->book()) << '\n';
    }
    return findings->empty() ? Exit::done : Exit::found_wrong;
}

}  // namespace

void add_new(Commands& commands) { commands.add("new", "make an empty book", false, make_new); }

void add_demo(Commands& commands) {
    auto words = std::make_shared<DemoWords>();
    auto& command = commands.add("demo", "make a demonstration book with invented patients", false,
                                 [words](const Job& job) { return make_demo(job, *words); });
    command.add_option("--patients", words->patients, "how many patients")->check(CLI::Range(1, 100'000));
    command.add_option("--sessions", words->sessions, "about how many sessions")->check(CLI::Range(1, 5'000'000));
    command.add_option("--seed", words->seed, "same seed and date, same content");
}

void add_check(Commands& commands) {
    auto seen = std::make_shared<bool>(false);
    auto& command = commands.add("check", "look for damage: pages, keys, schema, history, records, lost writes", true,
                                 [seen](const Job& job) { return check(job, *seen); });
    command.add_flag("--seen", *seen, "what it says of lost writes is seen: don't say it again");
}

}  // namespace needlebook::cli
