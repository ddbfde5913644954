/// Random damage to a book's files: never a crash, never silently other data, always found.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <csignal>
#include <random>

#include <sys/wait.h>
#include <unistd.h>

#include "outcome/long_test.h"
#include "store/book_copy.h"
#include "store/book_folder.h"

using namespace needlebook;
using namespace needlebook::store;
using namespace needlebook::store::test;
namespace fs = std::filesystem;

namespace {

int damages() { return long_tests() ? 2000 : 200; }

/// Everything that people entered, as one value to compare.
struct Content {
    std::vector<Patient> patients;
    std::vector<Session> sessions;
    std::vector<HistoryRow> history;
    bool operator==(const Content&) const = default;
};

Content content_of(const Book& book) {
    Content content;
    content.patients = book.patients.all();
    for (const auto& patient : content.patients)
        for (auto& session : book.sessions.all_of(patient.id))
            content.sessions.push_back(std::move(session));
    content.history = book.history.last(1'000'000);
    return content;
}

/// Nothing where the damage was met.
std::optional<Content> content_or_nothing(const Book& book) {
    try {
        return content_of(book);
    } catch (const Failure& failure) {
        CHECK((failure.code() == Errc::damaged_book || failure.code() == Errc::storage));
        return std::nullopt;
    }
}

/// Bytes of a book of several pages, as the files had them.
struct Bytes {
    std::string book;
    std::string wal;
    std::string index;
};

void put(const fs::path& file, const std::string& bytes) {
    std::ofstream{file, std::ios::binary | std::ios::trunc} << bytes;
}

void lay_out(const Folder& folder, const fs::path& file, const Bytes& bytes) {
    for (const auto& entry : fs::directory_iterator{folder.path()})
        fs::remove(entry.path());
    put(file, bytes.book);
    if (!bytes.wal.empty())
        put(beside(file, "-wal"), bytes.wal);
    if (!bytes.index.empty())
        put(beside(file, "-shm"), bytes.index);
}

/// One way in which a disk, a stick or a bad copy loses bytes.
template <class Random>
void damage(std::string& bytes, Random& random) {
    const auto upto = [&](std::size_t limit) { return std::uniform_int_distribution<std::size_t>{0, limit}(random); };
    const auto at = upto(bytes.size() - 1);
    const auto end = std::min(at + 1 + upto(5000), bytes.size());
    switch (upto(5)) {
        case 0:  // A bit.
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << upto(7)));
            break;
        case 1:  // A stretch of zeros.
            for (auto i = at; i < end; ++i)
                bytes[i] = 0;
            break;
        case 2:  // A stretch of anything.
            for (auto i = at; i < end; ++i)
                bytes[i] = static_cast<char>(upto(255));
            break;
        case 3:  // The end is missing.
            bytes.resize(std::max<std::size_t>(at, 1));
            break;
        case 4: {  // A page lies in another's place.
            const auto from = at / 4096 * 4096;
            const auto to = upto(bytes.size() - 1) / 4096 * 4096;
            bytes.replace(to, 4096, bytes.substr(from, 4096));
            break;
        }
        default:  // A stretch is missing in the middle.
            bytes.erase(at, end - at);
    }
}

Patient numbered(int number) {
    auto patient = maud();
    patient.id = {1000 + number};
    patient.code = "P" + std::to_string(number);
    patient.note = std::string(static_cast<std::size_t>(number * 37 % 900), 'n');
    return patient;
}

void add(Book& book, int number) {
    auto all = book.begin();
    book.patients.put(numbered(number));
    book.history.append({.at = test_clock().now(),
                         .who = "Ann",
                         .kind = "edit",
                         .patient = Id<Patient>{1000 + number},
                         .subject = "add",
                         .payload = "{}"});
    all.commit();
}

}  // namespace

