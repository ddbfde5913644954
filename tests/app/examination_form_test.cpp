/// Examinations as typed: four states, a number in either spelling, unlikely values pointed out.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/examination_form.h"
#include "app/report_source.h"
#include "app/trend_picture.h"
#include "open_book.h"

using namespace needlebook;
using namespace needlebook::app;
using needlebook::app::test::require;
using needlebook::app::test::value_of;

namespace {

const Day today = day(2026, 3, 20);

ExaminationForm sugar(std::string value) {
    return {.kind = "hba1c",
            .day = day(2026, 3, 2),
            .side = {},
            .answer = Answered::value,
            .value = std::move(value),
            .note = " by the GP "};
}

}  // namespace

TEST_CASE("an examination takes its unit from its kind and its number with point or comma") {
    const auto [typed, value] = GENERATE(table<const char*, double>({{"58", 58}, {" 58.5 ", 58.5}, {"58,5", 58.5}}));
    const auto read = value_of(examination_from(sugar(typed), {1}, today));
    CHECK(read.value == Answer<double>{value});
    CHECK(read.unit == "mmol/mol");
    CHECK(read.note == "by the GP");
}

TEST_CASE("what is no number, no kind or yet to come is refused") {
    for (const auto* typed : {"", "high", "58 mmol", "1.2.3"})
        CHECK(examination_from(sugar(typed), {1}, today).error().code == Errc::malformed);
    auto unknown = sugar("1");
    unknown.kind = "aura";
    CHECK(examination_from(unknown, {1}, today).error().code == Errc::not_found);
    auto later = sugar("58");
    later.day = today + date::days{1};
    CHECK(examination_from(later, {1}, today).error().code == Errc::out_of_range);
}

TEST_CASE("an examination that was declined has no value, and none is made up") {
    auto form = sugar("58");
    form.answer = GENERATE(Answered::none, Answered::not_asked, Answered::declined);
    const auto read = value_of(examination_from(form, {1}, today));
    CHECK(read.value.state() == form.answer);
    CHECK_FALSE(read.value.has_value());
    CHECK(is_plausible(read));
}

TEST_CASE("a value beyond what its kind can have is pointed out") {
    CHECK(is_plausible(value_of(examination_from(sugar("58"), {1}, today))));
    CHECK_FALSE(is_plausible(value_of(examination_from(sugar("7.5"), {1}, today))));
}

TEST_CASE_METHOD(test::OpenBook, "an examination is kept, drawn in its lane and taken back") {
    require(keep_examination(logbook, value_of(examination_from(sugar("58"), maud.id, today))));
    const auto view = value_of(trend_view(logbook, feet.id, today));
    const auto spec = trend_spec(view);
    REQUIRE(spec.examinations.size() == 1);
    CHECK(spec.examinations[0].day == day(2026, 3, 2));
    CHECK(spec.examinations[0].words == "HbA1c: 58 mmol/mol");
    value_of(logbook.undo(maud.id));
    CHECK(trend_spec(value_of(trend_view(logbook, feet.id, today))).examinations.empty());
}
