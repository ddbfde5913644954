/// Of who was erased nothing stands in any page, read as salvage reads them: neither in rows nor between them.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>

#include <sqlite3.h>

#include "store/book_folder.h"
#include "store/book_pages.h"

using namespace needlebook;
using namespace needlebook::store;
using namespace needlebook::store::test;
namespace fs = std::filesystem;

namespace {

constexpr int patients = 120;

/// What a patient's rows and history are full of; no other's contains it.
std::string marker(int number) { return "marker-" + std::to_string(1000 + number) + "-of-them"; }

std::string words(std::mt19937& random, int number) {
    std::string text;
    const auto size = std::uniform_int_distribution<std::size_t>{10, 2500}(random);
    while (text.size() < size)
        text += marker(number) + " ";
    return text;
}

void add(Book& book, std::mt19937& random, int number) {
    auto all = book.begin();
    auto patient = maud();
    patient.id = {1000 + number};
    patient.code = "P" + std::to_string(number);
    patient.family_name = marker(number);
    patient.note = words(random, number);
    book.patients.put(patient);
    for (int visit = 0; visit < 3; ++visit) {
        Session session;
        session.id = {5000 + number * 10 + visit};
        session.patient = patient.id;
        session.status = SessionStatus::signed_;
        session.signed_at = test_clock().now();
        session.signed_by = "Ann";
        session.starts = day(2026, 3, 2 + visit) + std::chrono::hours{10};
        session.notes = words(random, number);
        book.sessions.put(session);
        book.history.append({.at = test_clock().now(),
                             .who = "Ann",
                             .kind = "edit",
                             .patient = patient.id,
                             .subject = "add",
                             .payload = words(random, number)});
    }
    book.drafts.put({"dialog:agreement " + std::to_string(number), patient.id, words(random, number), {}});
    all.commit();
}

}  // namespace

TEST_CASE_METHOD(ClosedBook, "of a patient who was erased no page holds a word") {
    std::mt19937 random{20261122};
    std::vector<int> erased;
    {
        auto book = value_of(open_book(file));
        std::vector<int> everybody;
        for (int number = 0; number < patients; ++number) {
            add(book, random, number);
            everybody.push_back(number);
        }
        std::ranges::shuffle(everybody, random);
        erased.assign(everybody.begin(), everybody.begin() + patients / 2);
        for (const int number : erased) {
            auto all = book.begin();
            book.erase({1000 + number}, test_clock().now(), "asked for it");
            book.history.append({.at = test_clock().now(),
                                 .who = "Ann",
                                 .kind = "erase",
                                 .patient = Id<Patient>{1000 + number},
                                 .subject = {},
                                 .payload = std::nullopt});
            all.commit();
        }
        book.rewrite();
        CHECK(fs::file_size(beside(file, "-wal")) < 3 * page_size);
        CHECK(book.check().empty());
    }
    Connection raw{file, SQLITE_OPEN_READONLY};
    const BookPages pages{raw, passphrase()};
    std::string plain;
    for (std::uint32_t number = 1; number <= pages.count(); ++number)
        plain += pages.page(number).value_or("");
    for (int number = 0; number < patients; ++number) {
        CAPTURE(number);
        const bool gone = std::ranges::find(erased, number) != erased.end();
        CHECK((plain.find(marker(number)) == std::string::npos) == gone);
    }
}
