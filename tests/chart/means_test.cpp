/// Averages of groups as data: true to one scale, nothing outside, no text across a text.
#include <algorithm>
#include <cmath>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "chart/means.h"
#include "example.h"

using namespace needlebook::chart;
using example::six_a_character;

namespace {

MeansSpec pilot() {
    return {.rows = {{"acupuncture", "1.1 lower", -0.11},
                     {"waiting list", "0.3 higher", 0.03},
                     {"between the two", "1.4 lower, could be 2.4 lower to 0.4 lower", -0.14, -0.24, -0.04, true}},
            .lower_head = "lower: better",
            .higher_head = "higher: worse",
            .title = "Pain"};
}

template <class Wanted>
std::vector<Wanted> all_of_kind(const Scene& scene) {
    std::vector<Wanted> found;
    for (const auto& mark : scene.marks)
        if (const auto* one = std::get_if<Wanted>(&mark))
            found.push_back(*one);
    return found;
}

}  // namespace

TEST_CASE("averages and what they could be stand on one scale with no change in the middle") {
    const auto scene = means(pilot(), 700, six_a_character);
    const auto dots = all_of_kind<Dot>(scene);
    const auto lines = all_of_kind<Polyline>(scene);
    REQUIRE(dots.size() == 3);
    const double none = lines.at(0).through.at(0).x;
    const auto axis = lines.at(1);
    const double share = (axis.through.at(1).x - axis.through.at(0).x) / 0.8;
    CHECK(std::abs(none - (axis.through[0].x + axis.through[1].x) / 2) < 1e-9);
    CHECK(std::abs(dots[0].centre.x - (none - 0.11 * share)) < 1e-9);
    CHECK(std::abs(dots[1].centre.x - (none + 0.03 * share)) < 1e-9);
    CHECK(std::abs(dots[2].centre.x - (none - 0.14 * share)) < 1e-9);
    CHECK(dots[2].figure != dots[0].figure);
    const auto bar = lines.back();
    CHECK(std::abs(bar.through.at(0).x - (none - 0.24 * share)) < 1e-9);
    CHECK(std::abs(bar.through.at(1).x - (none - 0.04 * share)) < 1e-9);
}

TEST_CASE("no average, word or line lies outside the page or on another word") {
    const double width = GENERATE(1200.0, 700.0, 420.0, 300.0, 160.0);
    const auto scene = means(pilot(), width, six_a_character);
    CHECK(scene.size.width == width);
    for (const auto& dot : all_of_kind<Dot>(scene)) {
        CHECK(dot.centre.x > 0);
        CHECK(dot.centre.x < width);
        CHECK(dot.centre.y < scene.size.height);
    }
    for (const auto& line : all_of_kind<Polyline>(scene))
        for (const auto& point : line.through) {
            CHECK(point.x <= width);
            CHECK(point.y <= scene.size.height);
        }
    std::vector<Box> texts;
    for (const auto& text : all_of_kind<Text>(scene)) {
        const auto box = extent(text, six_a_character);
        CAPTURE(width, text.words);
        CHECK(box.left >= 0);
        CHECK(box.right <= width);
        CHECK(box.bottom <= scene.size.height);
        for (const auto& other : texts)
            CHECK_FALSE(overlap(box, other));
        texts.push_back(box);
    }
    for (const auto& row : pilot().rows)
        CHECK(std::ranges::any_of(all_of_kind<Text>(scene), [&](const Text& text) {
            return text.words == row.name || row.name.starts_with(text.words);
        }));
}
