/// Documents on paper and as HTML.
#include <algorithm>
#include <set>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "example_reports.h"
#include "report/html.h"
#include "report/pages.h"
#include "report/wrap.h"

using namespace needlebook;
using namespace needlebook::report;
using chart::example::six_a_character;

namespace {

std::vector<std::pair<chart::Box, std::string>> texts(const chart::Scene& page) {
    std::vector<std::pair<chart::Box, std::string>> found;
    for (const auto& mark : page.marks)
        if (const auto* text = std::get_if<chart::Text>(&mark))
            found.emplace_back(extent(*text, six_a_character), text->words);
    return found;
}

std::string all_words(const std::vector<chart::Scene>& pages) {
    std::string words;
    for (const auto& page : pages)
        for (const auto& [box, text] : texts(page))
            words += text + " ";
    return words;
}

/// Opening tags minus closing ones of each element that isn't empty by definition.
bool balanced(const std::string& text) {
    static const std::set<std::string, std::less<>> empty{"meta", "hr", "!DOCTYPE"};
    std::vector<std::string> open;
    for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
        const auto end = text.find('>', at);
        if (end == std::string::npos)
            return false;
        if (text[end - 1] == '/')
            continue;
        const bool closes = text[at + 1] == '/';
        const auto from = at + (closes ? 2 : 1);
        const auto name = text.substr(from, text.find_first_of(" >", from) - from);
        if (empty.contains(name))
            continue;
        if (!closes)
            open.push_back(name);
        else if (open.empty() || open.back() != name)
            return false;
        else
            open.pop_back();
    }
    return open.empty();
}

}  // namespace

TEST_CASE("lines are no wider than their column and lose no word") {
    const std::string words = "Scores change for many reasons: medicines, blood sugar, sleep, stress, chance.";
    const auto width = GENERATE(60.0, 90.0, 240.0, 1000.0);
    std::string back;
    for (const auto& line : wrapped(words, {}, width, six_a_character)) {
        CHECK(six_a_character(line, {}).width <= width);
        back += (back.empty() ? "" : " ") + line;
    }
    if (width > 60)
        CHECK(back == words);
    CHECK(wrapped("", {}, width, six_a_character).empty());
}

TEST_CASE("a word wider than its column is broken between characters") {
    const auto lines = wrapped("äöüäöüäöüäöü", {}, 30, six_a_character);
    CHECK(lines == std::vector<std::string>{"äöüäö", "üäöüä", "öü"});
    CHECK(cut("äöüäöü", {}, 30, six_a_character) == "äöüä…");
    CHECK(cut("äöü", {}, 30, six_a_character) == "äöü");
}

TEST_CASE("the GP's report is one A4 page with every part on it") {
    const auto pages = paginate(fitted(gp_report(example::gp()), a4(), six_a_character), a4(), six_a_character);
    REQUIRE(pages.size() == 1);
    const auto words = all_words(pages);
    for (const auto* part : {"Record of acupuncture",
                             "Maud Ellery",
                             "Fernside Clinic",
                             "British Acupuncture Council 12345",
                             "Diabetic neuropathy",
                             "as told by the patient",
                             "judged on pain",
                             "I want to walk",
                             "Takes an anticoagulant",
                             "duloxetine 60 mg",
                             "skin whole",
                             "foot checks",
                             "01234 567890",
                             "Reached",
                             "usual ups and downs",
                             "Numbness",
                             "−3.2 to +1.3",
                             "Not reached by 25 May",
                             "Asked at 11 of 12",
                             "new shoes",
                             "can’t show which",
                             "not to be used in advertising",
                             "1 of 1"}) {
        CAPTURE(part);
        CHECK(words.find(part) != std::string::npos);
    }
}

TEST_CASE("what can't be one page keeps its size") {
    auto report = example::gp();
    for (int i = 0; i < 40; ++i)
        report.changes.push_back("one more change");
    const auto document = gp_report(report);
    const auto after = fitted(document, a4(), six_a_character);
    CHECK(after.body == document.body);
    CHECK(after.leading == document.leading);
    CHECK(paginate(after, a4(), six_a_character).size() == 2);
}

TEST_CASE("the patient's report is one A4 page and ends with when to call") {
    const auto pages = paginate(patient_report(example::patient()), a4(), six_a_character);
    REQUIRE(pages.size() == 1);
    const auto words = all_words(pages);
    CHECK(words.find("Your page") < words.find("I want to walk"));
    CHECK(words.find("I want to walk") < words.find("it has lasted"));
    CHECK(words.find("What does my GP think?") < words.find("A foot wound"));
    CHECK(words.find("A foot wound") < words.find("1 of 1"));
}

