#include "chart/body.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "chart/body_figure.h"
#include "chart/body_labels.h"
#include "chart/body_numbness.h"
#include "domain/point_place.h"
#include "example.h"

using namespace needlebook;
using namespace needlebook::chart;
using example::six_a_character;

namespace {

const auto pages = {BodyPage::legs, BodyPage::legs_inside, BodyPage::foot, BodyPage::front, BodyPage::back,
                    BodyPage::side, BodyPage::arm,         BodyPage::hand, BodyPage::head};

PointCode code(std::string_view text) { return *PointCode::from(text); }

BodySpec spec_of(BodyPage page, Side limb = Side::left) {
    BodySpec spec;
    spec.page = page;
    spec.limb = limb;
    spec.notes = {"A note."};
    spec.captions = {"one", "two", "three", "four"};
    return spec;
}

BodySpec legs_taken() {
    auto spec = spec_of(BodyPage::legs);
    for (const auto* text : {"ST36", "SP6", "SP9", "GB34", "KI3", "LR3", "ST40", "GB39", "BL60", "SP10", "ST34"})
        spec.marks.push_back({code(text), Side::both, {}, BodyState::taken, false});
    spec.marks.push_back({code("EX-LE10"), Side::both, {}, BodyState::proposed, false});
    return spec;
}

bool inside(chart::Point at, Size size) { return at.x >= 0 && at.y >= 0 && at.x <= size.width && at.y <= size.height; }

std::vector<Polyline> leaders_of(const Scene& scene) {
    std::vector<Polyline> leaders;
    for (const auto& mark : scene.marks)
        if (const auto* line = std::get_if<Polyline>(&mark); line && line->stroke.ink == Ink::ink_2)
            leaders.push_back(*line);
    return leaders;
}

std::vector<std::string> words_of(const Scene& scene) {
    std::vector<std::string> words;
    for (const auto& mark : scene.marks)
        if (const auto* text = std::get_if<Text>(&mark))
            words.push_back(text->words);
    return words;
}

}  // namespace

TEST_CASE("every view of the body has a drawing about its page: a leg goes on above its foot") {
    for (const auto& view : body_views()) {
        CAPTURE(view.name);
        const auto& figure = body_figure(view.name);
        CHECK(figure.size() > 5);
        for (const auto& path : figure)
            for (const auto& point : path.through) {
                CHECK(point.x >= -0.11);  // Shoulders go on a little beyond the page.

                CHECK(point.x <= 1.11);
                CHECK(point.y <= 1.11);
            }
    }
}

TEST_CASE("a drawing is read as lines, curves and closed paths") {
    const auto paths = read_figure(
        R"(<svg><path class="line" d="M0 0L10 20"/><path class="body" d="M0 0C0 10 10 10 10 0Z"/>)", {10, 20});
    REQUIRE(paths.size() == 2);
    CHECK(paths[0] == FigurePath{FigurePart::line, {{0, 0}, {1, 1}}, false});
    CHECK(paths[1].closed);
    CHECK(paths[1].through.front() == chart::Point{0, 0});
    CHECK(paths[1].through.back() == chart::Point{1, 0});
    // The middle of the curve lies three quarters of the way to its control points.
    CHECK(std::ranges::any_of(paths[1].through, [](chart::Point p) { return std::abs(p.y - 0.375) < 0.02; }));
    CHECK_THROWS_AS(read_figure(R"(<path class="line" d="M0 0Q1 1 2 2"/>)", {1, 1}), std::logic_error);
    CHECK_THROWS_AS(read_figure(R"(<path class="other" d="M0 0"/>)", {1, 1}), std::logic_error);
}

TEST_CASE("all points of every page lie inside it, on either limb and in any size") {
    const auto page = GENERATE(values(pages));
    const auto limb = GENERATE(Side::left, Side::right);
    const auto size = GENERATE(Size{320, 560}, Size{960, 680}, Size{1600, 500});
    const auto scene = body_scene(spec_of(page, limb), size, six_a_character);
    CAPTURE(name_of(page));
    CHECK(scene.spots.size() >= 20);
    for (const auto& spot : scene.spots)
        CHECK(inside(spot.centre, size));
}

