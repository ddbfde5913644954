/// Every fault of a record is found, and nothing else.
#include "app/session_rules.h"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/open_book.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

constexpr Day today = Day{date::year{2026} / date::month{3} / date::day{20}};

bool has(const std::vector<Fault>& found, std::string_view field, Errc code) {
    return std::ranges::any_of(found, [&](const Fault& fault) { return fault.field == field && fault.code == code; });
}

Agreement improving(const OpenBook& open) {
    Agreement agreement;
    agreement.id = {1};
    agreement.complaint = open.feet.id;
    agreement.agreed_on = day(2026, 3, 1);
    agreement.measure = open.pain.id;
    agreement.target = 2;
    return agreement;
}

}  // namespace

TEST_CASE_METHOD(OpenBook, "a visit in order has no faults") { CHECK(faults(visit(), maud, today).empty()); }

TEST_CASE_METHOD(OpenBook, "a visit may be dated tomorrow, not later, and not before birth") {
    const auto [on, right] = GENERATE(table<Day, bool>({{today, true},
                                                        {today + date::days{1}, true},
                                                        {today + date::days{2}, false},
                                                        {day(1951, 6, 2), true},
                                                        {day(1951, 6, 1), false}}));
    CAPTURE(to_text(on));
    CHECK(has(faults(visit(on), maud, today), "starts", Errc::out_of_range) != right);
}

TEST_CASE_METHOD(OpenBook, "all faults of a visit are named, not only the first") {
    auto session = visit(today + date::days{9});
    session.counted_out = {{"legs", 4}};
    session.needles[1].count = 101;
    session.needles[1].point.clear();
    session.retention_min = 241;
    session.side_effects_seen = Answer<int>::none();
    session.cautions[0].choice = CautionChoice::overridden;
    session.cautions[0].reason.clear();
    session.needles_in_at = Instant{std::chrono::hours{2}};
    session.needles_out_at = Instant{std::chrono::hours{1}};
    session.readings[0].day = today;
    session.extents[0].side = Side::both;
    session.side_effects[0].onset_on = today + date::days{10};
    const auto found = faults(session, maud, today);
    CHECK(has(found, "starts", Errc::out_of_range));
    CHECK(has(found, "needles[1].count", Errc::out_of_range));
    CHECK(has(found, "needles[1].point", Errc::empty));
    CHECK(has(found, "retention_min", Errc::out_of_range));
    CHECK(has(found, "side_effects_seen", Errc::contradiction));
    CHECK(has(found, "cautions[0].reason", Errc::empty));
    CHECK(has(found, "needles_out_at", Errc::contradiction));
    CHECK(has(found, "readings[0].day", Errc::contradiction));
    CHECK(has(found, "extents[0].side", Errc::out_of_range));
    CHECK(has(found, "side_effects[0].onset_on", Errc::out_of_range));
    CHECK(found.size() == 10);
}

TEST_CASE_METHOD(OpenBook, "more needles out than in is a fault, fewer is not") {
    const auto [out, right] = GENERATE(table<int, bool>({{0, true}, {3, true}, {4, false}}));
    auto session = visit();
    session.counted_out = {{"legs", out}};
    CHECK(has(faults(session, maud, today), "counted_out", Errc::contradiction) != right);
}

TEST_CASE_METHOD(OpenBook, "an agreement in order has no faults") {
    CHECK(faults(improving(*this), &pain, day(2026, 3, 2), today).empty());
}

TEST_CASE_METHOD(OpenBook, "an agreement's parts must fit its aim") {
    auto agreement = improving(*this);
    const auto found = [&](const Measure* measure) { return faults(agreement, measure, day(2026, 3, 2), today); };
    SECTION("hold with a target") {
        agreement.aim = Aim::hold;
        CHECK(has(found(&pain), "target", Errc::contradiction));
    }
    SECTION("slow needs a rate of more than 0 and at most 4") {
        agreement.aim = Aim::slow;
        agreement.target.reset();
        CHECK(has(found(&pain), "rate_per_year", Errc::empty));
        agreement.rate_per_year = 4;
        CHECK(found(&pain).empty());
        agreement.rate_per_year = 4.1;
        CHECK(has(found(&pain), "rate_per_year", Errc::out_of_range));
        agreement.rate_per_year = 0;
        CHECK(has(found(&pain), "rate_per_year", Errc::out_of_range));
    }
    SECTION("review on the day of the first treatment") {
        agreement.review_on = day(2026, 3, 2);
        CHECK(has(found(&pain), "review_on", Errc::contradiction));
    }
    SECTION("a measure of another complaint") {
        auto other = pain;
        other.complaint = {99};
        CHECK(has(found(&other), "measure", Errc::contradiction));
    }
    SECTION("comfort is not judged on a measure") {
        agreement.aim = Aim::comfort;
        agreement.target.reset();
        CHECK(has(found(&pain), "measure", Errc::contradiction));
    }
    SECTION("a new agreement says why") {
        agreement.supersedes = Id<Agreement>{7};
        CHECK(has(found(&pain), "reason", Errc::empty));
    }
}

TEST_CASE_METHOD(OpenBook, "a patient has a code and was born by today") {
    CHECK(faults(maud, today).empty());
    maud.code.clear();
    maud.born_on = today + date::days{1};
    const auto found = faults(maud, today);
    CHECK(has(found, "code", Errc::empty));
    CHECK(has(found, "born_on", Errc::out_of_range));
}
