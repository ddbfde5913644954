#include "domain/point_line.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <rapidcheck.h>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/csv.h"
#include "base/text.h"
#include "embedded/points.h"

using namespace needlebook;
using Fault = PointLineFault;

namespace {

std::vector<Needle> needles_of(std::string_view line) {
    auto parsed = parse_point_line(line);
    INFO(line);
    REQUIRE(parsed.ok());
    return parsed.needles;
}

std::vector<NamedNeedles> groups() {
    return {{"Legs", needles_of("st36 sp6 ex-le10:2-4")}, {"both hands", needles_of("li4")}};
}

struct Example {
    std::string line, meaning, count;
};

/// The table of docs/point-line.md.
std::vector<Example> documented() {
    std::ifstream file{SOURCE_DIR "/docs/point-line.md"};
    std::vector<Example> all;
    bool inside = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("```")) {
            inside = line == "```examples";
            continue;
        }
        if (!inside)
            continue;
        const auto cells = split(line, '|');
        const auto cell = [&](std::size_t i) { return i < cells.size() ? std::string{trimmed(cells[i])} : ""; };
        all.push_back({cell(0), cell(1), cell(2)});
    }
    return all;
}

std::string told(const PointLineError& error) {
    std::string out = "! " + std::to_string(error.column) + " " + std::string{name_of(error.reason)} + " " + error.text;
    for (const auto code : error.choices)
        out += " " + code.text();
    if (error.last)
        out += " " + std::to_string(*error.last);
    return std::string{trimmed(out)};
}

}  // namespace

TEST_CASE("the documented examples mean what the document says") {
    const auto examples = documented();
    REQUIRE(examples.size() > 80);
    for (const auto& [line, meaning, count] : examples) {
        CAPTURE(line);
        const auto parsed = parse_point_line(line, {}, groups());
        if (meaning.starts_with("!")) {
            REQUIRE(parsed.errors.size() == 1);
            CHECK(told(parsed.errors.front()) == meaning);
            continue;
        }
        CHECK(parsed.errors.empty());
        CHECK(to_line(parsed.needles) == meaning);
        CHECK(std::to_string(parsed.count()) == count);
    }
}

TEST_CASE("the document shows every fault") {
    std::set<std::string_view> shown;
    for (const auto& example : documented())
        for (const auto& error : parse_point_line(example.line, {}, groups()).errors)
            shown.insert(name_of(error.reason));
    for (const auto fault : all_of<Fault>())
        if (fault != Fault::not_utf8) {
            CAPTURE(name_of(fault));
            CHECK(shown.contains(name_of(fault)));
        }
}

TEST_CASE("every point is read in a line under every code spelling, name and alias") {
    for (const auto& point : points().all()) {
        const auto code = point.code.text();
        const auto prefix = std::string{name_of(point.code.channel())};
        const auto number = std::to_string(point.code.number());
        std::vector<std::string> spellings{code,
                                           lower_ascii(code),
                                           fmt::format("{} {}", prefix, number),
                                           fmt::format("{}-{}", prefix, number),
                                           point.hanzi,
                                           point.hanzi_traditional};
        if (points().named(point.pinyin_plain).size() == 1)
            spellings.push_back(point.pinyin_plain);
        if (points().named(point.pinyin).size() == 1)
            spellings.push_back(point.pinyin);
        for (const auto& spelling : spellings) {
            CAPTURE(spelling);
            CHECK(to_line(needles_of(spelling)) == code);
            const auto among = parse_point_line("LU1 " + spelling + " GV1", std::vector<Needle>{});
            if (code != "LU1" && code != "GV1")
                CHECK(to_line(among.needles) == "LU1 " + code + " GV1");
            if (point.paired)
                CHECK(to_line(needles_of(spelling + "l")) == code + "L");
            else
                CHECK(parse_point_line(spelling + "l").errors.at(0).reason == Fault::side_on_midline);
        }
    }
    const auto aliases = csv::parse_own(embedded::points_aliases);
    for (const auto& row : aliases.rows) {
        const bool prefix = aliases.cell(row, "kind") == "prefix";
        const auto one = prefix ? "1" : "";
        CHECK(to_line(needles_of(aliases.cell(row, "alias") + one)) == aliases.cell(row, "target") + one);
    }
}

