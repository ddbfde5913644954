#include "domain/point_protocol.h"

#include <set>

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>

using namespace needlebook;

TEST_CASE("a protocol's line needles the points that it lists, all of them and no others") {
    CHECK(point_protocols().size() == 17);
    std::set<std::string> ids;
    for (const auto& protocol : point_protocols()) {
        CAPTURE(protocol.id);
        CHECK(ids.insert(protocol.id).second);
        CHECK_FALSE(protocol.citation.empty());
        const auto parsed = parse_point_line(protocol.line);
        REQUIRE(parsed.errors.empty());
        std::set<std::string> listed;
        for (const auto code : protocol.points)
            listed.insert(code.text());
        std::set<std::string> needled;
        for (const auto& needle : parsed.needles)
            if (needle.kind == NeedleKind::point)
                needled.insert(needle.point);
        CHECK(needled == listed);
    }
}

TEST_CASE("what was published on sides, sites and current is in the line") {
    const auto line = [](std::string_view id) {
        const auto parsed = parse_point_line("@" + std::string{id}, {}, published_groups());
        REQUIRE(parsed.ok());
        return to_line(parsed.needles);
    };
    CHECK(line("bao2020") == "LI4 PC6 SI3 LR3:e1 GB42:e1 ST40 EX-LE10 ear:\"Shen Men\" ear:\"Point Zero\"");
    CHECK(line("lu2020").find("EX-UE9:2:e1") != std::string::npos);
    CHECK(line("dimitrova2017").starts_with("LR4L LU5L LI11"));
    CHECK(line("dimitrova2017").find("EX-LE10:2+3+4") != std::string::npos);
    CHECK(line("schroeder2007") == "ST34 EX-LE12 EX-LE10 EX-LE8");
}

TEST_CASE("two published groups in one line put each point in once") {
    const auto parsed = parse_point_line("@garrow2014 @abuaisha1998", {}, published_groups());
    CHECK(parsed.ok());
    CHECK(to_line(parsed.needles) == "LR3 KI3 SP6 SP10 ST36 SP9");
}

TEST_CASE("electrode pairs of two groups get numbers of their own") {
    const auto parsed = parse_point_line("li11:e1 sp9:e1 @maeda2013cts @maeda2013cts_distal", {}, published_groups());
    CHECK(parsed.ok());
    CHECK(to_line(parsed.needles) == "LI11:e1 SP9:e1 PC7:e2 TE5:e2 SP6:e3 LR4:e3");
    const auto two = parse_point_line("li11:e1 gv20:e1 @lu2020", {}, published_groups());
    CHECK(two.ok());
    CHECK(to_line(two.needles) == "LI11:e1 GV20:e1 EX-HN3 SP9 ST36 KI3 TE5:e2 EX-UE9:2:e2 SP6:e3 LR3:e3");
}

TEST_CASE("a group that needs a pair beyond the twentieth is told as out of range") {
    std::string line;
    for (int pair = 1; pair <= 20; ++pair)
        line += fmt::format("ashi:a{0}:e{0} ashi:b{0}:e{0} ", pair);
    CHECK(parse_point_line(line).ok());
    const auto parsed = parse_point_line(line + "@maeda2013cts", {}, published_groups());
    REQUIRE(parsed.errors.size() == 1);
    CHECK(parsed.errors[0].reason == PointLineFault::out_of_range);
    CHECK(parsed.errors[0].text == "@maeda2013cts");
}
