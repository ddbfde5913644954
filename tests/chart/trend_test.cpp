/// The trend as data: true to scale, nothing outside, no text across a text, missing never zero.
#include <algorithm>
#include <cmath>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "chart/trend.h"
#include "example.h"

using namespace needlebook;
using namespace needlebook::chart;
using example::score;
using example::six_a_character;

namespace {

template <class M>
std::vector<M> all(const Scene& scene) {
    std::vector<M> found;
    for (const auto& mark : scene.marks)
        if (const auto* one = std::get_if<M>(&mark))
            found.push_back(*one);
    return found;
}

std::vector<Dot> scores(const Scene& scene, Ink ink) {
    std::vector<Dot> found;
    for (const auto& dot : all<Dot>(scene))
        if (dot.ink == ink && dot.halo)
            found.push_back(dot);
    return found;
}

std::vector<Polyline> lines(const Scene& scene, Ink ink) {
    std::vector<Polyline> found;
    for (const auto& line : all<Polyline>(scene))
        if (line.stroke.ink == ink)
            found.push_back(line);
    return found;
}

const Text* words(const Scene& scene, std::string_view part) {
    for (const auto& mark : scene.marks)
        if (const auto* text = std::get_if<Text>(&mark); text && text->words.find(part) != std::string::npos)
            return text;
    return nullptr;
}

/// One bare measure.
TrendSpec bare(const std::vector<std::pair<Day, int>>& days) {
    TrendSpec spec;
    TrendMeasure pain{.name = "Pain"};
    std::int64_t next = 1;
    for (const auto& [day, points] : days)
        pain.readings.push_back({next++, day, score(points)});
    spec.measures.push_back(std::move(pain));
    spec.from = days.front().first;
    spec.to = days.back().first;
    spec.labels = TrendLabels::none;
    spec.lanes = spec.flags = spec.weeks = false;
    return spec;
}

/// A long course: a score of each measure every `apart` days, with lanes, as the example has it.
TrendSpec long_course(int readings, int apart) {
    auto spec = example::maud();
    spec.from = day(2016, 1, 4);
    spec.to = spec.from + date::days{std::max(1, (readings - 1) * apart)};
    spec.first_treatment = spec.from + date::days{std::min(28, (readings - 1) * apart)};
    spec.review = *spec.first_treatment + date::days{84};
    spec.sessions.clear();
    spec.effects.clear();
    spec.changes.clear();
    std::int64_t next = 1;
    for (auto& measure : spec.measures) {
        measure.readings.clear();
        measure.start.reset();
        measure.lately.reset();
        for (int i = 0; i < readings; ++i)
            measure.readings.push_back({next++, spec.from + date::days{i * apart}, score((i * 7 + i / 3) % 11)});
    }
    for (int i = 0; i < readings; ++i) {
        const Day at = spec.from + date::days{i * apart};
        spec.sessions.push_back({10'000 + i, at, false});
        TrendEffects effects{10'000 + i, at, Answered::none, {}};
        if (i % 3 == 0)
            effects.effects = {{"B", static_cast<Severity>(i % 9 / 3)}};
        else if (i % 5 == 0)
            effects.asked = Answered::not_asked;
        spec.effects.push_back(effects);
        if (i % 10 == 0)
            spec.changes.push_back({20'000 + i, at, "a change with rather a long name"});
    }
    return spec;
}

TrendSpec all_missing() {
    auto spec = example::maud();
    for (auto& measure : spec.measures) {
        for (auto& reading : measure.readings)
            reading.score = Answer<Score>::declined();
        measure.start.reset();
        measure.lately.reset();
        measure.usual.reset();
        measure.aim.reset();
    }
    return spec;
}

TrendSpec one_day() {
    auto spec = example::maud();
    spec.from = spec.to = example::week(3);
    return spec;
}

Box box_of(const Mark& mark) {
    struct Visitor {
        static Box around(const std::vector<Point>& points, double by) {
            Box box{points[0].x, points[0].y, points[0].x, points[0].y};
            for (const auto& p : points)
                box = {std::min(box.left, p.x), std::min(box.top, p.y), std::max(box.right, p.x),
                       std::max(box.bottom, p.y)};
            return {box.left - by, box.top - by, box.right + by, box.bottom + by};
        }
        Box operator()(const Area& m) const { return around(m.outline, 0); }
        Box operator()(const Rect& m) const { return m.box; }
        Box operator()(const Polyline& m) const { return around(m.through, m.stroke.width / 2); }
        Box operator()(const Circle& m) const { return around({m.centre}, m.radius); }
        Box operator()(const Dot& m) const { return around({m.centre}, 4 * m.scale); }
        Box operator()(const Text& m) const { return extent(m, six_a_character); }
    };
    return std::visit(Visitor{}, mark);
}

std::vector<std::pair<std::string, TrendSpec>> every_kind() {
    std::vector<std::pair<std::string, TrendSpec>> kinds{{"maud", example::maud()}, {"idris", example::idris()}};
    for (const int readings : {1, 2, 7, 40, 1000})
        kinds.emplace_back(std::to_string(readings) + " readings", long_course(readings, 3));
    kinds.emplace_back("ten years of weeks", long_course(520, 7));
    kinds.emplace_back("all missing", all_missing());
    kinds.emplace_back("one day", one_day());
    TrendSpec nothing;
    nothing.from = day(2026, 1, 1);
    nothing.to = day(2026, 6, 1);
    kinds.emplace_back("nothing", nothing);
    auto many = example::maud();
    for (int i = 0; i < 2; ++i) {
        many.measures.push_back(many.measures[0]);
        many.measures.back().name = "Burning in both of the feet, worse at night";
        many.measures.back().judged = false;
        many.measures.back().ink = i == 0 ? Ink::measure_4 : Ink::measure_5;
        many.measures.back().figure = i == 0 ? Figure::diamond : Figure::cross;
    }
    kinds.emplace_back("five measures", many);
    auto plain = example::maud();
    plain.measures.resize(1);
    plain.labels = TrendLabels::averages;
    plain.lanes = plain.weeks = false;
    plain.body = 24;
    plain.marks = 2;
    kinds.emplace_back("patient view", plain);
    return kinds;
}

}  // namespace

TEST_CASE("a trend is true to scale in both directions") {
    const auto scene =
        trend(bare({{day(2026, 1, 1), 10}, {day(2026, 1, 11), 5}, {day(2026, 1, 31), 0}}), {400, 200}, six_a_character);
    const auto dots = scores(scene, Ink::measure_1);
    REQUIRE(dots.size() == 3);
    const double per_day = (dots[2].centre.x - dots[0].centre.x) / 30;
    const double per_point = (dots[2].centre.y - dots[0].centre.y) / 10;
    CHECK(per_day > 5);
    CHECK(per_point > 10);
    CHECK(std::abs(dots[1].centre.x - (dots[0].centre.x + 10 * per_day)) < 1e-9);
    CHECK(std::abs(dots[1].centre.y - (dots[0].centre.y + 5 * per_point)) < 1e-9);
    const auto top = lines(scene, Ink::rule).at(0);
    CHECK(top.through[0].y == dots[0].centre.y);
    const auto floor = lines(scene, Ink::edge).at(0);
    CHECK(floor.through[0].y == dots[2].centre.y);
}

TEST_CASE("the same step is the same length in every panel") {
    const auto scene = trend(example::maud(), {984, 430}, six_a_character);
    double step = 0;
    for (const auto ink : {Ink::measure_1, Ink::measure_2, Ink::measure_3}) {
        const auto dots = scores(scene, ink);
        const auto [low, high] = std::ranges::minmax(dots, {}, [](const Dot& d) { return d.centre.y; });
        const double points = ink == Ink::measure_1 ? 5 : ink == Ink::measure_2 ? 2 : 1;
        const double here = (high.centre.y - low.centre.y) / points;
        CHECK((step == 0 || std::abs(here - step) < 1e-9));
        step = here;
    }
}

TEST_CASE("nothing is drawn outside the page, and no text crosses a text") {
    const auto size = GENERATE(Size{600, 400}, Size{1200, 700}, Size{702, 392}, Size{794, 1123}, Size{780, 360});
    const auto together = GENERATE(false, true);
    for (auto [name, spec] : every_kind()) {
        spec.layout = together ? TrendLayout::together : TrendLayout::under_each_other;
        const auto scene = trend(spec, size, six_a_character);
        CAPTURE(name, size.width, size.height, together);
        std::vector<std::pair<Box, std::string>> texts;
        for (const auto& mark : scene.marks) {
            const auto box = box_of(mark);
            CAPTURE(mark.index(), box.left, box.top, box.right, box.bottom);
            CHECK((box.left >= 0 && box.top >= 0 && box.right <= size.width && box.bottom <= size.height));
            if (const auto* text = std::get_if<Text>(&mark))
                texts.emplace_back(box, text->words);
        }
        for (std::size_t i = 0; i < texts.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                CAPTURE(texts[i].second, texts[j].second);
                CHECK_FALSE(overlap(texts[i].first, texts[j].first));
            }
    }
}

TEST_CASE("every label of an ordinary course has room on an ordinary page") {
    const auto size = GENERATE(Size{984, 430}, Size{1200, 700}, Size{760, 430});
    const auto scene = trend(example::maud(), size, six_a_character);
    for (const auto* label : {"worst",
                              "none",
                              "10",
                              "5",
                              "0",
                              "worse",
                              "better",
                              "first treatment 2 Mar",
                              "review 25 May",
                              "agreed aim: 4.7 or lower on average",
                              "Pain",
                              "judged",
                              "Numbness",
                              "secondary",
                              "Tingling",
                              "6.7",
                              "→",
                              "3.0",
                              "Reached",
                              "Not reached",
                              "Too early",
                              "Sessions",
                              "12 sessions",
                              "Side effects",
                              "4 in 11 sessions asked",
                              "Changes",
                              "duloxetine 30 → 60 mg",
                              "new shoes",
                              "Mar",
                              "Apr",
                              "May",
                              "Jun",
                              "week 0",
                              "16",
                              "B",
                              "T",
                              "S",
                              "–",
                              "D"}) {
        CAPTURE(label, size.width);
        CHECK(words(scene, label) != nullptr);
    }
}

TEST_CASE("no measure is secondary while none is judged") {
    auto spec = example::maud();
    for (auto& measure : spec.measures)
        measure.judged = false;
    const auto scene = trend(spec, {984, 430}, six_a_character);
    for (const auto& text : all<Text>(scene))
        CHECK(text.words.find("secondary") == std::string::npos);
}

TEST_CASE("neighbours more than 45 days apart aren't joined") {
    const auto [gap, joins] = GENERATE(table<int, std::size_t>({{45, 1}, {46, 0}}));
    const Day first = day(2026, 1, 1);
    const auto scene = trend(bare({{first, 4}, {first + date::days{gap}, 4}}), {400, 200}, six_a_character);
    CHECK(lines(scene, Ink::join_1).size() == joins);
}

TEST_CASE("a score that wasn't given breaks the line and is never drawn at zero") {
    auto spec = bare({{day(2026, 1, 1), 4}, {day(2026, 1, 8), 4}, {day(2026, 1, 15), 4}});
    spec.measures[0].readings[1].score =
        GENERATE(Answer<Score>::not_asked(), Answer<Score>::declined(), Answer<Score>::none());
    const auto scene = trend(spec, {400, 200}, six_a_character);
    CHECK(lines(scene, Ink::join_1).empty());
    const auto dots = scores(scene, Ink::measure_1);
    REQUIRE(dots.size() == 2);
    CHECK(dots[0].centre.y == dots[1].centre.y);
    const bool declined = spec.measures[0].readings[1].score.state() == Answered::declined;
    const auto* mark = words(scene, declined ? "D" : "–");
    REQUIRE(mark);
    CHECK(mark->ink == Ink::ink_3);
    const auto spot = find(scene, {SpotKind::missing, 2});
    REQUIRE(spot);
    CHECK(spot->centre.x == mark->at.x);
}

TEST_CASE("a zero is a mark on the zero line") {
    const auto scene = trend(bare({{day(2026, 1, 1), 0}, {day(2026, 1, 8), 1}}), {400, 200}, six_a_character);
    CHECK(scores(scene, Ink::measure_1).at(0).centre.y == lines(scene, Ink::edge).at(0).through[0].y);
}

TEST_CASE("two scores on one day are one mark at their median and two plus signs") {
    auto spec = bare({{day(2026, 1, 1), 2}, {day(2026, 1, 8), 5}, {day(2026, 1, 15), 5}});
    spec.measures[0].readings.push_back({9, day(2026, 1, 8), score(8)});
    const auto scene = trend(spec, {400, 200}, six_a_character);
    const auto dots = scores(scene, Ink::measure_1);
    REQUIRE(dots.size() == 3);
    const double per_point = (lines(scene, Ink::edge).at(0).through[0].y - dots[0].centre.y) / 2;
    CHECK(std::abs(dots[0].centre.y - dots[1].centre.y - 4.5 * per_point) < 1e-9);
    std::size_t plus = 0;
    for (const auto& dot : all<Dot>(scene))
        plus += dot.figure == Figure::plus ? 1 : 0;
    CHECK(plus == 2);
}

TEST_CASE("on a visit day the score before needling is the mark, a home score a plus sign") {
    auto spec = bare({{day(2026, 1, 1), 2}, {day(2026, 1, 8), 6}});
    spec.measures[0].readings.push_back({9, day(2026, 1, 8), score(8), ReadingSource::home});
    const auto scene = trend(spec, {400, 200}, six_a_character);
    const auto dots = scores(scene, Ink::measure_1);
    REQUIRE(dots.size() == 2);
    CHECK(dots[1].scale == 1);
    const double per_point = (lines(scene, Ink::edge).at(0).through[0].y - dots[0].centre.y) / 2;
    CHECK(std::abs(dots[0].centre.y - dots[1].centre.y - 4 * per_point) < 1e-9);
}

TEST_CASE("a recalled score is hollow and joined to nothing") {
    auto spec = bare({{day(2026, 1, 1), 2}, {day(2026, 1, 8), 6}});
    spec.measures[0].readings[1].source = ReadingSource::recalled;
    const auto scene = trend(spec, {400, 200}, six_a_character);
    CHECK(lines(scene, Ink::join_1).empty());
    const auto dots = scores(scene, Ink::measure_1);
    REQUIRE(dots.size() == 2);
    CHECK(std::ranges::count_if(dots, &Dot::hollow) == 1);
}

TEST_CASE("a score right after needling stands in its own lane only") {
    auto spec = bare({{day(2026, 1, 1), 6}, {day(2026, 1, 8), 6}});
    spec.measures[0].readings.push_back({9, day(2026, 1, 8), score(3), ReadingSource::after});
    spec.lanes = true;
    const auto scene = trend(spec, {600, 300}, six_a_character);
    CHECK(scores(scene, Ink::measure_1).size() == 2);
    REQUIRE(words(scene, "Right after"));
    const auto spot = find(scene, {SpotKind::score, 9});
    REQUIRE(spot);
    CHECK(spot->centre.y > lines(scene, Ink::edge).at(0).through[0].y);
}

TEST_CASE("a late entry carries a tick") {
    auto spec = bare({{day(2026, 1, 1), 6}, {day(2026, 1, 8), 6}});
    const auto before = all<Polyline>(trend(spec, {400, 200}, six_a_character)).size();
    spec.measures[0].readings[0].late = true;
    CHECK(all<Polyline>(trend(spec, {400, 200}, six_a_character)).size() == before + 1);
}

TEST_CASE("over a thousand marks become columns from lowest to highest, each within the scores") {
    const auto spec = long_course(1000, 3);
    CHECK(drawn_in_columns(spec));
    CHECK_FALSE(drawn_in_columns(example::maud()));
    const auto scene = trend(spec, {1200, 700}, six_a_character);
    CHECK(scores(scene, Ink::measure_1).empty());
    CHECK(lines(scene, Ink::join_1).empty());
    std::size_t columns = 0;
    for (const auto& rect : all<Rect>(scene))
        columns += rect.fill == Ink::measure_1 ? 1 : 0;
    CHECK(columns > 300);
    CHECK(scene.spots.size() > 3000);
}

TEST_CASE("the agreed line runs from first treatment to review at its level") {
    const auto spec = example::maud();
    const auto scene = trend(spec, {984, 430}, six_a_character);
    const auto floor = lines(scene, Ink::edge).at(0).through[0].y;
    const auto top = lines(scene, Ink::rule).at(0).through[0].y;
    const auto agreed = lines(scene, Ink::agreement);
    const auto line = std::ranges::find_if(agreed, [](const Polyline& l) { return l.stroke.width == 1.5; });
    REQUIRE(line != agreed.end());
    CHECK(std::abs((floor - line->through[0].y) / (floor - top) * 10 - 4.67) < 1e-9);
    const auto first = find(scene, {SpotKind::score, 102});
    const auto review = find(scene, {SpotKind::score, 114});
    REQUIRE((first && review));
    CHECK(std::abs(line->through[0].x - first->centre.x) < 1e-9);
    CHECK(std::abs(line->through[1].x - review->centre.x) < 1e-9);
}

TEST_CASE("a line agreed to rise stops at 10 and runs on level") {
    auto spec = bare({{day(2026, 1, 1), 8}, {day(2026, 3, 1), 8}});
    spec.to = day(2026, 12, 31);
    spec.measures[0].aim = AimLine{Aim::slow, day(2026, 1, 1), day(2026, 12, 31), 8, 12, 8, 12, 0, ""};
    const auto scene = trend(spec, {400, 200}, six_a_character);
    const auto line = lines(scene, Ink::agreement).at(0);
    REQUIRE(line.through.size() == 3);
    CHECK(line.through[1].y == line.through[2].y);
    CHECK(line.through[2].y == lines(scene, Ink::rule).at(0).through[0].y);
}

TEST_CASE("a superseded agreement is drawn up to the day it was replaced") {
    auto spec = bare({{day(2026, 1, 1), 8}, {day(2026, 6, 1), 8}});
    spec.measures[0].earlier = {{day(2026, 1, 15), day(2026, 3, 15), 5.3, 5.3, "agreed then: below 5.3"}};
    const auto scene = trend(spec, {600, 300}, six_a_character);
    REQUIRE(words(scene, "agreed then: below 5.3"));
    const auto grey = lines(scene, Ink::ink_3);
    REQUIRE(grey.size() == 2);
    CHECK(grey[0].stroke.dash == Dash{2, 3});
    CHECK(grey[1].through[0].x == grey[0].through[1].x);
    CHECK(grey[1].through[1].y - grey[1].through[0].y == 8);
}

TEST_CASE("two changes close together share neither words nor row when there is no room") {
    auto spec = example::maud();
    spec.changes = {{1, day(2026, 3, 25), "duloxetine 30 → 60 mg"},
                    {2, day(2026, 3, 30), "pregabalin 75 → 150 mg"},
                    {3, day(2026, 4, 2), "a fall on the stairs at home"},
                    {4, day(2026, 4, 3), "new shoes"}};
    const auto scene = trend(spec, {984, 430}, six_a_character);
    CHECK(words(scene, "duloxetine 30 → 60 mg"));
    CHECK(words(scene, "pregabalin 75 → 150 mg"));
    for (int i = 1; i <= 4; ++i)
        CHECK(find(scene, {SpotKind::change, i}));
}

TEST_CASE("no diamond of a change lies on words") {
    const auto [readings, apart] = GENERATE(table<int, int>({{40, 7}, {520, 7}, {100, 2}}));
    const auto scene = trend(long_course(readings, apart), {984, 430}, six_a_character);
    int diamonds = 0;
    for (const auto& area : all<Area>(scene)) {
        if (area.fill != Ink::ink_2 || area.outline.size() != 4)
            continue;
        ++diamonds;
        for (const auto& text : all<Text>(scene)) {
            CAPTURE(text.words, area.outline[3].x);
            CHECK_FALSE(overlap(box_of(area), extent(text, six_a_character)));
        }
    }
    CHECK(diamonds == readings / 10);
}

TEST_CASE("where sessions stand too close for letters, side effects are bars as high as they were severe") {
    const auto scene = trend(long_course(520, 7), {984, 430}, six_a_character);
    const auto heights = [&](std::int64_t session) {
        const auto spot = find(scene, {SpotKind::side_effect, session});
        REQUIRE(spot);
        for (const auto& rect : all<Rect>(scene))
            if (std::abs(rect.box.left + 0.5 - spot->centre.x) < 1e-9 && std::abs(rect.box.width() - 1) < 1e-9 &&
                rect.box.bottom > spot->centre.y && rect.box.bottom < spot->centre.y + 20)
                return rect.box.height();
        return 0.0;
    };
    CHECK(heights(10'000) < heights(10'003));
    CHECK(heights(10'003) < heights(10'006));
    CHECK(heights(10'001) > 0);
    CHECK(heights(10'005) == 0);
}

TEST_CASE("scores outside the days shown aren't drawn but are counted") {
    auto spec = example::maud();
    spec.from = example::week(4);
    spec.to = example::week(10);
    const auto scene = trend(spec, {984, 430}, six_a_character);
    CHECK(scores(scene, Ink::measure_1).size() == 7);
    const auto shown = days_shown(spec);
    CHECK(shown.all == 19);
    CHECK(shown.inside == 7);
}

TEST_CASE("together, marks of one day stand 5 apart and each measure keeps its label") {
    auto spec = example::maud();
    spec.layout = TrendLayout::together;
    const auto scene = trend(spec, {984, 430}, six_a_character);
    const auto pain = find(scene, {SpotKind::score, 100});
    const auto numbness = find(scene, {SpotKind::score, 200});
    REQUIRE((pain && numbness));
    CHECK(std::abs(numbness->centre.x - pain->centre.x - 5) < 1e-9);
    for (const auto* name : {"Pain", "Numbness", "Tingling"})
        CHECK(words(scene, name));
    CHECK(words(scene, "agreed aim"));
}

TEST_CASE("an empty chart keeps its axes") {
    TrendSpec spec;
    spec.from = day(2026, 1, 1);
    spec.to = day(2026, 6, 1);
    const auto scene = trend(spec, {600, 400}, six_a_character);
    CHECK(words(scene, "worst"));
    CHECK(words(scene, "Mar"));
    CHECK(scene.spots.empty());
}

TEST_CASE("years are written where the days shown span a year's end, and only there") {
    CHECK_FALSE(words(trend(example::maud(), {984, 430}, six_a_character), "2026") == nullptr);
    auto spec = example::maud();
    for (auto& measure : spec.measures)
        measure.reason.clear();
    CHECK(words(trend(spec, {984, 430}, six_a_character), "2026") == nullptr);
    spec.from = day(2025, 10, 1);
    const auto scene = trend(spec, {984, 430}, six_a_character);
    CHECK(words(scene, "Jan 2026"));
    CHECK(words(scene, "Oct 2025"));
}

TEST_CASE("the least height keeps 64 for every panel") {
    const auto spec = example::maud();
    const double least = least_height(spec, six_a_character);
    const auto scene = trend(spec, {984, least}, six_a_character);
    const auto floor = lines(scene, Ink::edge).at(0).through[0].y;
    const auto top = lines(scene, Ink::rule).at(0).through[0].y;
    CHECK(floor - top >= 63.9);
}