TEST_CASE_METHOD(ClosedBook, "random damage to a book is found, or leaves it as it was") {
    Content before;
    {
        auto book = value_of(open_book(file));
        for (int number = 0; number < 150; ++number)
            add(book, number);
        before = content_of(book);
    }
    const Bytes whole{bytes_in(file), {}, {}};
    std::mt19937 random{20261122};
    int refused = 0;
    for (int round = 0; round < damages(); ++round) {
        CAPTURE(round);
        auto bytes = whole;
        damage(bytes.book, random);
        if (bytes.book == whole.book)
            continue;
        lay_out(folder, file, bytes);
        auto opened = open_book(file);
        if (!opened) {
            ++refused;
            continue;
        }
        if (const auto read = content_or_nothing(*opened))
            REQUIRE(*read == before);
        REQUIRE_FALSE(opened->check().empty());
    }
    CHECK(refused > 0);
    CHECK(refused < damages());
}

TEST_CASE_METHOD(ClosedBook, "damage to the write-ahead file costs its tail at most, and is said") {
    // Each patient is one acknowledged write; the process then ends without a word.
    constexpr int writes = 20;
    const auto child = fork();
    if (child == 0) {
        auto book = open_book(file);
        for (int number = 0; number < writes; ++number)
            add(*book, number);
        raise(SIGKILL);
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
    const Bytes whole{bytes_in(file), bytes_in(beside(file, "-wal")), bytes_in(beside(file, "-shm"))};
    REQUIRE(whole.wal.size() > 40'000);

    std::mt19937 random{20261123};
    int lost = 0;
    for (int round = 0; round < damages(); ++round) {
        CAPTURE(round);
        auto bytes = whole;
        damage(bytes.wal, random);
        if (bytes.wal == whole.wal)
            continue;
        lay_out(folder, file, bytes);
        auto book = value_of(open_book(file));
        REQUIRE(book.opened().unclean_end);
        int there = 0;
        while (there < writes && book.patients.find({1000 + there}) == numbered(there))
            ++there;
        for (int number = there; number < writes; ++number)
            REQUIRE_FALSE(book.patients.find({1000 + number}));  // The tail, and nothing out of the middle.
        REQUIRE(book.opened().lost.has_value() == (there < writes));
        if (there == writes) {
            REQUIRE(book.check().empty());
            continue;
        }
        ++lost;
        REQUIRE(book.history.head().count == 4 + there);  // That writes were lost is an entry too.
        const auto findings = book.check();
        REQUIRE(findings.size() == 1);
        REQUIRE(findings.front().kind == "writes_lost");
    }
    CHECK(lost > 0);

    SECTION("and an undamaged one is not said to be") {
        lay_out(folder, file, whole);
        auto book = value_of(open_book(file));
        CHECK_FALSE(book.opened().wal_damaged);
        CHECK_FALSE(book.opened().lost);
        CHECK(book.patients.find({1000 + writes - 1}));
    }

    SECTION("emptied or cut, it is missed, with the index beside it or without") {
        const auto [size, with_index] = GENERATE(
            table<std::size_t, bool>({{0, true}, {0, false}, {32, true}, {32, false}, {4000, false}, {40'000, true}}));
        CAPTURE(size, with_index);
        auto bytes = whole;
        bytes.wal.resize(size);
        if (!with_index)
            bytes.index.clear();
        lay_out(folder, file, bytes);
        if (size == 0)
            put(beside(file, "-wal"), "");
        auto book = value_of(open_book(file));
        REQUIRE(book.opened().lost);
        CHECK(book.opened().lost->last_entry == book.opened().last_entry);
        CHECK_FALSE(book.patients.find({1000 + writes - 1}));
    }

    SECTION("cut without an index, nobody can know, and the last entry is told") {
        auto bytes = whole;
        bytes.wal.resize(40'000);
        bytes.index.clear();
        lay_out(folder, file, bytes);
        const auto book = value_of(open_book(file));
        CHECK(book.opened().unclean_end);
        CHECK_FALSE(book.opened().lost);
        CHECK(book.opened().last_entry == test_clock().now());
        CHECK_FALSE(book.patients.find({1000 + writes - 1}));
    }
}
