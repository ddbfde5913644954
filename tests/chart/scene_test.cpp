/// Pointing, stepping, colours, shapes and SVG.
#include <array>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "chart/badge.h"
#include "chart/figure.h"
#include "chart/hover.h"
#include "chart/svg.h"
#include "chart/theme.h"
#include "example.h"

using namespace needlebook;
using namespace needlebook::chart;

namespace {

constexpr SpotId id(std::int64_t record) { return {SpotKind::score, record}; }

Scene two_rows() {
    return {
        {200, 100},
        {},
        {{id(1), {10, 20}, 0}, {id(2), {50, 30}, 0}, {id(3), {90, 20}, 0}, {id(7), {60, 80}, 2}, {id(8), {95, 80}, 2}}};
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++found;
    return found;
}

}  // namespace

TEST_CASE("the nearest mark within reach is pointed at, and none beyond it") {
    const auto scene = two_rows();
    CHECK(nearest(scene, {52, 33})->id == id(2));
    CHECK(nearest(scene, {75, 30}, 25)->id == id(3));
    CHECK(nearest(scene, {50, 50}) == nullptr);
    CHECK(nearest(Scene{{10, 10}, {}}, {0, 0}) == nullptr);
}

TEST_CASE("arrow keys read scores from left to right and measures from top to bottom") {
    const auto scene = two_rows();
    const auto [from, key, to] = GENERATE(table<int, Step, int>({{1, Step::right, 2},
                                                                 {3, Step::right, 3},
                                                                 {2, Step::left, 1},
                                                                 {1, Step::left, 1},
                                                                 {2, Step::down, 7},
                                                                 {3, Step::down, 8},
                                                                 {7, Step::up, 2},
                                                                 {7, Step::down, 7},
                                                                 {1, Step::up, 1},
                                                                 {2, Step::first, 1},
                                                                 {2, Step::last, 3},
                                                                 {8, Step::first, 7}}));
    CAPTURE(from, static_cast<int>(key));
    CHECK(step(scene, id(from), key)->id == id(to));
}

TEST_CASE("the first key goes to the first score, and in an empty picture nowhere") {
    CHECK(step(two_rows(), std::nullopt, Step::right)->id == id(1));
    CHECK(step(two_rows(), id(99), Step::left)->id == id(1));
    CHECK(step(Scene{{10, 10}, {}}, std::nullopt, Step::right) == nullptr);
}

TEST_CASE("text reaches 4.5 to 1 on every ground it stands on, lines and shapes 3 to 1") {
    const auto* theme = GENERATE(&light_theme(), &dark_theme(), &print_theme(), &patient_theme());
    const std::array texts{Ink::ink,       Ink::ink_2,     Ink::ink_3,     Ink::measure_1, Ink::measure_2,
                           Ink::measure_3, Ink::measure_4, Ink::measure_5, Ink::agreement};
    for (const auto text : texts)
        for (const auto ground : {Ink::paper, Ink::window, Ink::usual}) {
            CAPTURE(hex((*theme)[text]), hex((*theme)[ground]));
            CHECK(contrast((*theme)[text], (*theme)[ground]) >= 4.5);
        }
    CHECK(contrast((*theme)[Ink::agreement], (*theme)[Ink::agreement_band]) >= 4.5);
    CHECK(contrast((*theme)[Ink::decision], (*theme)[Ink::decision_fill]) >= 4.5);
    CHECK(contrast((*theme)[Ink::ink], (*theme)[Ink::tint]) >= 4.5);
    for (const auto shape : {Ink::edge, Ink::focus, Ink::decision_edge})
        CHECK(contrast((*theme)[shape], (*theme)[Ink::paper]) >= 3);
}

TEST_CASE("the patient view's text has a contrast of 5 or more throughout") {
    for (const auto ink :
         {Ink::ink, Ink::ink_2, Ink::ink_3, Ink::measure_1, Ink::measure_2, Ink::measure_3, Ink::agreement})
        CHECK(contrast(patient_theme()[ink], patient_theme()[Ink::paper]) >= 5);
}

TEST_CASE("contrast is that of WCAG") {
    CHECK(contrast(colour(0x000000), colour(0xffffff)) == 21.0);
    CHECK(std::abs(contrast(colour(0x777777), colour(0xffffff)) - 4.48) < 0.005);
}

