#include "domain/point.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/csv.h"
#include "base/text.h"
#include "embedded/points.h"

using namespace needlebook;

namespace {

std::vector<std::string> texts(const std::vector<PointCode>& codes) {
    std::vector<std::string> all;
    all.reserve(codes.size());
    for (const auto code : codes)
        all.push_back(code.text());
    return all;
}

using Codes = std::vector<std::string>;

const std::map<std::string, Codes> two_meanings{
    {"erjian", {"LI2", "EX-HN6"}}, {"futu", {"LI18", "ST32"}},     {"juliao", {"ST3", "GB29"}},
    {"wangu", {"SI4", "GB12"}},    {"zhongzhu", {"KI15", "TE3"}},  {"zhongdu", {"GB32", "LR6"}},
    {"yinjiao", {"GV28", "CV7"}},  {"zigong", {"CV19", "EX-CA1"}},
};

std::string prefix_of(PointCode code) { return std::string{name_of(code.channel())}; }

}  // namespace

TEST_CASE("a code is read in the spelling of WHO alone") {
    const auto [text, good] = GENERATE(table<std::string, bool>({{"ST36", true},
                                                                 {"EX-LE10", true},
                                                                 {"EX-B2", true},
                                                                 {"st36", false},
                                                                 {"ST 36", false},
                                                                 {"ST036", false},
                                                                 {"ST46", false},
                                                                 {"ST0", false},
                                                                 {"ST", false},
                                                                 {"36", false},
                                                                 {"ST36x", false},
                                                                 {"ST99999999999", false},
                                                                 {"", false}}));
    CAPTURE(text);
    const auto code = PointCode::from(text);
    REQUIRE(code.has_value() == good);
    if (code)
        CHECK(code->text() == text);
}

TEST_CASE("codes are in the order of channel and number") {
    CHECK(*PointCode::from("ST9") < *PointCode::from("ST36"));
    CHECK(*PointCode::from("LU1") < *PointCode::from("LI1"));
    CHECK(PointCode::from("ST46").error().code == Errc::out_of_range);
    CHECK(PointCode::from("S36").error().code == Errc::malformed);
}

TEST_CASE("there are 361 points on the channels and 48 extra ones, each channel whole") {
    const auto all = points().all();
    CHECK(all.size() == 409);
    CHECK(std::ranges::count_if(all, [](const Point& p) { return !is_extra(p.code.channel()); }) == 361);
    for (const auto channel : all_of<Channel>()) {
        std::vector<int> numbers;
        for (const auto& point : all)
            if (point.code.channel() == channel)
                numbers.push_back(point.code.number());
        std::vector<int> expected;
        for (int number = 1; number <= last_number(channel); ++number)
            expected.push_back(number);
        CHECK(numbers == expected);
    }
}

TEST_CASE("every point is fit for use") {
    for (const auto& point : points().all()) {
        CAPTURE(point.code.text());
        CHECK(points().at(point.code) == point);
        for (const auto& words : {point.pinyin, point.pinyin_plain, point.hanzi, point.hanzi_traditional, point.english,
                                  point.location, point.nearby_nerve})
            CHECK_FALSE(words.empty());
        CHECK(point.sites >= 1);
        CHECK(point_key(point.pinyin) == point_key(point.pinyin_plain));
        if (point.depth) {
            CHECK(point.depth->min_mm >= 1);
            CHECK(point.depth->min_mm <= point.depth->max_mm);
            CHECK(point.depth->max_mm <= 75);
        }
        if (!point.angle)
            CHECK_FALSE(point.depth);
        if (!point.tags.empty())
            CHECK_FALSE(point.caution.empty());
        const auto channel = point.code.channel();
        if (channel == Channel::governor_vessel || channel == Channel::conception_vessel)
            CHECK_FALSE(point.paired);
        else if (!is_extra(channel))
            CHECK(point.paired);
    }
}

