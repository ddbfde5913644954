/// Icon arrays as data: everybody is drawn once, nothing outside, no text across a text.
#include <algorithm>
#include <cmath>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "chart/people.h"
#include "example.h"

using namespace needlebook::chart;
using example::six_a_character;

namespace {

PeopleSpec pilot() {
    return {
        .groups = {{"21 people had acupuncture",
                    {{Fate::better, 16, "better", "76 of 100, could be 55 to 89", 0.76, 0.55, 0.89},
                     {Fate::same, 3, "the same", "14 of 100, could be 5 to 35", 0.14, 0.05, 0.35},
                     {Fate::worse, 2, "worse", "10 of 100, could be 3 to 29", 0.10, 0.03, 0.29}}},
                   {"Of 100 people in a course of treatment",
                    {{Fate::worse, 9, "had at least one", "9 of 100", 0.09}, {Fate::same, 91, "had none", "", 0.91}}}},
        .title = "People"};
}

int dots(const Scene& scene, Figure figure, bool hollow) {
    return static_cast<int>(std::ranges::count_if(scene.marks, [&](const Mark& mark) {
        const auto* dot = std::get_if<Dot>(&mark);
        return dot != nullptr && dot->figure == figure && dot->hollow == hollow;
    }));
}

}  // namespace

TEST_CASE("each person is one mark, and each fate has a shape of its own") {
    const auto scene = people(pilot(), 700, six_a_character);
    CHECK(dots(scene, Figure::circle, false) == 16 + 1);  // And one beside its line.
    CHECK(dots(scene, Figure::circle, true) == 3 + 91 + 2);
    CHECK(dots(scene, Figure::square, false) == 2 + 9 + 2);
}

TEST_CASE("no person, word or interval lies outside the page or on another word") {
    const double width = GENERATE(1200.0, 700.0, 420.0, 300.0, 160.0);
    const auto scene = people(pilot(), width, six_a_character);
    CHECK(scene.size.width == width);
    std::vector<Box> texts;
    for (const auto& mark : scene.marks) {
        if (const auto* dot = std::get_if<Dot>(&mark)) {
            CHECK(dot->centre.x > 0);
            CHECK(dot->centre.y < scene.size.height);
        }
        if (const auto* line = std::get_if<Polyline>(&mark))
            for (const auto& point : line->through) {
                CHECK(point.x <= width);
                CHECK(point.y <= scene.size.height);
            }
        const auto* text = std::get_if<Text>(&mark);
        if (text == nullptr)
            continue;
        const auto box = extent(*text, six_a_character);
        CAPTURE(width, text->words);
        CHECK(box.right <= width);
        CHECK(box.bottom <= scene.size.height);
        for (const auto& other : texts)
            CHECK_FALSE(overlap(box, other));
        texts.push_back(box);
    }
}

TEST_CASE("a share and its interval lie on one scale from nobody to everybody") {
    const auto scene = people(pilot(), 700, six_a_character);
    std::vector<Polyline> lines;
    std::vector<Circle> shares;
    for (const auto& mark : scene.marks) {
        if (const auto* line = std::get_if<Polyline>(&mark); line && line->through[0].y == line->through[1].y)
            lines.push_back(*line);
        if (const auto* circle = std::get_if<Circle>(&mark))
            shares.push_back(*circle);
    }
    REQUIRE(lines.size() >= 2);
    REQUIRE_FALSE(shares.empty());
    const double from = lines[0].through[0].x;
    const double to = lines[0].through[1].x;
    const auto at = [&](double share) { return from + (to - from) * share; };
    CHECK(std::abs(lines[1].through[0].x - at(0.55)) < 1e-9);
    CHECK(std::abs(lines[1].through[1].x - at(0.89)) < 1e-9);
    CHECK(std::abs(shares[0].centre.x - at(0.76)) < 1e-9);
}