TEST_CASE("every state has its own shape") {
    std::vector<std::vector<Mark>> shapes;
    for (int i = 0; i <= static_cast<int>(StateShape::not_judged); ++i)
        shapes.push_back(state_marks(static_cast<StateShape>(i), {0, 0}));
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        CHECK_FALSE(shapes[i].empty());
        for (std::size_t j = 0; j < i; ++j)
            CHECK(shapes[i] != shapes[j]);
    }
}

TEST_CASE("a badge is as wide as its word needs and 26 high") {
    const auto small = badge(StateShape::reached, "Reached", {}, example::six_a_character);
    CHECK(small.size.height == 26);
    CHECK(small.size.width == 9 + 14 + 6 + 6 * 7 + 9 + 2);
    CHECK(badge(StateShape::worse, "Worse", {}, example::six_a_character).title == "Worse");
}

TEST_CASE("each measure is told apart by its figure alone") {
    std::vector<std::vector<Mark>> figures;
    for (const auto figure :
         {Figure::circle, Figure::square, Figure::triangle, Figure::diamond, Figure::cross, Figure::plus})
        figures.push_back(drawn(Dot{{0, 0}, figure}));
    for (std::size_t i = 0; i < figures.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            CHECK(figures[i] != figures[j]);
}

TEST_CASE("SVG has real text, escaped, and says what it shows") {
    Scene scene{{100.5, 50}, {}, {}, "Trend of <Maud> & \"co\"", "6.7 → 3.0"};
    scene.marks.emplace_back(
        Text{{10, 20}, Anchor::end, "a < b & c > d \x01 'é'", {13, Weight::semibold, true}, Ink::ink});
    scene.marks.emplace_back(Polyline{{{0, 10}, {50, 10}}, {Ink::rule, 1, {1, 3}}});
    scene.marks.emplace_back(Dot{{5, 5}, Figure::triangle});
    const auto text = svg(scene, light_theme());
    CHECK(text.find("<title>Trend of &lt;Maud&gt; &amp; &quot;co&quot;</title>") != std::string::npos);
    CHECK(text.find("<desc>6.7 → 3.0</desc>") != std::string::npos);
    CHECK(text.find(">a &lt; b &amp; c &gt; d   &#39;é&#39;</text>") != std::string::npos);
    CHECK(text.find("text-anchor=\"end\"") != std::string::npos);
    CHECK(text.find("stroke-dasharray=\"1 3\"") != std::string::npos);
    CHECK(text.find("viewBox=\"0 0 100.5 50\"") != std::string::npos);
    CHECK(text.find("nan") == std::string::npos);
}

TEST_CASE("SVG of a whole trend keeps every text of the scene") {
    const auto scene = trend(example::idris(), {1000, 480}, example::six_a_character);
    std::size_t texts = 0;
    for (const auto& mark : scene.marks)
        texts += std::holds_alternative<Text>(mark) ? 1 : 0;
    const auto text = svg(scene, dark_theme());
    CHECK(texts > 40);
    CHECK(count(text, "<text ") == texts);
    CHECK(count(text, "</text>") == texts);
}

TEST_CASE("the hover card stays on the page at every border") {
    Scene scene = two_rows();
    scene.size = {300, 160};
    const auto at = GENERATE(Point{5, 5}, Point{295, 5}, Point{295, 155}, Point{5, 155}, Point{150, 80});
    const auto over =
        hover(scene, {id(1), at, 0}, {"11 May 2026, before needling", "Pain 3"}, {}, example::six_a_character);
    CHECK(over.title == "11 May 2026, before needling. Pain 3");
    for (const auto& mark : over.marks)
        if (const auto* card = std::get_if<Rect>(&mark)) {
            CHECK(card->box.left >= 0);
            CHECK(card->box.top >= 0);
            CHECK(card->box.right <= scene.size.width);
            CHECK(card->box.bottom <= scene.size.height);
        }
}

TEST_CASE("a scene placed on a page takes its spots along") {
    Scene page{{400, 400}, {}};
    place(page, two_rows(), {100, 200});
    CHECK(page.spots[0].centre == Point{110, 220});
    const auto circle = moved(Circle{{1, 2}, 3}, 10, 20);
    CHECK(std::get<Circle>(circle).centre == Point{11, 22});
}