TEST_CASE("points with more than one site") {
    std::map<std::string, int> found;
    for (const auto& point : points().all())
        if (point.sites > 1)
            found[point.code.text()] = point.sites;
    CHECK(found == std::map<std::string, int>{{"EX-HN1", 4},
                                              {"EX-B2", 17},
                                              {"EX-UE2", 2},
                                              {"EX-UE7", 2},
                                              {"EX-UE9", 4},
                                              {"EX-UE10", 4},
                                              {"EX-UE11", 5},
                                              {"EX-LE1", 2},
                                              {"EX-LE5", 2},
                                              {"EX-LE10", 4},
                                              {"EX-LE12", 5}});
    CHECK(site_label(*PointCode::from("EX-B2"), 12) == "T12");
    CHECK(site_label(*PointCode::from("EX-B2"), 13) == "L1");
    CHECK(site_label(*PointCode::from("EX-LE10"), 2) == "2");
}

TEST_CASE("the row of Zusanli comes out as typed values") {
    const auto& point = points().at(*PointCode::from("ST36"));
    CHECK(point.pinyin == "Zúsānlǐ");
    CHECK(point.hanzi == "足三里");
    CHECK(point.region == BodyRegion::lower_leg);
    CHECK(point.surface == Surface::anterior);
    CHECK(point.paired);
    CHECK(point.angle == UsualAngle::perpendicular);
    CHECK(point.depth == DepthRange{25, 50});
    CHECK(point.has(CautionTag::artery));
    CHECK_FALSE(point.has(CautionTag::pregnancy));
    CHECK_FALSE(points().at(*PointCode::from("ST17")).angle);
}

TEST_CASE("every point is found under its code in all usual spellings") {
    for (const auto& point : points().all()) {
        const auto prefix = prefix_of(point.code);
        const auto number = std::to_string(point.code.number());
        const auto small = lower_ascii(prefix);
        for (const auto& spelling : {prefix + number, small + number, fmt::format("{} {}", prefix, number),
                                     fmt::format("{}-{}", small, number), fmt::format("{}.{}", prefix, number),
                                     fmt::format(" {}  {} ", small, number)}) {
            CAPTURE(spelling);
            CHECK(points().named(spelling) == std::vector{point.code});
        }
    }
}

TEST_CASE("full width letters and dashes of all kinds are the same code") {
    const auto* spelling = GENERATE("ＳＴ３６", "ST‑36", "ST–36", "ST　36", "st_36");
    CHECK(texts(points().named(spelling)) == Codes{"ST36"});
}

TEST_CASE("every point is found under pinyin with tones, plain, and in words") {
    for (const auto& point : points().all()) {
        CAPTURE(point.code.text(), point.pinyin);
        const auto plain = lower_ascii(point.pinyin_plain);
        if (const auto two = two_meanings.find(plain); two != two_meanings.end()) {
            CHECK(texts(points().named(point.pinyin_plain)) == two->second);
            // These two bear the same tones as well.
            if (plain == "zigong")
                CHECK(texts(points().named(point.pinyin)) == two->second);
            else
                CHECK(points().named(point.pinyin) == std::vector{point.code});
            continue;
        }
        for (const auto& spelling : {point.pinyin, point.pinyin_plain, plain, upper_ascii(point.pinyin_plain)})
            CHECK(points().named(spelling) == std::vector{point.code});
    }
    CHECK(texts(points().named("zu san li")) == Codes{"ST36"});
    CHECK(texts(points().named("Zú Sān-lǐ")) == Codes{"ST36"});
    CHECK(texts(points().named("zu’san’li")) == Codes{"ST36"});
    CHECK(texts(points().named("fu'ai")) == Codes{"SP16"});
    CHECK(texts(points().named("zhonglvshu")) == Codes{"BL29"});
}

TEST_CASE("tones that are written as marks of their own are read") {
    CHECK(texts(points().named("Fu\u0301tu\u0304")) == Codes{"LI18"});
    CHECK(texts(points().named("Fútù")) == Codes{"ST32"});
}

TEST_CASE("exactly eight toneless names mean two points each") {
    std::map<std::string, Codes> found;
    for (const auto& point : points().all())
        if (const auto codes = points().named(point.pinyin_plain); codes.size() != 1)
            found[lower_ascii(point.pinyin_plain)] = texts(codes);
    CHECK(found == two_meanings);
}

