/// Opening what is a book, and refusing what is none without touching it.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <array>
#include <csignal>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/book_copy.h"
#include "store/book_folder.h"

using namespace needlebook;
using namespace needlebook::store;
using namespace needlebook::store::test;
namespace fs = std::filesystem;

namespace {

/// Runs `check` in a child process that is not root; true when it says so.
template <class Check>
bool as_nobody(Check check) {
    const auto child = fork();
    if (child == 0) {
        const bool dropped = getuid() != 0 || (setgid(65534) == 0 && setuid(65534) == 0);
        _exit(dropped && check() ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// Leaves the book as a killed process does.
void open_and_die(const fs::path& file) {
    const auto child = fork();
    if (child == 0) {
        auto book = open_book(file);
        auto patient = maud();
        patient.phone = "020 7946 0001";
        book->patients.put(patient);
        raise(SIGKILL);
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
}

}  // namespace

TEST_CASE("a new book can be read by its owner only and replaces nothing") {
    const Folder folder;
    const auto file = folder / "practice.needlebook";
    const auto mask = umask(0);
    {
        const auto book = new_book(file);
        for (const auto& entry : fs::directory_iterator{folder.path()})
            CHECK((fs::status(entry).permissions() & fs::perms::mask) ==
                  (fs::perms::owner_read | fs::perms::owner_write));
    }
    umask(mask);
    const auto before = bytes_of_all(folder);
    CHECK(before.size() == 1);
    CHECK(Book::create(file, passphrase(), identity(), test_clock()).error().code == Errc::already_exists);
    CHECK(bytes_of_all(folder) == before);
}

TEST_CASE("no book is made without a passphrase or without a folder") {
    const Folder folder;
    CHECK(Book::create(folder / "a.needlebook", Secret{}, identity(), test_clock()).error().code == Errc::empty);
    CHECK(Book::create(folder / "none/a.needlebook", passphrase(), identity(), test_clock()).error().code ==
          Errc::unreadable_file);
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE_METHOD(ClosedBook, "a wrong passphrase is refused and leaves the bytes as they were") {
    const auto access = GENERATE(Access::write, Access::write_if_free, Access::read);
    SECTION("of a book that was closed") {
        const auto before = bytes_of_all(folder);
        CHECK(Book::open(file, Secret{"wrong"}, access, test_clock()).error().code == Errc::wrong_passphrase);
        CHECK(bytes_of_all(folder) == before);
    }
    SECTION("of a book whose last writes stand beside it") {
        open_and_die(file);
        auto before = bytes_of_all(folder);
        REQUIRE(before.contains("practice.needlebook-wal"));
        CHECK(Book::open(file, Secret{"wrong"}, access, test_clock()).error().code == Errc::wrong_passphrase);
        auto after = bytes_of_all(folder);
        for (auto* files : {&before, &after}) {
            files->erase("practice.needlebook-shm");  // An index, made anew by every process that comes first.
            files->erase("practice.needlebook-lock");
        }
        CHECK(after == before);
        CHECK(open_book(file)->patients.find({11})->phone == "020 7946 0001");
    }
}

TEST_CASE("what is no book is refused for what it is") {
    const Folder folder;
    const auto file = folder / "practice.needlebook";
    const auto write = [&](const std::string& bytes) { std::ofstream{file, std::ios::binary} << bytes; };
    CHECK(open_book(file).error().code == Errc::unreadable_file);
    CHECK(open_book(folder.path()).error().code == Errc::unreadable_file);
    write("");
    CHECK(open_book(file).error().code == Errc::not_a_book);
    write("name,pain\nMaud,7\n");
    CHECK(open_book(file).error().code == Errc::not_a_book);
    write(std::string{"SQLite format 3\0", 16} + std::string(8192, '\0'));
    CHECK(open_book(file).error().code == Errc::not_a_book);
    write(std::string(8192, 'x'));
    CHECK(open_book(file).error().code == Errc::wrong_passphrase);
    CHECK(bytes_of_all(folder).size() == 1);
}

TEST_CASE_METHOD(ClosedBook, "a truncated book is never taken for a whole one") {
    const auto size = fs::file_size(file);
    const auto [left, code] = GENERATE_COPY(table<std::uintmax_t, Errc>(
        {{1000, Errc::not_a_book}, {4096, Errc::damaged_book}, {size - 4096, Errc::damaged_book}}));
    fs::resize_file(file, left);
    const auto opened = open_book(file);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == code);
    CHECK(fs::file_size(file) == left);
}

TEST_CASE_METHOD(ClosedBook, "a newer book is refused and left alone") {
    {
        auto db = keyed(file, passphrase());
        db->run("PRAGMA user_version = 99");
    }
    const auto before = bytes_of_all(folder);
    const auto access = GENERATE(Access::write, Access::read);
    const auto opened = open_book(file, access);
    REQUIRE_FALSE(opened);
    CHECK(opened.error() == Error{Errc::newer_book, "99"});
    CHECK(bytes_of_all(folder) == before);
}

TEST_CASE_METHOD(ClosedBook, "another program's encrypted database is not a book") {
    {
        auto db = keyed(file, passphrase());
        db->run("PRAGMA application_id = 7");
    }
    CHECK(open_book(file).error().code == Errc::not_a_book);
}

TEST_CASE_METHOD(ClosedBook, "one writes, the others read and are told") {
    auto writer = value_of(open_book(file));
    CHECK(open_book(file).error().code == Errc::in_use);
    const auto reader = value_of(open_book(file, Access::write_if_free));
    CHECK(reader.opened().read_only);
    CHECK(reader.opened().in_use);
    CHECK_FALSE(reader.opened().unclean_end);
    auto patient = maud();
    patient.phone = "020 7946 0002";
    writer.patients.put(patient);
    CHECK(reader.patients.find({11})->phone == "020 7946 0002");
}

TEST_CASE_METHOD(ClosedBook, "who opened for reading can't write, and leaves no trace") {
    const auto before = bytes_of_all(folder);
    {
        auto reader = value_of(open_book(file, Access::read));
        CHECK(reader.patients.all().size() == 1);
        CHECK_THROWS_AS(reader.patients.put(maud()), Failure);
    }
    CHECK(bytes_of_all(folder) == before);
}

TEST_CASE_METHOD(ClosedBook, "an unclean end is told, once") {
    open_and_die(file);
    {
        const auto book = value_of(open_book(file));
        CHECK(book.opened().unclean_end);
        CHECK_FALSE(book.opened().wal_missing);
        CHECK(book.opened().checkpoint_at == test_clock().now());
        CHECK(book.patients.find({11})->phone == "020 7946 0001");
    }
    CHECK_FALSE(value_of(open_book(file)).opened().unclean_end);
    CHECK(bytes_of_all(folder).size() == 1);
}

TEST_CASE_METHOD(ClosedBook, "a book copied while open, without its last writes, says so") {
    const auto copy = folder / "copy.needlebook";
    {
        auto book = value_of(open_book(file));
        auto patient = maud();
        patient.phone = "020 7946 0003";
        book.patients.put(patient);
        fs::copy_file(file, copy);
    }
    auto copied = value_of(open_book(copy));
    CHECK(copied.opened().unclean_end);
    CHECK(copied.opened().wal_missing);
    CHECK(copied.opened().checkpoint_at == test_clock().now());
    CHECK(copied.patients.find({11})->phone.empty());
    const auto findings = copied.check();
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().kind == "writes_lost");
}

TEST_CASE_METHOD(ClosedBook, "lost writes are told at each opening until somebody was shown them") {
    open_and_die(file);
    fs::remove(beside(file, "-wal"));
    fs::remove(beside(file, "-shm"));
    // A reader is told too, and can't note it.
    CHECK(value_of(open_book(file, Access::read)).opened().lost);
    const auto noticed = value_of(open_book(file)).opened().lost.value();
    CHECK(noticed.noticed == test_clock().now());
    CHECK(noticed.last_entry == test_clock().now());
    {
        auto book = value_of(open_book(file));
        CHECK_FALSE(book.opened().unclean_end);
        REQUIRE(book.opened().lost);
        CHECK(book.opened().lost->noticed == noticed.noticed);
        REQUIRE(book.check().size() == 1);
        book.note_loss_shown();
        CHECK_FALSE(book.opened().lost);
        CHECK(book.check().empty());
    }
    auto book = value_of(open_book(file));
    CHECK_FALSE(book.opened().lost);
    CHECK(book.check().empty());
    CHECK(book.history.head().count == 5);
}

TEST_CASE_METHOD(ClosedBook, "a process killed as soon as it has opened a book has lost nothing") {
    const auto child = fork();
    if (child == 0) {
        const auto book = open_book(file);
        raise(SIGKILL);
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
    CHECK(fs::file_size(beside(file, "-wal")) > 4096);
    const auto book = value_of(open_book(file));
    CHECK(book.opened().unclean_end);
    CHECK_FALSE(book.opened().lost);
}

TEST_CASE_METHOD(ClosedBook, "who reads takes no writes away from a writer who is killed meanwhile") {
    std::array<int, 2> begin{};
    REQUIRE(pipe(begin.data()) == 0);
    // Begun before the reader: locks of this process must not be taken for the writer's own.
    const auto writer = fork();
    if (writer == 0) {
        char told = 0;
        if (::read(begin[0], &told, 1) == 1)
            open_and_die(file);
        _exit(0);
    }
    std::optional reader{value_of(open_book(file, Access::read))};
    CHECK(reader->patients.find({11}));
    REQUIRE(::write(begin[1], "x", 1) == 1);
    int status = 0;
    waitpid(writer, &status, 0);
    reader.reset();

    const auto book = value_of(open_book(file));
    CHECK(book.opened().unclean_end);
    CHECK_FALSE(book.opened().wal_missing);
    CHECK_FALSE(book.opened().lost);
    CHECK(book.patients.find({11})->phone == "020 7946 0001");
    ::close(begin[0]);
    ::close(begin[1]);
}

TEST_CASE_METHOD(ClosedBook, "the write-ahead file keeps a frame after everything went into the book") {
    auto book = value_of(open_book(file));
    book.patients.put(maud());
    book.checkpoint();
    CHECK(fs::file_size(beside(file, "-wal")) > 4096);
    CHECK(book.check().empty());
    CHECK(fs::file_size(beside(file, "-wal")) > 4096);
}

TEST_CASE_METHOD(ClosedBook, "on a full disk a book is read, with what was written last") {
    open_and_die(file);
    fs::remove(beside(file, "-shm"));
    const auto before = bytes_of_all(folder);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit old_limit{};
    getrlimit(RLIMIT_FSIZE, &old_limit);
    rlimit full{0, old_limit.rlim_max};
    setrlimit(RLIMIT_FSIZE, &full);
    std::vector<std::string> phones;
    bool whole = true;
    for (const auto access : {Access::read, Access::write_if_free})
        if (auto book = open_book(file, access)) {
            whole = whole && book->opened().read_only && book->opened().unclean_end && book->check().empty();
            phones.push_back(book->patients.find({11})->phone);
        }
    const auto look = look_into(file, passphrase());
    const auto writing = open_book(file);
    setrlimit(RLIMIT_FSIZE, &old_limit);
    CHECK(phones == std::vector<std::string>(2, "020 7946 0001"));
    CHECK(whole);
    CHECK(look);
    REQUIRE_FALSE(writing);
    CHECK(writing.error().code == Errc::disk_full);
    const auto after = bytes_of_all(folder);
    for (const auto* name : {"practice.needlebook", "practice.needlebook-wal"})
        CHECK(after.at(name) == before.at(name));
    fs::remove(beside(file, "-shm"));
    CHECK(value_of(open_book(file)).patients.find({11})->phone == "020 7946 0001");
}

TEST_CASE_METHOD(ClosedBook, "in a folder that can't be written a book that was not closed is read to its end") {
    open_and_die(file);
    fs::remove(beside(file, "-shm"));
    const auto all_may_read = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
    fs::permissions(file, all_may_read);
    fs::permissions(beside(file, "-wal"), all_may_read);
    fs::permissions(folder.path(),
                    fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
    for (const auto access : {Access::read, Access::write_if_free})
        CHECK(as_nobody([&] {
            const auto book = open_book(file, access);
            return book && book->opened().read_only && book->opened().unclean_end &&
                   book->patients.find({11})->phone == "020 7946 0001";
        }));
    fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST_CASE_METHOD(ClosedBook, "a book in a folder that can't be written opens for reading") {
    fs::permissions(file, fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
    fs::permissions(folder.path(),
                    fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
    CHECK(as_nobody([&] { return open_book(file).error().code == Errc::unreadable_file; }));
    CHECK(as_nobody([&] {
        const auto book = open_book(file, Access::write_if_free);
        return book && book->opened().read_only && !book->opened().in_use && book->patients.all().size() == 1;
    }));
    CHECK(as_nobody([&] { return open_book(file, Access::read).has_value(); }));
    CHECK(as_nobody([&] {
        return Book::create(folder / "new.needlebook", passphrase(), identity(), test_clock()).error().code ==
               Errc::unreadable_file;
    }));
    fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST_CASE_METHOD(ClosedBook, "when the disk is full nothing is written and the book goes on") {
    auto book = value_of(open_book(file));
    const auto before = book.patients.all();
    const auto largest = bytes_in(file).size() + 65536;
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit old_limit{};
    getrlimit(RLIMIT_FSIZE, &old_limit);
    rlimit limit{largest, old_limit.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
    std::optional<Errc> code;
    try {
        auto all = book.begin();
        for (int i = 0; i < 400; ++i) {
            auto patient = maud();
            patient.id = {1000 + i};
            patient.code = std::to_string(i);
            patient.note = std::string(2000, 'n');
            book.patients.put(patient);
        }
        all.commit();
    } catch (const Failure& failure) {
        code = failure.code();
    }
    setrlimit(RLIMIT_FSIZE, &old_limit);
    CHECK(code == Errc::disk_full);
    CHECK(book.patients.all() == before);
    auto patient = maud();
    patient.phone = "020 7946 0004";
    book.patients.put(patient);
    CHECK(book.patients.find({11})->phone == "020 7946 0004");
    CHECK(book.check().empty());
}

TEST_CASE("no name and no note stands readable in any file of a book") {
    const Folder folder;
    auto book = std::optional{new_book(folder / "practice.needlebook")};
    fill(*book);
    book->drafts.put({"session", Id<Patient>{11}, "sleeplessmarker", test_clock().now()});
    const auto search = [&] {
        for (const auto& [name, bytes] : bytes_of_all(folder)) {
            INFO(name);
            for (const auto* words : {"Ellerymarker", "sleeplessmarker", "Ann Weaver", "CREATE TABLE", "staple"})
                CHECK(bytes.find(words) == std::string::npos);
        }
    };
    REQUIRE(bytes_of_all(folder).contains("practice.needlebook-wal"));
    search();
    book.reset();
    search();
}

TEST_CASE("the rounds of key derivation are those of the build") {
    const Folder folder;
    const auto book = new_book(folder / "a.needlebook");
    auto db = keyed(folder / "a.needlebook", passphrase());
    auto rounds = db->query("PRAGMA kdf_iter");
    REQUIRE(rounds.step());
    CHECK(rounds.row().next<std::string>() == std::to_string(NEEDLEBOOK_KDF_ITER));
}

TEST_CASE("left alone, as the release does, the library derives keys with 256000 rounds") {
    const Folder folder;
    const auto file = folder / "shipped.needlebook";
    constexpr std::string_view key = "as it is shipped";
    const auto opens_with = [&](const char* rounds) {
        sqlite3* db = nullptr;
        sqlite3_open(file.c_str(), &db);
        sqlite3_exec(db, "PRAGMA cipher_log_level = NONE", nullptr, nullptr, nullptr);
        sqlite3_key_v2(db, "main", key.data(), static_cast<int>(key.size()));
        sqlite3_exec(db, rounds, nullptr, nullptr, nullptr);
        const int code = sqlite3_exec(db, "CREATE TABLE IF NOT EXISTS a (x)", nullptr, nullptr, nullptr);
        sqlite3_close(db);
        return code == SQLITE_OK;
    };
    REQUIRE(opens_with(""));
    CHECK(opens_with("PRAGMA kdf_iter = 256000"));
    CHECK_FALSE(opens_with("PRAGMA kdf_iter = 255999"));
    CHECK_FALSE(opens_with("PRAGMA kdf_iter = 4000"));
}
