#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>
#include <cmath>

#include "chart/rate_plot.h"
#include "chart/svg.h"
#include "chart/unit_rows.h"

using namespace needlebook::chart;

namespace {

TextSize six_a_character(std::string_view words, const TextStyle& style) {
    return {6 * static_cast<double>(words.size()), 0.8 * style.size, 0.2 * style.size};
}

template <class Kind>
std::vector<Kind> all(const Scene& scene) {
    std::vector<Kind> found;
    for (const auto& mark : scene.marks)
        if (const auto* one = std::get_if<Kind>(&mark))
            found.push_back(*one);
    return found;
}

std::vector<Box> text_boxes(const Scene& scene) {
    std::vector<Box> boxes;
    for (const auto& text : all<Text>(scene))
        boxes.push_back(extent(text, six_a_character));
    return boxes;
}

bool is_inside(const Scene& scene) {
    return std::ranges::all_of(text_boxes(scene), [&](const Box& box) {
        return box.left >= -0.01 && box.right <= scene.size.width + 0.01 && box.top >= -0.01 &&
               box.bottom <= scene.size.height + 0.01;
    });
}

bool texts_are_apart(const Scene& scene) {
    const auto boxes = text_boxes(scene);
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t j = i + 1; j < boxes.size(); ++j)
            if (overlap(boxes[i], boxes[j]))
                return false;
    return true;
}

RatePlotSpec rates() {
    return {.title = "Side effects",
            .name_head = "kind",
            .events_head = "events",
            .rate_head = "in 1,000",
            .published_head = "published",
            .rows = {{"Bruise", "31", "25.7", 25.7, 17.5, 36.4, {{26.4, 23.8, 29.1}}, "26.4 Furuse 2017"},
                     {"Needle left in", "0", "0", 0.0, 0.0, 3.1, {}, "no published rate on file"},
                     {"Tired", "0", "–", std::nullopt, 0, 0, {{300.0, {}, {}}}, "30 and more"}}};
}

UnitRowsSpec people(int reached, int lost) {
    return {.title = "Everyone who started",
            .rows = {{StateShape::reached, "Reached", reached, 0, "12 % (7 to 19 %)", false},
                     {StateShape::open, "No clear change", lost, lost, "", false},
                     {StateShape::stopped, "Stopped", lost, 0, "4 moved, 3 no visit for 12 weeks", true}}};
}

}  // namespace

TEST_CASE("a rate stands where its axis says, with its limits and what others published") {
    const auto scene = rate_plot(rates(), 900, six_a_character);
    const auto dots = all<Circle>(scene);
    REQUIRE(dots.size() == 2);  // Nothing is drawn without a denominator.
    // The axis ends at 50: the next round number above 36.4.
    double zero = 0;
    double end = 0;
    for (const auto& text : all<Text>(scene)) {
        if (text.words == "0" && text.anchor == Anchor::middle)
            zero = text.at.x;
        if (text.words == "50")
            end = text.at.x;
    }
    REQUIRE(end > zero);
    const auto x = [&](double rate) { return zero + (end - zero) * rate / 50; };
    CHECK(std::abs(dots[0].centre.x - x(25.7)) < 1e-9);
    CHECK(std::abs(dots[1].centre.x - x(0)) < 1e-9);
    const auto lines = all<Polyline>(scene);
    const auto has_line = [&](double low, double high) {
        return std::ranges::any_of(lines, [&](const Polyline& line) {
            return line.through.size() == 2 && std::abs(line.through[0].x - x(low)) < 1e-9 &&
                   std::abs(line.through[1].x - x(high)) < 1e-9;
        });
    };
    CHECK(has_line(17.5, 36.4));
    CHECK(has_line(0, 3.1));
    CHECK(has_line(23.8, 29.1));
    // One diamond, and an arrow at the end of the axis for the rate of 300 that lies beyond it.
    CHECK(std::ranges::count_if(lines, [](const Polyline& line) { return line.through.size() == 5; }) == 1);
    const auto is_arrow = [&](const Polyline& line) { return line.through.size() == 3 && line.through[1].x > end; };
    CHECK(std::ranges::count_if(lines, is_arrow) == 1);
}