TEST_CASE("every point is found under its characters, simplified and traditional") {
    for (const auto& point : points().all()) {
        CAPTURE(point.code.text(), point.hanzi);
        CHECK(points().named(point.hanzi) == std::vector{point.code});
        CHECK(points().named(point.hanzi_traditional) == std::vector{point.code});
    }
}

TEST_CASE("all 94 aliases lead to their points") {
    const auto aliases = csv::parse_own(embedded::points_aliases);
    CHECK(aliases.rows.size() == 94);
    for (const auto& row : aliases.rows) {
        const auto& alias = aliases.cell(row, "alias");
        const auto& target = aliases.cell(row, "target");
        CAPTURE(alias, target);
        if (aliases.cell(row, "kind") == "prefix") {
            const auto last = last_number(PointCode::from(target + "1")->channel());
            for (const int number : {1, last}) {
                const Codes expected{target + std::to_string(number)};
                CHECK(texts(points().named(alias + std::to_string(number))) == expected);
                CHECK(texts(points().named(lower_ascii(alias) + " " + std::to_string(number))) == expected);
                CHECK(texts(points().named(alias + "-" + std::to_string(number))) == expected);
            }
            continue;
        }
        CHECK_FALSE(PointCode::from(upper_ascii(alias)));
        CHECK(texts(points().named(alias)) == Codes{target});
        CHECK(texts(points().named(lower_ascii(alias))) == Codes{target});
    }
}

TEST_CASE("a number that a channel hasn't got is told from a word that means nothing") {
    const auto reading = points().read("ST46");
    CHECK(reading.points.empty());
    CHECK(reading.channel == Channel::stomach);
    CHECK(reading.number == 46);
    CHECK(points().read("ub68").channel == Channel::bladder);
    CHECK(points().read("ex-le13").channel == Channel::extra_lower_limb);
    CHECK(points().read("st361").channel == Channel::stomach);
    for (const auto* nothing :
         {"", "st", "36", "st0", "xx3", "st3-6", "st3 6", "st-36-", "st1234", "st00", "st036", "zusanlii"}) {
        CAPTURE(nothing);
        CHECK(points().read(nothing).points.empty());
        CHECK_FALSE(points().read(nothing).channel);
    }
    CHECK(texts(points().named("LU07")) == Codes{"LU7"});
}

TEST_CASE("completion puts the likeliest first") {
    const auto [typed, first] = GENERATE(table<std::string, std::string>({{"st36", "ST36"},
                                                                          {"st3", "ST3"},
                                                                          {"sj5", "TE5"},
                                                                          {"ki", "KI1"},
                                                                          {"zus", "ST36"},
                                                                          {"zúsān", "ST36"},
                                                                          {"fútū", "LI18"},
                                                                          {"fútù", "ST32"},
                                                                          {"足三", "ST36"},
                                                                          {"陰陵", "SP9"},
                                                                          {"great abyss", "LU9"},
                                                                          {"abyss", "LU9"},
                                                                          {"M-LE-8", "EX-LE10"},
                                                                          {"huatuo", "EX-B2"},
                                                                          {"baf", "EX-LE10"},
                                                                          {"ex-le1", "EX-LE1"}}));
    CAPTURE(typed);
    const auto found = points().search(typed);
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().text() == first);
}

TEST_CASE("completion lists whole codes, then those that begin so, and stops at the limit") {
    CHECK(texts(points().search("st3", 4)) == Codes{"ST3", "ST30", "ST31", "ST32"});
    CHECK(points().search("", 500).size() == 409);
    CHECK(points().search("st", 5).size() == 5);
    CHECK(points().search("qqq").empty());
    CHECK(texts(points().search("lingquan")) == Codes{"SP9", "GB34"});
    const auto both = texts(points().search("futu", 2));
    CHECK(both == Codes{"LI18", "ST32"});
    for (const auto& point : points().all()) {
        CAPTURE(point.code.text());
        CHECK(points().search(point.code.text(), 1).at(0) == point.code);
    }
}
