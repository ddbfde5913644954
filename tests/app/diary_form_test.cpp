#include "app/diary_form.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace needlebook;
using namespace needlebook::app;

namespace {

const auto first = day(2026, 3, 1);
const Clock desk_clock = fixed_clock(parse_local_minute("2026-03-12T09:00").value());

Measure measure(std::int64_t id, const char* label) {
    Measure made;
    made.id = {id};
    made.label = label;
    made.wording = "How strong?";
    made.recall = "7 days average";
    return made;
}

DiaryForm empty_form(int days = 10) {
    return {{measure(1, "Pain"), measure(2, "Numbness"), measure(3, "Tingling")}, first, days, {}};
}

/// Digits, '-' not asked, 'd' declined, Enter, '<' backspace.
void type(DiaryForm& form, std::string_view keys) {
    for (const char key : keys) {
        if (key >= '0' && key <= '9')
            form.type_digit(key - '0');
        else if (key == '-')
            form.answer_without_score(Answered::not_asked);
        else if (key == 'd')
            form.answer_without_score(Answered::declined);
        else if (key == '\n')
            form.go_on();
        else
            form.erase();
    }
}

std::optional<int> points(const DiaryForm& form, int row, int column) {
    const auto& score = form.cell({row, column}).score;
    return score && score->has_value() ? std::optional{score->value().points()} : std::nullopt;
}

}  // namespace

TEST_CASE("ten days of three scores are thirty keys, and no more") {
    auto form = empty_form();
    type(form, "765765765765765765765765765765");
    CHECK(points(form, 0, 0) == 7);
    CHECK(points(form, 9, 2) == 5);
    IdSource ids{desk_clock, 1};
    const auto edit = form.edit(ids, desk_clock);
    CHECK(edit.revisions.size() == 30);
    const auto& reading = std::get<Revised<Reading>>(edit.revisions.back()).after;
    REQUIRE(reading);
    CHECK(reading->day == day(2026, 3, 10));
    CHECK(reading->source == ReadingSource::home);
    CHECK(reading->giver == Giver::patient);
}

TEST_CASE("in a diary 1 then 0 is ten, 1 then another digit is one and that digit") {
    auto form = empty_form();
    type(form, "10");
    CHECK(points(form, 0, 0) == 10);
    CHECK(form.place() == DiaryForm::Place{0, 1});
    type(form, "12");
    CHECK(points(form, 0, 1) == 1);
    CHECK(points(form, 0, 2) == 2);
    type(form, "1\n0");
    CHECK(points(form, 1, 0) == 1);
    CHECK(points(form, 1, 1) == 0);
}

TEST_CASE("in the last cell no digit takes the place of a one that waits") {
    auto form = empty_form(1);
    form.go_to({0, 2});
    type(form, "15");
    CHECK(points(form, 0, 2) == 1);
}

TEST_CASE("an empty cell is neither not asked nor declined nor zero") {
    auto form = empty_form(2);
    type(form, "7-d\n");
    CHECK(form.cell({0, 1}).score == Answer<Score>::not_asked());
    CHECK(form.cell({0, 2}).score == Answer<Score>::declined());
    CHECK_FALSE(form.cell({1, 0}).score);
    IdSource ids{desk_clock, 1};
    CHECK(form.edit(ids, desk_clock).revisions.size() == 3);
}

TEST_CASE("backspace empties, and from an empty cell goes back") {
    auto form = empty_form(2);
    type(form, "765<");
    CHECK(form.place() == DiaryForm::Place{0, 2});
    CHECK_FALSE(form.cell({0, 2}).score);
    type(form, "<<");
    CHECK(form.place() == DiaryForm::Place{0, 0});
    CHECK_FALSE(form.changed());
}

TEST_CASE("what the book holds stands in the diary, and only what differs is written") {
    Reading kept;
    kept.id = {77};
    kept.measure = {1};
    kept.day = day(2026, 3, 2);
    kept.source = ReadingSource::home;
    kept.giver = Giver::phone;
    kept.score = Score::from(4).value();
    DiaryForm form{{measure(1, "Pain")}, first, 3, std::vector{kept}};
    CHECK(points(form, 1, 0) == 4);
    CHECK_FALSE(form.changed());
    IdSource ids{desk_clock, 1};
    CHECK(form.edit(ids, desk_clock).revisions.empty());
    form.set_giver(Giver::read_aloud);
    form.go_to({1, 0});
    form.type_digit(5);
    CHECK(form.changed());
    const auto edit = form.edit(ids, desk_clock);
    REQUIRE(edit.revisions.size() == 1);
    const auto& revised = std::get<Revised<Reading>>(edit.revisions[0]);
    CHECK(revised.before == kept);
    CHECK(revised.after->id == kept.id);
    CHECK(revised.after->giver == Giver::read_aloud);
}

TEST_CASE("scores for days to come are pointed out") {
    auto form = empty_form(14);
    form.go_to({12, 0});
    form.type_digit(3);
    CHECK(form.days_ahead(desk_clock.today()) == std::vector{day(2026, 3, 13)});
}

TEST_CASE("what is typed into a diary can be taken up again, what was taken out too") {
    const std::vector home{Reading{.id = {5},
                                   .measure = {2},
                                   .session = {},
                                   .day = first + date::days{3},
                                   .source = ReadingSource::home,
                                   .giver = Giver::patient,
                                   .score = Score::from(4).value(),
                                   .entered_at = {},
                                   .imported_from = {}}};
    const DiaryForm blank{{measure(1, "Pain"), measure(2, "Numbness"), measure(3, "Tingling")}, first, 10, home};
    CHECK(blank.typed().empty());
    auto form = blank;
    type(form, "7d-10");
    form.go_to({3, 1});
    type(form, "<");
    auto again = blank;
    again.take_up(form.typed());
    CHECK(again.typed() == form.typed());
    CHECK(points(again, 0, 0) == 7);
    CHECK(again.cell({0, 1}).score == std::optional{Answer<Score>::declined()});
    CHECK(again.cell({0, 2}).score == std::optional{Answer<Score>::not_asked()});
    CHECK(points(again, 1, 0) == 10);
    CHECK_FALSE(again.cell({3, 1}).score);
    CHECK(DiaryForm::first_day_of(form.typed()) == first);
    // Pain is no longer scored; what else was typed stands with its measure.
    DiaryForm fewer{{measure(4, "Burning"), measure(3, "Tingling"), measure(2, "Numbness")}, first, 10, home};
    fewer.take_up(form.typed());
    CHECK_FALSE(fewer.cell({0, 0}).score);
    CHECK(fewer.cell({0, 1}).score == std::optional{Answer<Score>::not_asked()});
    CHECK(fewer.cell({0, 2}).score == std::optional{Answer<Score>::declined()});
}

TEST_CASE("of words that are no diary nothing is taken up") {
    const auto typed = GENERATE("", "2026-03-01", "2026-03-01 99.1=7 0.9=7 -1.0=5 0.0 0=1 .=", "x.y=z");
    auto form = empty_form();
    form.take_up(typed);
    CHECK(form.typed().empty());
}
