/// Putting a backup back, cut short at every point: the old book stays whole, whatever its name is then.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

#include "store/book_copy.h"
#include "store/book_folder.h"
#include "store/kill_calls.h"

using namespace needlebook;
using namespace needlebook::store;
using namespace needlebook::store::test;
namespace fs = std::filesystem;

namespace {

/// A backup, and a book that was not closed: visit 1 stands in its write-ahead file alone.
struct UncleanBook {
    Folder folder;
    fs::path prepared = folder / "prepared";
    fs::path run = folder / "run";
    fs::path file = run / "practice.needlebook";
    fs::path backup = folder / "backup.needlebook";

    UncleanBook() {
        fs::create_directory(prepared);
        const auto made = prepared / "practice.needlebook";
        {
            auto book = new_book(made);
            fill(book);
            REQUIRE(book.backup_to(backup));
        }
        const auto child = fork();
        if (child == 0) {
            auto book = open_book(made);
            write_visit(*book, 1);
            raise(SIGKILL);
        }
        int status = 0;
        waitpid(child, &status, 0);
        REQUIRE(WIFSIGNALED(status));
    }

    void lay_out() const {
        fs::remove_all(run);
        fs::copy(prepared, run);
    }

    auto restore() const { return restore_book(backup, passphrase(), file, Replace::yes, test_clock()); }

    static bool has_all(const fs::path& book) {
        auto opened = open_book(book, Access::write_if_free);
        return opened && opened->sessions.contains({1001}) && !opened->opened().lost && opened->check().empty();
    }

    /// The old book, with its last visit, stands under one name; no file has two.
    void require_kept() const {
        int whole = 0;
        for (const auto& entry : fs::directory_iterator{run})
            REQUIRE(fs::hard_link_count(entry.path()) == 1);
        std::vector<fs::path> books;
        for (const auto& entry : fs::directory_iterator{run})
            if (entry.path().extension() == ".needlebook")
                books.push_back(entry.path());
        for (const auto& book : books)
            whole += has_all(book) ? 1 : 0;
        REQUIRE(whole == 1);
        if (fs::exists(file) && !has_all(file)) {
            auto now = value_of(open_book(file));
            REQUIRE(now.history.head().count == 3);
            REQUIRE(now.check().empty());
            REQUIRE_FALSE(now.opened().lost);
        }
    }
};

}  // namespace

TEST_CASE_METHOD(UncleanBook, "a restore that is killed at any call keeps the old book whole") {
    int at = 1;
    for (bool came = true; came; ++at) {
        CAPTURE(at);
        lay_out();
        const auto child = fork();
        if (child == 0) {
            end_at_call(at, AtCall::kill);
            _exit(restore() ? 0 : 1);
        }
        int status = 0;
        waitpid(child, &status, 0);
        came = WIFSIGNALED(status);
        require_kept();
        // And it can be done again.
        REQUIRE(restore());
        REQUIRE(value_of(open_book(file)).history.head().count == 3);
        require_kept();
    }
    CHECK(at > 10);
}

TEST_CASE_METHOD(UncleanBook, "a restore in which any call fails leaves the old book in its place, or is done") {
    int at = 1;
    for (bool came = true; came; ++at) {
        CAPTURE(at);
        lay_out();
        end_at_call(at, AtCall::fail);
        const auto done = restore();
        came = call_came();
        end_at_call(0, AtCall::fail);
        if (!done)
            REQUIRE(has_all(file));
        require_kept();
    }
    CHECK(at > 10);
}