TEST_CASE("no page has anything in its margins, and no text crosses a text") {
    const auto which = GENERATE(0, 1, 2);
    Document document;
    if (which == 0)
        document = gp_report(example::gp());
    else if (which == 1)
        document = patient_report(example::patient());
    else {
        document = gp_report(example::gp());
        for (int i = 0; i < 4; ++i)
            for (auto block : gp_report(example::gp()).blocks)
                document.blocks.push_back(block);
    }
    const auto paper = a4();
    for (const auto& page : paginate(document, paper, six_a_character)) {
        CHECK(page.size == paper.size);
        const auto all = texts(page);
        CHECK(all.size() > 3);
        for (std::size_t i = 0; i < all.size(); ++i) {
            CAPTURE(all[i].second);
            CHECK(all[i].first.left >= paper.margin - 0.01);
            CHECK(all[i].first.right <= paper.size.width - paper.margin + 0.01);
            CHECK(all[i].first.top >= paper.margin - 1);
            CHECK(all[i].first.bottom <= paper.size.height - paper.margin + 1);
            for (std::size_t j = 0; j < i; ++j) {
                CAPTURE(all[j].second);
                CHECK_FALSE(overlap(all[i].first, all[j].first, 0.8));
            }
        }
    }
}

TEST_CASE("a long table runs over pages under its repeated header, and no row is lost") {
    Table table{"Sessions", {"date", "points"}, {1, 3}, {}};
    for (int i = 0; i < 120; ++i)
        table.rows.push_back({{"row " + std::to_string(i) + "."}, {"ST36, SP6, LR3"}});
    const auto pages =
        paginate({.title = "All", .blocks = {Heading{"Sessions"}, table}, .footer = "x"}, a4(), six_a_character);
    CHECK(pages.size() >= 3);
    const auto words = all_words(pages);
    for (int i = 0; i < 120; ++i)
        CHECK(words.find("row " + std::to_string(i) + ".") != std::string::npos);
    for (const auto& page : pages) {
        const auto on_page = all_words({page});
        CHECK(on_page.find("points") < on_page.find("row "));
    }
}

TEST_CASE("a heading is never the last line of a page") {
    const auto lines_before = GENERATE(range(30, 60));
    Document document{.title = "x", .blocks = {}, .footer = "foot"};
    for (int i = 0; i < lines_before; ++i)
        document.blocks.emplace_back(Paragraph{"line"});
    document.blocks.emplace_back(Heading{"Heading"});
    document.blocks.emplace_back(Paragraph{"after"});
    for (const auto& page : paginate(document, a4(), six_a_character)) {
        const auto words = all_words({page});
        CHECK((words.find("Heading") == std::string::npos) == (words.find("after") == std::string::npos));
    }
}

TEST_CASE("an empty document is one page with its footer") {
    const auto pages = paginate({.title = "x", .blocks = {}, .footer = "foot"}, a4(), six_a_character);
    REQUIRE(pages.size() == 1);
    CHECK(all_words(pages) == "foot 1 of 1 ");
}

TEST_CASE("HTML is one self-contained, balanced document with the words in it") {
    const auto patient = GENERATE(false, true);
    const auto text = html(patient ? patient_report(example::patient()) : gp_report(example::gp()), six_a_character);
    CHECK(text.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
    CHECK(balanced(text));
    CHECK(text.find("<script") == std::string::npos);
    CHECK(text.find("src=") == std::string::npos);
    CHECK(text.find("href=") == std::string::npos);
    CHECK(text.find("url(") == std::string::npos);
    CHECK(text.find("<title>Trend of Maud Ellery</title>") != std::string::npos);
    CHECK(text.find("I want to walk to the shops") != std::string::npos);
    if (!patient) {
        CHECK(text.find("<th scope=\"col\">lately</th>") != std::string::npos);
        CHECK(text.find("<dt>Cautions</dt>") != std::string::npos);
    }
}

TEST_CASE("what people typed can't become HTML") {
    auto report = example::gp();
    report.reason = "<script>alert(1)</script> & more";
    report.patient = "A \"quoted\" <b>name</b>";
    const auto text = html(gp_report(report), six_a_character);
    CHECK(balanced(text));
    CHECK(text.find("<script") == std::string::npos);
    CHECK(text.find("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more") != std::string::npos);
    CHECK(text.find("<b>name") == std::string::npos);
}