TEST_CASE("no two names make a third when they stand side by side") {
    std::set<std::string> names;
    for (const auto& point : points().all())
        names.insert(lower_ascii(point.pinyin_plain));
    for (const auto& name : names)
        for (std::size_t cut = 1; cut < name.size(); ++cut)
            CHECK_FALSE((names.contains(name.substr(0, cut)) && names.contains(name.substr(cut))));
}

TEST_CASE("the number of needles is sites times sides") {
    for (const auto& point : points().all()) {
        const auto needle = needles_of(point.code.text()).at(0);
        CHECK(sites_per_side(needle) == point.sites);
        CHECK(needle.count == point.sites * (point.paired ? 2 : 1));
        CHECK(needle.side == (point.paired ? Side::both : Side::midline));
    }
}

TEST_CASE("all errors of a line are told, each at its column, and the rest is read") {
    const auto parsed = parse_point_line("ST46, 足三里 gv20l；nix st36:0mm li4", {});
    REQUIRE(parsed.errors.size() == 4);
    CHECK(told(parsed.errors[0]) == "! 1 past_channel_end ST46 45");
    CHECK(parsed.errors[0].channel == Channel::stomach);
    CHECK(told(parsed.errors[1]) == "! 11 side_on_midline gv20l");
    CHECK(told(parsed.errors[2]) == "! 17 unknown_point nix");
    CHECK(told(parsed.errors[3]) == "! 26 out_of_range 0mm 150");
    CHECK(to_line(parsed.needles) == "ST36 LI4");
}

TEST_CASE("a line begins from what was there") {
    const auto there = needles_of("st36:25mm sp6 ex-le10 lr3:e1 gb42:e1");
    SECTION("an empty line leaves it") { CHECK(parse_point_line("", there).needles == there); }
    SECTION("a point is dropped, and told as dropped") {
        const auto parsed = parse_point_line("-sp6", there);
        CHECK(to_line(parsed.needles) == "ST36:25mm EX-LE10 LR3:e1 GB42:e1");
        CHECK(to_line(parsed.dropped) == "SP6");
    }
    SECTION("one side is dropped") {
        const auto parsed = parse_point_line("-ex-le10l", there);
        CHECK(parsed.needles.at(2).side == Side::right);
        CHECK(parsed.needles.at(2).count == 4);
        CHECK(to_line(parsed.dropped) == "EX-LE10L");
    }
    SECTION("a point typed anew takes its place") {
        CHECK(to_line(parse_point_line("st36l li4", there).needles) == "ST36L SP6 EX-LE10 LR3:e1 GB42:e1 LI4");
    }
    SECTION("a pair that loses one end is told where it was lost") {
        const auto parsed = parse_point_line("li4 -gb42", there);
        REQUIRE(parsed.errors.size() == 1);
        CHECK(told(parsed.errors[0]) == "! 5 electrode_without_pair -gb42");
    }
}

TEST_CASE("items are placed in the line for the chips") {
    const auto parsed = parse_point_line("足三里 l, -sp6 @legs nix st36 36", needles_of("sp6"), groups());
    using Kind = LineItem::Kind;
    CHECK(parsed.items == std::vector<LineItem>{{Kind::taken, {1, 5}},
                                                {Kind::dropped, {8, 4}},
                                                {Kind::group, {13, 5}},
                                                {Kind::wrong, {19, 3}},
                                                {Kind::wrong, {23, 4}},
                                                {Kind::wrong, {28, 2}}});
}

TEST_CASE("text that is no UTF-8 is refused where it begins") {
    const auto there = needles_of("sp6");
    const auto parsed = parse_point_line("足三里 \xff", there);
    REQUIRE(parsed.errors.size() == 1);
    CHECK(parsed.errors[0].reason == Fault::not_utf8);
    CHECK(parsed.errors[0].column == 5);
    CHECK(parsed.needles == there);
}

