#include <set>

#include <catch2/catch_test_macros.hpp>

#include "desktop/body_chart.h"

using namespace needlebook;
using namespace needlebook::desktop;

TEST_CASE("the pictures hold every point, inside their frames") {
    std::set<PointCode> placed;
    for (const auto& view : body_views()) {
        CAPTURE(view.name);
        CHECK_FALSE(view.figure.empty());
        for (const auto& point : view.points) {
            placed.insert(point.code);
            CHECK((point.at.x >= 0 && point.at.x <= 1 && point.at.y >= 0 && point.at.y <= 1));
            CHECK((point.side == Side::midline) == !points().at(point.code).paired);
        }
    }
    CHECK(placed.size() == 409);
}

TEST_CASE("every picture stands in exactly one group") {
    std::multiset<std::string> grouped;
    for (const auto& group : body_groups())
        grouped.insert(group.views.begin(), group.views.end());
    CHECK(grouped.size() == body_views().size());
    for (const auto& view : body_views())
        CHECK(grouped.count(view.name) == 1);
}

TEST_CASE("a curve is flattened from its first point to its last") {
    const auto lines = flattened("M0 0C0 10 10 10 10 0ZM5 5C6 6 7 7 8 8");
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].front() == chart::Point{0, 0});
    CHECK(lines[0].back() == chart::Point{0, 0});
    CHECK(lines[0][lines[0].size() - 2] == chart::Point{10, 0});
    CHECK(lines[1].back() == chart::Point{8, 8});
    CHECK(flattened("").empty());
}

TEST_CASE("arrow keys go to the next point in their direction, and stay at the end") {
    const auto code = *PointCode::from("ST36");
    const std::vector<BodySpot> spots{
        {code, Side::left, {10, 10}}, {code, Side::left, {50, 12}}, {code, Side::left, {12, 60}}};
    CHECK(spot_beside(spots, std::nullopt, chart::Step::right) == 0);
    CHECK(spot_beside(spots, 0, chart::Step::right) == 1);
    CHECK(spot_beside(spots, 0, chart::Step::down) == 2);
    CHECK(spot_beside(spots, 1, chart::Step::right) == 1);
    CHECK_FALSE(spot_beside({}, std::nullopt, chart::Step::up));
}