TEST_CASE("every point is on some page") {
    std::set<PointCode> shown;
    for (const auto page : pages)
        for (const auto& spot : body_scene(spec_of(page), {900, 600}, six_a_character).spots)
            shown.insert(body_place(spot).code);
    CHECK(shown.size() == points().all().size());
}

TEST_CASE("a picture of both sides has every paired point twice, a picture of one limb once") {
    const auto front = body_scene(spec_of(BodyPage::front), {600, 900}, six_a_character);
    const auto sides_of = [](const Scene& scene, std::string_view text) {
        std::vector<Side> sides;
        for (const auto& spot : scene.spots)
            if (body_place(spot).code == code(text))
                sides.push_back(body_place(spot).side);
        return sides;
    };
    CHECK(sides_of(front, "ST36") == std::vector{Side::left, Side::right});
    CHECK(sides_of(front, "CV12") == std::vector{Side::midline});
    const auto right_foot = body_scene(spec_of(BodyPage::foot, Side::right), {600, 900}, six_a_character);
    CHECK(sides_of(right_foot, "KI1") == std::vector{Side::right});
}

TEST_CASE(
    "facing us the left side is at the right, from behind at the left; the right limb is the left one turned over") {
    const auto at = [](BodyPage page, Side limb, std::string_view text, Side side) {
        const auto scene = body_scene(spec_of(page, limb), {600, 900}, six_a_character);
        for (const auto& spot : scene.spots)
            if (body_place(spot).code == code(text) && body_place(spot).side == side)
                return spot.centre;
        return chart::Point{-1, -1};
    };
    CHECK(at(BodyPage::front, Side::left, "ST36", Side::left).x > 300);
    CHECK(at(BodyPage::front, Side::left, "ST36", Side::right).x < 300);
    CHECK(at(BodyPage::back, Side::left, "BL40", Side::left).x < 300);
    const auto left = at(BodyPage::side, Side::left, "GB34", Side::left);
    const auto right = at(BodyPage::side, Side::right, "GB34", Side::right);
    CHECK(std::abs(left.x + right.x - 600) < 1e-6);
    CHECK(std::abs(left.y - right.y) < 1e-6);
}

TEST_CASE("a click on any point of a page selects that point") {
    const auto page = GENERATE(values(pages));
    const auto scene = body_scene(spec_of(page), {960, 720}, six_a_character);
    CAPTURE(name_of(page));
    for (const auto& spot : scene.spots) {
        const auto* found = nearest(scene, {spot.centre.x + 0.2, spot.centre.y - 0.2});
        REQUIRE(found);
        CAPTURE(body_place(spot).code.text(), body_place(*found).code.text());
        CHECK(found->id == spot.id);
    }
}

TEST_CASE("points that are taken or proposed are labelled once a picture, and leaders never cross") {
    const auto size = GENERATE(Size{380, 620}, Size{960, 680});
    const auto scene = body_scene(legs_taken(), size, six_a_character);
    const auto leaders = leaders_of(scene);
    CHECK(leaders.size() >= 15);
    for (const auto& one : leaders)
        for (const auto& other : leaders)
            CHECK_FALSE(cross(one.through[0], one.through[1], other.through[0], other.through[1]));
    const auto words = words_of(scene);
    CHECK(std::ranges::count(words, "ST36") == 2);  // In front and from outside.
    CHECK(std::ranges::count(words, "ST35") == 0);
    for (const auto& mark : scene.marks)
        if (const auto* text = std::get_if<Text>(&mark)) {
            const auto box = extent(*text, six_a_character);
            CAPTURE(text->words);
            CHECK(box.left >= 0);
            CHECK(box.right <= size.width);
        }
}

TEST_CASE("labels crowded at one height get heights of their own") {
    std::vector<BodyLabel> labels;
    for (const double x : {50.0, 10.0, 30.0, 20.0, 40.0})
        labels.push_back({"L", {x, 100 + x / 10}, 5, Ink::ink, 0});
    place_labels(labels, 200, 0, 300, 14);
    for (const auto& one : labels)
        for (const auto& other : labels) {
            if (&one != &other)
                CHECK(std::abs(one.y - other.y) >= 13.99);
            CHECK_FALSE(cross(one.at, {200, one.y}, other.at, {200, other.y}));
        }
}

