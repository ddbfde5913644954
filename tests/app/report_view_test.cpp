/// Reports and the patient view from the demonstration book: right words, nobody else's name.
#include <catch2/catch_test_macros.hpp>

#include "app/demo.h"
#include "app/log_visit.h"
#include "app/report_view.h"
#include "app/trend_words.h"
#include "open_book.h"
#include "report/html.h"
#include "report/wording.h"

using namespace needlebook;
using namespace needlebook::app;
using needlebook::app::test::value_of;

namespace {

chart::TextSize six_a_character(std::string_view words, const chart::TextStyle& style) {
    return {6.0 * static_cast<double>(words.size()), style.size * 0.95, style.size * 0.25};
}

struct DemoBook {
    test::Folder folder;
    Clock clock = fixed_clock(day(2026, 6, 22) + std::chrono::hours{9});
    Logbook book;

    DemoBook() : book{made()} {}

    Logbook made() {
        const Secret passphrase{demo_passphrase};
        DemoOptions options;
        options.as_of = clock.today();
        value_of(make_demo(folder / "demo.needlebook", passphrase, options));
        return value_of(Logbook::open(folder / "demo.needlebook", passphrase, store::Access::write, clock, "Ann"));
    }

    std::vector<ReportSource> sources() {
        std::vector<ReportSource> found;
        for (const auto& patient : book.book().patients.all())
            if (const auto complaint = value_of(first_open_complaint(book, patient.id, clock.today())))
                found.push_back(
                    value_of(report_source(book, value_of(trend_view(book, complaint->id, clock.today())))));
        return found;
    }
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE_METHOD(DemoBook, "every report of every patient names them and nobody else, and claims nothing") {
    const auto all = sources();
    REQUIRE(all.size() >= 12);
    for (const auto& source : all) {
        CAPTURE(source.trend.patient.code);
        const auto screen = report::patient_screen(patient_screen(source), {1280, 800}, six_a_character).description;
        std::vector<std::string> texts{screen};
        for (const auto reader : all_of<ReportReader>())
            texts.push_back(report::html(report_for(reader, source, six_a_character), six_a_character));
        for (const auto& text : texts) {
            CHECK(has(text, full_name(source.trend.patient)));
            for (const auto& other : all)
                if (other.trend.patient.id != source.trend.patient.id)
                    CHECK_FALSE(has(text, other.trend.patient.family_name));
        }
        CHECK(report::banned_words(screen).empty());
    }
}

TEST_CASE_METHOD(DemoBook, "reports carry the sentence of the procedure letter by letter, but for print's own signs") {
    for (const auto& source : sources()) {
        const auto* primary = source.trend.primary();
        const auto facts = primary != nullptr ? facts_of(source.trend, *primary) : std::nullopt;
        if (!facts)
            continue;
        CAPTURE(source.trend.patient.code);
        const auto plain = [](std::string text) {
            for (const auto& [sign, ascii] : {std::pair{"→", "->"}, std::pair{"−", "-"}, std::pair{"’", "'"}})
                for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign))
                    text.replace(at, 3, ascii);
            return text;
        };
        CHECK(plain(gp_report(source).state->sentence).starts_with(report::practitioner_sentence(*facts).text()));
        CHECK(has(plain(patient_report(source).sentence), report::patient_sentence(*facts).main));
        CHECK(plain(patient_screen(source).sentence) == plain(patient_report(source).sentence));
        CHECK(has(gp_report(source).footer, "not to be used in advertising"));
    }
}

TEST_CASE_METHOD(DemoBook, "the full record holds every version of every session") {
    for (const auto& source : sources()) {
        std::size_t versions = 0;
        for (const auto& visit : practitioner_report(source).visits)
            versions += 1 + visit.earlier.size();
        CHECK(versions == source.versions.size());
    }
}