TEST_CASE("a pair's number means electro stimulation") {
    const auto needles = needles_of("lr3:e1 gb42:e1:electro");
    CHECK(needles[0].detail.stimulation == Stimulation::electro);
    CHECK(needles[0].detail == needles[1].detail);
    CHECK(needles[0].pair == 1);
}

namespace {

template <class Enum>
rc::Gen<std::optional<Enum>> any_of_names() {
    return rc::gen::map(rc::gen::inRange<std::size_t>(0, Names<Enum>::all.size() + 1),
                        [](std::size_t i) { return i == 0 ? std::nullopt : std::optional{static_cast<Enum>(i - 1)}; });
}

NeedleDetail any_detail() {
    NeedleDetail detail;
    if (*rc::gen::arbitrary<bool>())
        detail.depth_mm = *rc::gen::inRange(1, 151);
    detail.angle = *any_of_names<NeedleAngle>();
    detail.response = *any_of_names<NeedleResponse>();
    detail.stimulation = *any_of_names<Stimulation>();
    return detail;
}

Needle any_point(const Point& point) {
    auto needle = whole_needle(point.code);
    if (point.paired)
        needle.side = *rc::gen::element(Side::left, Side::right, Side::both);
    int sites = 0;
    for (int site = 1; site <= point.sites; ++site)
        if (*rc::gen::arbitrary<bool>()) {
            needle.sites += (sites++ == 0 ? "" : ",") + site_label(point.code, site);
        }
    if (sites == point.sites || sites == 0) {
        needle.sites.clear();
        sites = point.sites;
    }
    needle.count = sites * (needle.side == Side::both ? 2 : 1);
    needle.detail = any_detail();
    return needle;
}

Needle any_words(int number) {
    Needle needle;
    needle.kind = *rc::gen::element(NeedleKind::ashi, NeedleKind::ear);
    needle.point = *rc::gen::container<std::string>(
                       rc::gen::element('a', 'Z', ' ', ':', ',', ';', '"', '-', '@', '7', '+', '\'')) +
                   "w" + std::to_string(number);
    needle.point = std::string{trimmed(needle.point)};
    needle.side = *rc::gen::element(Side::left, Side::right, Side::both, Side::midline);
    needle.count = *rc::gen::inRange(1, 51) * (needle.side == Side::both ? 2 : 1);
    needle.detail = any_detail();
    return needle;
}

}  // namespace

TEST_CASE("needles written as a line are read back the same") {
    CHECK(rc::check([] {
        std::vector<Needle> needles;
        const auto indices = *rc::gen::unique<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, 409));
        needles.reserve(indices.size());
        for (const auto i : indices)
            needles.push_back(any_point(points().all()[i]));
        const int words = *rc::gen::inRange(0, 4);
        for (int i = 0; i < words; ++i)
            needles.push_back(any_words(i));
        for (std::size_t i = 0; i + 1 < needles.size() && i < 40; i += 2)
            if (*rc::gen::arbitrary<bool>())
                for (auto* end : {&needles[i], &needles[i + 1]}) {
                    end->pair = static_cast<int>(i / 2) + 1;
                    end->detail.stimulation = Stimulation::electro;
                }
        const auto parsed = parse_point_line(to_line(needles));
        RC_ASSERT(parsed.errors.empty());
        RC_ASSERT(parsed.needles == needles);
    }));
}

TEST_CASE("whatever is typed, what was understood is written and read back the same") {
    CHECK(rc::check([] {
        const auto line = *rc::gen::container<std::string>(rc::gen::element(
            's', 't', '3', '6', 'l', 'r', ' ', ',', ':', '-', '"', 'm', 'e', '1', 'x', 'a', 'h', 'i', 'g', 'v'));
        auto parsed = parse_point_line(line);
        for (const auto& error : parsed.errors)
            RC_ASSERT(error.column >= 1 && error.column <= line.size() + 1);
        // A pair with one end is read, and told as an error each time.
        for (auto& needle : parsed.needles)
            needle.pair.reset();
        RC_ASSERT(parse_point_line(to_line(parsed.needles)).needles == parsed.needles);
    }));
}
