/// The full record as a document.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "example_reports.h"
#include "report/html.h"
#include "report/pages.h"
#include "report/practitioner_report.h"

using namespace needlebook;
using namespace needlebook::report;
using chart::example::six_a_character;

TEST_CASE("the full record keeps every visit with the versions it replaced, under its own heading") {
    PractitionerReport report;
    report.patient = "Maud Ellery · P-0042";
    report.agreements = {{"Agreed", {{"Agreed", "2 March 2026: improve"}}}, {"Agreed earlier", {{"Until", "1 March"}}}};
    report.judged = {{"At the start", "3 scores", "the newest"}};
    for (int i = 0; i < 60; ++i)
        report.visits.push_back(
            {{"Visit " + std::to_string(i) + ".", {{"Points", "ST36 SP6"}, {"Note", "slept"}}}, {}});
    report.visits[7].earlier = {{"As it was before: visit", {{"Points", "LR3"}}}};
    report.scored_days = {{"2 March 2026", "Pain 7", "before needling"}};
    report.footer = "foot";
    const auto document = practitioner_report(report);
    const auto pages = paginate(document, a4(), six_a_character);
    CHECK(pages.size() > 3);
    const auto text = html(document, six_a_character);
    for (const auto& visit : report.visits)
        CHECK(text.find(visit.now.heading) != std::string::npos);
    CHECK(text.find("Visit 7.") < text.find("As it was before: visit"));
    CHECK(text.find("As it was before: visit") < text.find("Visit 8."));
    CHECK(text.find("3 scores the newest") != std::string::npos);
    CHECK(text.find("before needling") != std::string::npos);
}
