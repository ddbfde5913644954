/// kill -9 at random moments of a day's work: visits signed, files taken in, backups made.
#include <catch2/catch_test_macros.hpp>

#include <csignal>
#include <random>

#include <sys/wait.h>
#include <unistd.h>

#include "app/backups.h"
#include "app/open_book.h"
#include "outcome/long_test.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;
namespace fs = std::filesystem;

namespace {

/// Something that was done, said over a pipe once it is on the disk.
struct Done {
    enum class What { visit, import, backup } what;
    std::int64_t id;
};

void say(int pipe, Done done) {
    if (write(pipe, &done, sizeof done) != sizeof done)
        _exit(1);
}

/// Works until it is killed.
[[noreturn]] void work(const OpenBook& open, const fs::path& backups, int pipe) {
    auto book = value_of(Logbook::open(open.file, passphrase(), store::Access::write, test_clock(), "Ann Weaver"));
    for (int round = 0;; ++round) {
        auto visit = [&](Id<Session> id) {
            Session session;
            session.id = id;
            session.patient = open.maud.id;
            session.complaint = open.feet.id;
            session.starts = day(2026, 3, 2) + std::chrono::hours{10};
            session.started_at = test_clock().now();
            session.notes = std::string(400, 'n');
            for (int i = 0; i < 3; ++i) {
                Reading reading;
                reading.id = book.ids().next<Reading>();
                reading.measure = open.pain.id;
                reading.session = id;
                reading.day = day(2026, 3, 2);
                reading.score = Score::from(5).value();
                reading.entered_at = test_clock().now();
                session.readings.push_back(reading);
            }
            return session;
        };
        const auto id = book.ids().next<Session>();
        require(book.commit({"add_session", {added(visit(id))}}, id));
        value_of(book.sign(id));
        say(pipe, {Done::What::visit, id.value});
        if (round % 3 == 1) {
            Edit edit{"import", {}};
            for (int i = 0; i < 5; ++i) {
                auto session = visit(book.ids().next<Session>());
                session.status = SessionStatus::imported;
                edit.revisions.push_back(added(session));
            }
            require(book.take_in(edit, "visits.csv"));
            for (const auto& revision : edit.revisions)
                say(pipe, {Done::What::import, std::get<Revised<Session>>(revision).after->id.value});
        }
        if (round % 5 == 2) {
            value_of(back_up(backup_job(book, backups).value()));
            say(pipe, {Done::What::backup, 0});
        }
    }
}

/// Starts the work and kills it at a random moment; what was done by then.
std::vector<Done> work_and_kill(const OpenBook& open, const fs::path& backups, std::mt19937& random) {
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    const auto child = fork();
    if (child == 0)
        work(open, backups, ends[1]);
    close(ends[1]);
    const auto enough = std::uniform_int_distribution<std::size_t>{0, 30}(random);
    const auto moment = std::uniform_int_distribution<useconds_t>{0, 20'000}(random);
    std::vector<Done> done;
    for (Done one{}; read(ends[0], &one, sizeof one) == sizeof one;) {
        done.push_back(one);
        if (done.size() == enough + 1) {
            usleep(moment);
            kill(child, SIGKILL);
        }
    }
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
    return done;
}

}  // namespace

TEST_CASE_METHOD(OpenBook, "after kill -9 at random moments all that was acknowledged is there, whole, and checks") {
    { const auto closed = std::move(logbook); }
    const auto prepared = folder / "prepared.needlebook";
    const auto backups = folder / "backups";
    fs::copy_file(file, prepared);
    std::mt19937 random{20261122};
    for (int round = 0; round < (long_tests() ? 500 : 20); ++round) {
        for (const auto* ending : {"", "-wal", "-shm"})
            fs::remove(file.string() + ending);
        fs::remove_all(backups);
        fs::copy_file(prepared, file);
        const auto done = work_and_kill(*this, backups, random);

        auto book = value_of(Logbook::open(file, passphrase(), store::Access::write, test_clock()));
        CHECK(book.opened().unclean_end);
        CHECK_FALSE(book.opened().wal_damaged);
        for (const auto& [what, id] : done)
            if (what != Done::What::backup)
                REQUIRE(book.book().sessions.contains({id}));
        std::size_t imported = 0;
        for (const auto& session : book.book().sessions.all_of(maud.id)) {
            REQUIRE(session.readings.size() == 3);
            imported += session.status == SessionStatus::imported ? 1 : 0;
        }
        REQUIRE(imported % 5 == 0);
        for (const auto& finding : value_of(book.check()))
            FAIL_CHECK(finding.kind << " " << finding.subject);
        for (const auto& backup : backups_in(backups, book.identity())) {
            auto copy = value_of(Logbook::open(backup.path, passphrase(), store::Access::read, test_clock()));
            REQUIRE(value_of(copy.check()).empty());
        }
    }
}