TEST_CASE("what is known of a point decides how it is drawn") {
    auto spec = legs_taken();
    spec.marks[0].side = Side::left;
    spec.marks[5].caution = true;
    spec.matches = {code("KI3"), code("KI7")};
    spec.marks.push_back({code("EX-B2"), Side::both, {16, 17}, BodyState::taken, false});
    CHECK(standing_of({code("ST36"), Side::left, 1}, spec).state == BodyState::taken);
    CHECK_FALSE(standing_of({code("ST36"), Side::right, 1}, spec).state);
    CHECK(standing_of({code("LR3"), Side::right, 1}, spec).caution);
    CHECK(standing_of({code("EX-LE10"), Side::left, 3}, spec).state == BodyState::proposed);
    CHECK(standing_of({code("KI7"), Side::left, 1}, spec) == BodyStanding{{}, false, true});
    CHECK(standing_of({code("EX-B2"), Side::left, 17}, spec).state == BodyState::taken);
    CHECK_FALSE(standing_of({code("EX-B2"), Side::left, 1}, spec).state);

    // Shapes, not colours, tell them apart.
    const auto circle = [](const BodyStanding& standing) { return std::get<Circle>(body_mark({}, standing).back()); };
    CHECK(circle({}).radius == 2.5);
    CHECK(circle({{}, false, true}).radius == 4);
    CHECK(circle({BodyState::taken, false, false}).fill == Ink::ink);
    CHECK_FALSE(circle({BodyState::proposed, false, false}).stroke->dash.empty());
    CHECK(std::holds_alternative<Area>(body_mark({}, {BodyState::taken, true, false}).front()));
}

TEST_CASE("arrow keys walk the points without jumping backwards") {
    const auto scene = body_scene(spec_of(BodyPage::legs), {960, 680}, six_a_character);
    const auto* at = body_step(scene, {}, Step::right);
    REQUIRE(at == &scene.spots.front());
    for (const auto& spot : scene.spots) {
        CHECK(body_step(scene, spot.id, Step::right)->centre.x >= spot.centre.x);
        CHECK(body_step(scene, spot.id, Step::up)->centre.y <= spot.centre.y);
    }
    CHECK(body_step(scene, at->id, Step::last) == &scene.spots.back());
    CHECK(body_step({}, {}, Step::left) == nullptr);
}

TEST_CASE("clicks go round: this side, the other, both, none") {
    std::optional<Side> now;
    for (const auto expected : {std::optional{Side::right}, std::optional{Side::left}, std::optional{Side::both},
                                std::optional<Side>{}, std::optional{Side::right}}) {
        now = side_after_click(now, Side::right);
        CHECK(now == expected);
    }
    CHECK(side_after_click({}, Side::midline) == Side::midline);
    CHECK_FALSE(side_after_click(Side::midline, Side::midline));
}

TEST_CASE("a place on a limb means the line nearest to it, as a line that is drawn stays with its limb") {
    const auto page = GENERATE(BodyPage::legs, BodyPage::foot, BodyPage::arm, BodyPage::hand);
    const auto limb = GENERATE(Side::left, Side::right);
    const auto spec = spec_of(page, limb);
    const auto rungs = body_rungs(spec, {960, 720}, six_a_character);
    CAPTURE(name_of(page));
    REQUIRE(rungs.size() >= 5);
    for (const auto& rung : rungs) {
        const chart::Point middle{(rung.left.x + rung.right.x) / 2, rung.left.y};
        CAPTURE(rung.panel, rung.numbness.level, name_of(rung.numbness.side));
        const auto* meant = rung_at(rungs, middle);
        REQUIRE(meant);
        CHECK(*meant == rung);
        CHECK(meant->numbness.limb == (page == BodyPage::arm || page == BodyPage::hand ? Limb::arm : Limb::leg));
        const auto* held = rung_at(rungs, {0, rung.left.y}, rung);
        REQUIRE(held);
        CHECK(*held == rung);
    }
    CHECK_FALSE(rung_at(rungs, {2, 2}));
}

