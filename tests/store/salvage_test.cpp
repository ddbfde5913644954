/// What can be read of a damaged book stands in a new one.
#include <catch2/catch_test_macros.hpp>

#include <random>

#include "store/book_folder.h"
#include "store/salvage.h"

using namespace needlebook;
using namespace needlebook::store;
using namespace needlebook::store::test;
namespace fs = std::filesystem;

namespace {

constexpr int patients = 300;

struct LargeBook : ClosedBook {
    fs::path salvaged = folder / "salvaged.needlebook";

    LargeBook() {
        auto book = value_of(open_book(file));
        auto all = book.begin();
        for (int number = 0; number < patients; ++number) {
            auto patient = maud();
            patient.id = {1000 + number};
            patient.code = "P" + std::to_string(number);
            patient.note = std::string(900, 'n');
            book.patients.put(patient);
            Session session;
            session.id = {5000 + number};
            session.patient = patient.id;
            session.status = SessionStatus::signed_;
            session.signed_at = test_clock().now();
            session.signed_by = "Ann";
            session.starts = day(2026, 3, 2) + std::chrono::hours{10};
            session.notes = std::string(600, 'n');
            book.sessions.put(session);
        }
        all.commit();
    }
};

}  // namespace

TEST_CASE_METHOD(LargeBook, "a whole book is salvaged whole") {
    const auto told = value_of(salvage(file, passphrase(), salvaged, test_clock()));
    CHECK(told.gaps == 0);
    CHECK(told.left_out == 0);
    CHECK(told.stand_ins == 0);
    auto before = value_of(open_book(file));
    auto after = value_of(open_book(salvaged));
    CHECK(after.patients.all() == before.patients.all());
    CHECK(after.sessions.all_of({11}) == before.sessions.all_of({11}));
    CHECK(after.history.last(100) == before.history.last(100));
    CHECK(after.check().empty());
}

TEST_CASE_METHOD(LargeBook, "of a damaged book most is salvaged, and the damaged file stays as it is") {
    auto bytes = bytes_in(file);
    std::mt19937 random{7};
    std::uniform_int_distribution<std::size_t> anywhere{bytes.size() / 3, bytes.size() - 1};
    for (int i = 0; i < 3; ++i) {
        auto& byte = bytes.at(anywhere(random));
        byte = static_cast<char>(byte ^ 0x10);
    }
    std::ofstream{file, std::ios::binary} << bytes;
    const auto told = value_of(salvage(file, passphrase(), salvaged, test_clock()));
    CHECK(bytes_in(file) == bytes);
    CHECK(told.gaps > 0);
    auto after = value_of(open_book(salvaged));
    CHECK(after.patients.all().size() > patients * 3 / 4);
    CHECK(told.sessions > patients * 3 / 4);
    for (const auto& finding : after.check())
        CHECK(finding.kind.starts_with("history"));
}

TEST_CASE_METHOD(LargeBook, "what can't be opened can't be salvaged, and nothing is made") {
    CHECK(salvage(file, Secret{"wrong"}, salvaged, test_clock()).error().code == Errc::wrong_passphrase);
    CHECK(salvage(folder / "none", passphrase(), salvaged, test_clock()).error().code == Errc::unreadable_file);
    CHECK(salvage(file, passphrase(), file, test_clock()).error().code == Errc::already_exists);
    CHECK_FALSE(fs::exists(salvaged));
}
