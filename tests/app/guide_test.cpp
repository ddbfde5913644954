#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "app/guide.h"
#include "report/wording.h"

using namespace needlebook;
using namespace needlebook::app;

namespace {

std::vector<GuideSection> guide() {
    std::ifstream file{SOURCE_DIR "/docs/guide.md"};
    std::stringstream text;
    text << file.rdbuf();
    return guide_sections(text.str());
}

const GuideSection& section(const std::vector<GuideSection>& sections, std::string_view title) {
    const auto found = std::ranges::find(sections, title, &GuideSection::title);
    if (found == sections.end())
        throw std::logic_error{"no such section"};
    return *found;
}

}  // namespace

TEST_CASE("the guide has its sections, and none is empty") {
    const auto sections = guide();
    for (const auto* title : {"A first visit", "What the words mean", "What this app can't tell you", "Keys"})
        CHECK(plain_text(section(sections, title)).size() > 200);
    CHECK(guide_document(sections).blocks.size() > 2 * sections.size());
}

TEST_CASE("the guide promises nothing") {
    for (const auto& one : guide()) {
        const auto text = plain_text(one);
        CAPTURE(one.title);
        CHECK(report::banned_words(text).empty());
        CHECK(text.find("##") == std::string::npos);
    }
}

TEST_CASE("Markdown becomes blocks") {
    const auto sections =
        guide_sections("# G\nbefore\n## One\nA line.\n\n1. first\n2. second\n## Two\n| F1 | help |\n");
    REQUIRE(sections.size() == 2);
    CHECK(sections[0].title == "One");
    REQUIRE(sections[0].blocks.size() == 2);
    CHECK(std::get<report::Bullets>(sections[0].blocks[1]).items == std::vector<std::string>{"first", "second"});
    const auto& keys = std::get<report::Fields>(sections[1].blocks[0]).rows;
    REQUIRE(keys.size() == 1);
    CHECK(keys[0] == report::Fields::Row{"F1", "help", false});
}