TEST_CASE("without a rate of its own the axis goes by what others published") {
    auto spec = rates();
    for (auto& row : spec.rows)
        row.at.reset();
    const auto scene = rate_plot(spec, 900, six_a_character);
    CHECK(all<Circle>(scene).empty());
    const auto texts = all<Text>(scene);
    CHECK(std::ranges::any_of(texts, [](const Text& text) { return text.words == "500"; }));  // Above 300.
    const auto lines = all<Polyline>(scene);
    CHECK(std::ranges::count_if(lines, [](const Polyline& line) { return line.through.size() == 5; }) == 2);
    CHECK(std::ranges::none_of(lines, [](const Polyline& line) { return line.through.size() == 3; }));
}

TEST_CASE("what others published is broken into lines, never cut") {
    auto spec = rates();
    spec.rows[0].published_words = "68.4 [1], 60.3 [2], 684.9 [3] second-hand, 0.12 [4] second-hand";
    const auto scene = rate_plot(spec, 560, six_a_character);
    CHECK(is_inside(scene));
    CHECK(texts_are_apart(scene));
    std::string read;
    for (const auto& text : all<Text>(scene)) {
        CHECK(text.words.find("…") == std::string::npos);
        read += text.words + " ";
    }
    CHECK(read.find("[4] second-hand") != std::string::npos);
    CHECK(scene.size.height > rate_plot(rates(), 1600, six_a_character).size.height);
}

TEST_CASE("no word of a rate plot leaves the page or crosses another") {
    const double width = GENERATE(620.0, 760.0, 1000.0, 1600.0);
    const auto scene = rate_plot(rates(), width, six_a_character);
    CAPTURE(width);
    CHECK(is_inside(scene));
    CHECK(texts_are_apart(scene));
}

TEST_CASE("the axis ends at one, two or five times a power of ten") {
    CHECK(round_end(0) == 1);
    CHECK(round_end(0.8) == 1);
    CHECK(round_end(36.4) == 50);
    CHECK(round_end(50) == 50);
    CHECK(round_end(101) == 200);
    CHECK(round_end(501) == 1000);
}

TEST_CASE("the lost stand as large as the found: the same mark for each person, whoever it is") {
    const auto scene = unit_rows(people(7, 7), 900, six_a_character);
    // A reached mark is two circles, an open one is one; each row has its sign before its name too.
    const auto circles = all<Circle>(scene);
    CHECK(circles.size() == 2 * (7 + 1) + (7 + 1));
    std::vector<double> rings;
    for (const auto& circle : circles)
        if (circle.stroke && circle.centre.x > 100)
            rings.push_back(circle.radius);
    REQUIRE(rings.size() == 14);
    CHECK(std::ranges::all_of(rings, [&](double radius) { return radius == rings.front(); }));
}

TEST_CASE("people in a large practice share marks, and no group of them vanishes") {
    CHECK(people_a_mark(people(7, 7)) == 1);
    CHECK(people_a_mark(people(100, 7)) == 1);
    CHECK(people_a_mark(people(101, 7)) == 2);
    CHECK(people_a_mark(people(201, 7)) == 5);
    CHECK(people_a_mark(people(3000, 7)) == 50);
    const auto scene = unit_rows(people(3000, 1), 900, six_a_character);
    const auto counts = all<Text>(scene);
    CHECK(std::ranges::any_of(counts, [](const Text& text) { return text.words == "3000"; }));
    // One lost person among thousands still has a mark.
    CHECK(std::ranges::count_if(all<Circle>(scene), [](const Circle& circle) {
              return circle.stroke && !circle.stroke->dash.empty();
          }) == 1 + 1);
}

TEST_CASE("no word of the rows of people leaves the page or crosses another") {
    const double width = GENERATE(560.0, 760.0, 1200.0);
    const int reached = GENERATE(0, 9, 64, 100);
    const auto scene = unit_rows(people(reached, 30), width, six_a_character);
    CAPTURE(width, reached);
    CHECK(is_inside(scene));
    CHECK(texts_are_apart(scene));
    CHECK(svg_element(scene, light_theme()).find("Everyone who started") != std::string::npos);
}