TEST_CASE("a line of numbness leaves the pictures where they are, and its words stand where there is room") {
    auto spec = spec_of(BodyPage::legs_inside);
    spec.numbness_words = "numb below";
    const auto words_in = [&](Size size) {
        const auto before = body_scene(spec, size, six_a_character);
        auto drawn = spec;
        drawn.numbness = {{Limb::leg, Side::right, 5}, {Limb::leg, Side::left, 2}};
        const auto scene = body_scene(drawn, size, six_a_character);
        CHECK(scene.spots == before.spots);
        const auto words = words_of(scene);
        return std::ranges::find(words, "numb below") != words.end();
    };
    CHECK(words_in({1200, 600}));
    CHECK_FALSE(words_in({420, 700}));
}

TEST_CASE("a line drawn below the toes says nowhere, one far above the knee the highest level") {
    const auto rungs = body_rungs(spec_of(BodyPage::legs), {960, 720}, six_a_character);
    const auto ankle = std::ranges::find(rungs, BodyNumbness{Limb::leg, Side::right, 4}, &BodyRung::numbness);
    REQUIRE(ankle != rungs.end());
    CHECK(rung_at(rungs, {ankle->left.x, 719}, *ankle)->numbness == BodyNumbness{Limb::leg, Side::right, 0});
    CHECK(rung_at(rungs, {ankle->left.x, 1}, *ankle)->numbness == BodyNumbness{Limb::leg, Side::right, 9});
}

TEST_CASE("numbness is drawn across the limb at its height, higher for higher levels") {
    const auto front = panels_of(BodyPage::legs, Side::left).front();
    double last = 1;
    for (int level = 1; level <= 9; ++level) {
        const auto line = numbness_line(front, {Limb::leg, Side::left, level});
        CAPTURE(level);
        REQUIRE(line);
        CHECK(line->y < last);
        CHECK(line->left > 0.5);
        CHECK(line->right - line->left > 0.02);
        CHECK(line->right - line->left < 0.2);
        last = line->y;
        const auto right = numbness_line(front, {Limb::leg, Side::right, level});
        REQUIRE(right);
        CHECK(right->right < 0.5);
    }
    CHECK_FALSE(numbness_line(front, {Limb::leg, Side::left, 0}));
    CHECK_FALSE(numbness_line(front, {Limb::arm, Side::left, 4}));
    const auto outer = panels_of(BodyPage::legs, Side::left)[1];
    CHECK_FALSE(numbness_line(outer, {Limb::leg, Side::right, 5}));
}

TEST_CASE("the card of a point stays on the page") {
    const auto scene = body_scene(spec_of(BodyPage::front), {420, 700}, six_a_character);
    for (const auto& spot : scene.spots) {
        const auto over = body_hover(scene, spot,
                                     {"KI3  Tàixī, Great Ravine",
                                      {"Hollow between two things that are "
                                       "named here",
                                       "13 to 20 mm along the needle"},
                                      {"An artery lies in front"}},
                                     {11.333}, six_a_character);
        for (const auto& mark : over.marks)
            if (const auto* card = std::get_if<Rect>(&mark)) {
                CHECK(card->box.left >= 0);
                CHECK(card->box.top >= 0);
                CHECK(card->box.right <= 420);
                CHECK(card->box.bottom <= 700);
            }
        CHECK(over.description.find("An artery") != std::string::npos);
    }
}

TEST_CASE("zoom brings points apart, and what leaves the page can't be pointed at") {
    auto spec = spec_of(BodyPage::front);
    const auto all = body_scene(spec, {420, 700}, six_a_character);
    spec.zoom = 4;
    const auto some = body_scene(spec, {420, 700}, six_a_character);
    CHECK(some.spots.size() < all.spots.size());
    CHECK_FALSE(some.spots.empty());
    for (const auto& spot : some.spots)
        CHECK(inside(spot.centre, {420, 700}));
}
