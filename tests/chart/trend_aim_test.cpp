/// How unsure an agreed line is, drawn about it.
#include <algorithm>
#include <cmath>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "chart/trend.h"
#include "example.h"

using namespace needlebook::chart;
using example::six_a_character;

namespace {

/// Heights at which level lines of the agreement begin: the agreed one first.
std::vector<double> heights(double level, double unsure) {
    auto spec = example::maud();
    auto& aim = *spec.measures[0].aim;
    aim.from_level = aim.to_level = aim.band_from = aim.band_to = level;
    aim.unsure = unsure;
    std::vector<double> found;
    for (const auto& mark : trend(spec, {984, 430}, six_a_character).marks)
        if (const auto* line = std::get_if<Polyline>(&mark);
            line && line->stroke.ink == Ink::agreement && line->through.front().y == line->through.back().y)
            found.push_back(line->through.front().y);
    return found;
}

}  // namespace

TEST_CASE("how unsure an agreed line is lies as far above as below it, and never outside the scale") {
    const auto inside = heights(4, 1);
    REQUIRE(inside.size() == 3);
    CHECK(std::abs(inside[1] + inside[2] - 2 * inside[0]) < 1e-9);
    CHECK(inside[1] > inside[0]);
    CHECK(heights(4, 0).size() == 1);
    const auto at_floor = heights(0, 2);
    CHECK(std::ranges::max(at_floor) == at_floor[0]);
}

TEST_CASE("the words of a rising line keep clear of the dotted lines beside it where there is room") {
    auto spec = example::idris();
    auto& aim = *std::ranges::find_if(spec.measures, [](const TrendMeasure& m) { return m.aim.has_value(); })->aim;
    aim.unsure = 1.2;
    const double width = GENERATE(984.0, 1200.0);
    const auto scene = trend(spec, {width, 700}, six_a_character);
    const Text* words = nullptr;
    std::vector<Polyline> dotted;
    for (const auto& mark : scene.marks) {
        if (const auto* text = std::get_if<Text>(&mark); text && text->words == aim.words)
            words = text;
        if (const auto* line = std::get_if<Polyline>(&mark);
            line && line->stroke.ink == Ink::agreement && line->stroke.width == 1 && line->through.size() > 1)
            dotted.push_back(*line);
    }
    REQUIRE(words != nullptr);
    REQUIRE(dotted.size() >= 2);
    const auto box = extent(*words, six_a_character);
    for (const auto& line : dotted)
        for (std::size_t i = 1; i < line.through.size(); ++i) {
            const auto a = line.through[i - 1];
            const auto b = line.through[i];
            for (double x = std::max(a.x, box.left); x <= std::min(b.x, box.right); x += 1) {
                const double y = b.x > a.x ? a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x) : a.y;
                CAPTURE(width, x, y, box.top, box.bottom);
                CHECK((y <= box.top || y >= box.bottom));
            }
        }
}

TEST_CASE("a change of averages is written whole or not at all") {
    const auto size = GENERATE(Size{1200, 700}, Size{600, 400}, Size{520, 400}, Size{480, 420});
    auto spec = example::maud();
    const auto scene = trend(spec, size, six_a_character);
    int arrows = 0;
    for (const auto& mark : scene.marks)
        if (const auto* arrow = std::get_if<Text>(&mark); arrow && arrow->words == "→") {
            ++arrows;
            const auto lately = std::ranges::find_if(scene.marks, [&](const Mark& other) {
                const auto* text = std::get_if<Text>(&other);
                return text && text->at.y == arrow->at.y && text->at.x > arrow->at.x &&
                       text->words.find_first_of("0123456789") == 0;
            });
            CAPTURE(size.width);
            CHECK(lately != scene.marks.end());
        }
    if (size.width > 1000)
        CHECK(arrows == 3);
}
