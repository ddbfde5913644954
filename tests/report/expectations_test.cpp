/// The panel for the first visit: everybody counted, nothing promised.
#include <algorithm>
#include <cmath>
#include <iterator>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "chart/svg.h"
#include "chart/theme.h"
#include "domain/study.h"
#include "example_reports.h"
#include "report/expectations.h"
#include "report/html.h"
#include "report/pages.h"
#include "report/wording.h"

using namespace needlebook;
using namespace needlebook::report;
using chart::example::six_a_character;

namespace {

Document panel(ComplaintKind condition) {
    return expectations({.patient = "Maud Ellery · P-0042",
                         .dated = "2 March 2026",
                         .practitioner = "J. Marsh",
                         .condition = condition});
}

std::string words(const Document& document) {
    std::string all;
    for (const auto& page : paginate(document, a4(), six_a_character))
        for (const auto& mark : page.marks)
            if (const auto* text = std::get_if<chart::Text>(&mark))
                all += text->words + " ";
    return all;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("for every condition the panel has untreated course, studies, side effects and what nobody knows") {
    for (const auto condition : all_of<ComplaintKind>()) {
        CAPTURE(name_of(condition));
        const auto text = words(panel(condition));
        for (const auto* part : {"How it goes without acupuncture", "What happened to people in studies",
                                 "Side effects", "What the sources don’t show", "Nobody can tell",
                                 "alongside what your doctor prescribed", "not to be used in advertising"})
            CHECK(has(text, part));
        CHECK_FALSE(has(text, "{"));
        CHECK_FALSE(has(text, "'"));
    }
}

TEST_CASE("nothing in the panel claims that treatment did it, and nothing promises") {
    const auto condition = GENERATE(from_range(all_of<ComplaintKind>()));
    CAPTURE(name_of(condition));
    const auto document = panel(condition);
    for (const auto& block : document.blocks)
        if (const auto* paragraph = std::get_if<Paragraph>(&block); paragraph && paragraph->voice == Voice::body) {
            CAPTURE(paragraph->words);
            CHECK(overpromising_words(paragraph->words).empty());
        }
    CHECK_FALSE(has(words(document), "needed to treat"));
}

TEST_CASE("the worse are drawn beside the better, for those treated and those not") {
    const auto text = words(panel(ComplaintKind::idiopathic));
    for (const auto* part : {"21 people had acupuncture", "26 people had usual care", "76 of 100, could be 55 to 89",
                             "10 of 100, could be 3 to 29", "58 of 100, could be 39 to 74", "Not by chance into groups",
                             "17 weeks", "47 people"})
        CHECK(has(text, part));
    const auto diabetic = words(panel(ComplaintKind::dpn));
    CHECK(has(diabetic, "It is about neuropathy of unknown cause"));
    CHECK(has(diabetic, "9 of 100"));
}

TEST_CASE("where a study tells averages they are drawn, with what lies between the groups and how sure that is") {
    const auto cipn = words(panel(ComplaintKind::cipn));
    for (const auto* part : {"1.75 lower", "0.91 lower", "0.3 higher", "1.4 lower, could be 2.4 lower to 0.4 lower",
                             "0.84 lower, how sure isn’t known", "0.5 higher, could be 0.4 lower to 1.4 higher"})
        CHECK(has(cipn, part));
    CHECK(has(words(panel(ComplaintKind::dpn)), "24.7 lower, could be 34.7 lower to 14.8 lower"));
    // Ratios are no averages.
    CHECK_FALSE(has(words(panel(ComplaintKind::bells)), "4.16 higher"));
    constexpr double end_of_axis = 0.4;
    for (const auto& study : evidence::studies())
        if (study.means)
            for (const auto& share : {study.means->treated, study.means->control,
                                      std::optional{study.means->difference}, study.means->low, study.means->high}) {
                CAPTURE(study.id);
                CHECK(std::abs(share.value_or(0)) <= end_of_axis);
            }
}

TEST_CASE("what nobody read in its source stays out of the panel") {
    std::string all;
    std::vector<std::string> ids;
    for (const auto condition : all_of<ComplaintKind>()) {
        all += words(panel(condition));
        std::ranges::move(evidence_in_expectations(condition), std::back_inserter(ids));
    }
    int unread = 0;
    for (const auto& study : evidence::studies())
        if (study.source.status != evidence::Status::verified) {
            ++unread;
            CAPTURE(study.id);
            CHECK(std::ranges::find(ids, study.id) == ids.end());
            CHECK_FALSE(has(all, study.source.text.substr(0, 30)));
        }
    for (const auto& course : evidence::untreated_courses())
        if (course.source.status != evidence::Status::verified) {
            ++unread;
            CHECK_FALSE(has(all, course.source.text.substr(0, 30)));
        }
    CHECK(unread > 5);
    CHECK(has(all, "Schroeder S, Liepert"));
}

TEST_CASE("a condition without a study of its own says so") {
    CHECK(has(words(panel(ComplaintKind::phn)), "No study of this condition has been checked yet"));
    CHECK(has(words(panel(ComplaintKind::phn)), "No figure has been checked"));
    CHECK_FALSE(has(words(panel(ComplaintKind::dpn)), "No study of this condition"));
}

TEST_CASE("on a screen the panel is one page that holds every word of the printed ones") {
    const auto document = panel(ComplaintKind::cipn);
    const double width = GENERATE(700.0, 1280.0);
    const auto page = continuous(document, width, 48, six_a_character);
    CHECK(page.size.width == width);
    for (const auto& mark : page.marks)
        if (const auto* text = std::get_if<chart::Text>(&mark)) {
            CAPTURE(text->words);
            const auto box = chart::extent(*text, six_a_character);
            CHECK(box.right <= width - 47);
            CHECK(box.bottom <= page.size.height - 40);
        }
    CHECK(has(chart::svg(page, chart::print_theme()), "alongside what your doctor"));
}

TEST_CASE("what was shown is kept by the names of its studies") {
    const auto ids = evidence_in_expectations(ComplaintKind::dpn);
    for (const auto* id : {"schroeder2007", "acudin2021", "Witt 2009", "Baeumler 2021"})
        CHECK(std::ranges::find(ids, id) != ids.end());
    for (const auto& id : ids)
        CHECK(std::ranges::count(ids, id) == 1);
}

TEST_CASE("promises of an outcome, of safety and about medicines are found in free text") {
    CHECK(overpromising_words("We will cure your feet, guaranteed.") ==
          std::vector<std::string_view>{"cure", "guaranteed"});
    CHECK(overpromising_words("You can come off your tablets soon; it has NO side effects.").size() == 2);
    CHECK(overpromising_words("I want to walk to the shops. Wear shoes indoors.").empty());
    CHECK(overpromising_words("A curer of hams").empty());
}
