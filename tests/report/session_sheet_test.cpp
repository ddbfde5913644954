#include "report/session_sheet.h"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "report/pages.h"

using namespace needlebook;
using namespace needlebook::report;

namespace {

chart::TextSize half_an_em_a_letter(std::string_view words, const chart::TextStyle& style) {
    const auto letters =
        std::ranges::count_if(words, [](char letter) { return (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U; });
    return {static_cast<double>(letters) * style.size * 0.5, style.size * 0.8, style.size * 0.2};
}

SessionSheet full() {
    SessionSheet sheet;
    sheet.patient = "Maud Ellery, P-0042, born 2 June 1951";
    sheet.practice = "Riverside rooms";
    for (const auto* label : {"Pain", "Numbness", "Tingling", "Burning", "Walking", "Sleep"}) {
        Measure measure;
        measure.label = label;
        sheet.measures.push_back(measure);
    }
    sheet.cautions = {"Anticoagulant tablets or injections", "Diabetes"};
    sheet.last_points = "ST36 both, SP6 both, KI3 both, LR3 both, EX-LE10 left";
    return sheet;
}

std::string words_of(const std::vector<chart::Scene>& pages) {
    std::string words;
    for (const auto& page : pages)
        for (const auto& mark : page.marks)
            if (const auto* text = std::get_if<chart::Text>(&mark))
                words += text->words + "\n";
    return words;
}

std::vector<chart::Scene> pages_of(const Document& document) {
    return paginate(fitted(document, a4(), half_an_em_a_letter), a4(), half_an_em_a_letter);
}

}  // namespace

TEST_CASE("the paper form is one page, blank and for the fullest patient") {
    CHECK(pages_of(session_sheet({})).size() == 1);
    const auto pages = pages_of(session_sheet(full()));
    REQUIRE(pages.size() == 1);
    for (const auto& mark : pages.front().marks)
        if (const auto* text = std::get_if<chart::Text>(&mark)) {
            CAPTURE(text->words);
            const auto extent = chart::extent(*text, half_an_em_a_letter);
            CHECK(extent.right <= a4().size.width);
            CHECK(extent.bottom <= a4().size.height);
        }
}

TEST_CASE("the paper form asks in the order of the keys") {
    const auto words = words_of(pages_of(session_sheet(full())));
    std::size_t at = 0;
    for (const auto* heading : {"1  Since last time", "2  Scores", "3  Numb up to", "4  What else changed", "5  Points",
                                "6  Needles in and out", "7  Seen today", "8  Right after", "Signed"}) {
        CAPTURE(heading);
        const auto found = words.find(heading, at);
        REQUIRE(found != std::string::npos);
        at = found;
    }
    CHECK(words.find("Maud Ellery") != std::string::npos);
    CHECK(words.find("Anticoagulant") != std::string::npos);
}

TEST_CASE("a consent is one page with what was explained, and room for it where nothing is written") {
    ConsentSheet sheet;
    CHECK(pages_of(consent_sheet(sheet)).size() == 1);
    sheet.patient = "Maud Ellery";
    sheet.explained = "Needles, how often, what is not known.";
    const auto words = words_of(pages_of(consent_sheet(sheet)));
    CHECK(words.find("what is not known") != std::string::npos);
    CHECK(words.find("Maud Ellery") != std::string::npos);
}
