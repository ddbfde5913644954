#include "domain/point_place.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>

using namespace needlebook;

TEST_CASE("every point is drawn, each at its best in one picture, with all its sites in some picture") {
    std::map<PointCode, std::set<std::size_t>> preferred;
    std::map<std::pair<PointCode, std::size_t>, std::set<int>> sites;
    for (const auto& place : point_places()) {
        CAPTURE(place.code.text());
        CHECK((place.x >= 0 && place.x <= 1));
        CHECK((place.y >= 0 && place.y <= 1));
        CHECK(sites[{place.code, place.view}].insert(place.site).second);
        if (place.preferred)
            preferred[place.code].insert(place.view);
        if (place.mirrored)
            CHECK(body_views()[place.view].symmetric);
    }
    for (const auto& point : points().all()) {
        CAPTURE(point.code.text());
        CHECK(preferred[point.code].size() == 1);
        std::set<int> most;
        for (std::size_t view = 0; view < body_views().size(); ++view)
            if (const auto& here = sites[{point.code, view}]; here.size() > most.size())
                most = here;
        CHECK(static_cast<int>(most.size()) == point.sites);
        CHECK(*most.begin() == 1);
        CHECK(*most.rbegin() == point.sites);
    }
}

TEST_CASE("the left side is at the right in pictures from the front, at the left from the back") {
    for (const auto& place : point_places()) {
        const auto& view = body_views()[place.view].name;
        if (!points().at(place.code).paired || !body_views()[place.view].symmetric)
            continue;
        CAPTURE(place.code.text(), view);
        const bool from_behind = view == "back" || view == "head_back";
        CHECK((from_behind ? place.x < 0.5 : place.x > 0.5));
    }
}

TEST_CASE("each picture is there in the size that the table says") {
    CHECK(body_views().size() == 17);
    for (const auto& view : body_views()) {
        CAPTURE(view.name);
        std::ifstream file{std::filesystem::path{SOURCE_DIR} / "resources/figures" / (view.name + ".svg")};
        const std::string svg{std::istreambuf_iterator<char>{file}, {}};
        CHECK(svg.find(fmt::format("viewBox=\"0 0 {} {}\"", view.width, view.height)) != std::string::npos);
        CHECK_FALSE(places_in(view.name).empty());
    }
    CHECK(places_in("nowhere").empty());
}
