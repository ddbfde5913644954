/// Paper, spreadsheets, JSON and the tables beside the pictures say the same, and nothing that is banned.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/practice_csv.h"
#include "app/practice_json.h"
#include "app/practice_tables.h"
#include "base/csv.h"
#include "practice_book.h"
#include "report/wording.h"
#include "report/wording_table.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

constexpr std::array parts{PracticePart::side_effects, PracticePart::caseload, PracticePart::points,
                           PracticePart::records};

/// Twelve people with one aim each, one treatment a month for 14 months, and a side effect at each.
struct Year {
    OpenBook open;

    Year() {
        auto& ids = open.logbook.ids();
        Edit edit{"import", {}};
        for (int p = 0; p < 12; ++p) {
            const auto one = add_person(edit, ids, "Y" + std::to_string(p));
            const auto aim = static_cast<Aim>(p % 3);
            const auto first = agreed(one, ids, day(2025, 1, 6), aim);
            edit.revisions.push_back(added(first));
            if (p == 0) {
                auto later = agreed(one, ids, day(2025, 9, 6), Aim::hold);
                later.supersedes = first.id;
                later.reason = "enough";
                edit.revisions.push_back(added(later));
            }
            edit.revisions.push_back(added(scored(one, ids, day(2025, 1, 3), 5)));
            for (int month = 0; month < 14; ++month) {
                auto session = treatment(one, ids, day(2025, 1, 6) + date::days{30 * month});
                session.side_effects_seen = 1;
                session.side_effects = {effect(ids, SideEffectKind::bruise, SideEffectSource::seen, month == 3)};
                session.side_effects.front().action = "pressed";
                edit.revisions.push_back(added(session));
            }
        }
        require(open.logbook.take_in(edit, "test"));
    }
};

std::string words_of(const chart::Scene& scene) {
    std::string words = scene.title + " " + scene.description;
    for (const auto& mark : scene.marks)
        if (const auto* text = std::get_if<chart::Text>(&mark))
            words += " " + text->words;
    return words;
}

std::vector<std::string> words_of(const PracticeTable& table) {
    std::vector<std::string> words{table.title};
    words.insert(words.end(), table.heads.begin(), table.heads.end());
    for (const auto& row : table.rows)
        words.insert(words.end(), row.begin(), row.end());
    return words;
}

chart::TextSize six_a_character(std::string_view words, const chart::TextStyle& style) {
    return {6 * static_cast<double>(words.size()), 0.8 * style.size, 0.2 * style.size};
}

/// Of a paper: everything that can be read on it.
std::vector<std::string> words_of(const report::Document& document) {
    std::vector<std::string> words{document.title};
    for (const auto& block : document.blocks) {
        if (const auto* paragraph = std::get_if<report::Paragraph>(&block))
            words.push_back(paragraph->words);
        if (const auto* heading = std::get_if<report::Heading>(&block))
            words.push_back(heading->words);
        if (const auto* table = std::get_if<report::Table>(&block)) {
            words.insert(words.end(), table->header.begin(), table->header.end());
            for (const auto& row : table->rows)
                for (const auto& cell : row)
                    words.push_back(cell.words);
        }
        if (const auto* drawing = std::get_if<report::Drawing>(&block))
            words.push_back(words_of(drawing->layout(900, 0, six_a_character)));
    }
    return words;
}

bool holds(const std::vector<std::string>& words, std::string_view piece) {
    return std::ranges::any_of(words, [&](const std::string& one) { return one.find(piece) != std::string::npos; });
}

csv::Table table_of(const std::vector<CsvTable>& tables, std::string_view name) {
    for (const auto& one : tables)
        if (one.name == name)
            return csv::parse(one.text).value();
    throw std::logic_error{"no such table"};
}

}  // namespace

TEST_CASE("no paper, picture or table of the practice has a banned word") {
    Year year;
    const auto ledger = ledger_of(year.open.logbook);
    for (const auto part : parts)
        for (const auto& words : words_of(value_of(practice_document(ledger, {}, part, {})))) {
            CAPTURE(words);
            CHECK(report::banned_words(words).empty());
        }
    const auto rates = side_effect_rates(ledger, {});
    CHECK_FALSE(published_table(rates, SideEffectSource::seen, RateUnit::sessions).rows.empty());
    const auto starters = starters_in(ledger, {});
    std::vector<PracticeTable> tables{aim_table(aim_stands(ledger, {})),
                                      place_table(caseload(ledger, {}), stop_reasons(starters)),
                                      value_of(starter_table(ledger, starters)),
                                      value_of(register_table(ledger, side_effect_register(ledger, {}, {})))};
    for (const auto source : all_of<SideEffectSource>()) {
        tables.push_back(quarter_table(by_quarter(ledger, {}), source));
        for (const auto unit : {RateUnit::sessions, RateUnit::patients}) {
            tables.push_back(rate_table(rates, source, unit));
            tables.push_back(published_table(rates, source, unit));
        }
    }
    for (const auto& table : tables) {
        CAPTURE(table.title);
        for (const auto& row : table.rows)
            CHECK(row.size() == table.heads.size());
        for (const auto& words : words_of(table)) {
            CAPTURE(words);
            CHECK(report::banned_words(words).empty());
        }
    }
}

TEST_CASE("the paper of side effects has every quarter, the register and where published rates come from") {
    Year year;
    const auto ledger = ledger_of(year.open.logbook);
    const auto all = side_effect_register(ledger, {}, {});
    const auto words = words_of(value_of(practice_document(ledger, {}, PracticePart::side_effects, all)));
    CHECK(holds(words, "2025, quarter 1"));
    CHECK(holds(words, "2026, quarter 1"));
    CHECK(holds(words, "Register: 168 side effects"));
    CHECK(std::ranges::count(words, "pressed") == 168);
    CHECK(holds(words, "White 2001 · UK; 78 doctors and physiotherapists · 31822 treatments · doi:10.1136"));
    CHECK(holds(words, "second-hand"));
}

TEST_CASE("the paper's register follows the filter, and says so") {
    Year year;
    const auto ledger = ledger_of(year.open.logbook);
    const auto serious = side_effect_register(ledger, {}, {.serious_only = true});
    const auto words = words_of(value_of(practice_document(ledger, {}, PracticePart::side_effects, serious)));
    CHECK(holds(words, "Register, as filtered: 12 of 168 side effects"));
    CHECK(std::ranges::count(words, "pressed") == 12);
}

TEST_CASE("one session of one patient is said in the singular") {
    OpenBook open;
    open.signed_visit();
    const auto ledger = ledger_of(open.logbook);
    const auto document =
        value_of(practice_document(ledger, {}, PracticePart::side_effects, side_effect_register(ledger, {}, {})));
    CHECK(std::get<report::Banner>(document.blocks.front()).under == "1 session · 1 patient");
    CHECK(holds(words_of(document), "Register: 1 side effect"));
}

TEST_CASE("the paper of everyone who started has chance for each aim and the later agreements") {
    Year year;
    const auto ledger = ledger_of(year.open.logbook);
    const auto words = words_of(value_of(practice_document(ledger, {}, PracticePart::caseload, {})));
    CHECK(holds(words, "This is what chance looks like."));
    CHECK(holds(words, "Of 4 people whose scores stay level, 1 to 3.3 would be seen as held steady"));
    CHECK(holds(words, "Of 4 people whose scores rise just as the agreed line says, 0 to 0.1"));
    CHECK(std::ranges::count(words, "hold steady") >= 1 + 4 + 1);
}

TEST_CASE("every part is a set of tables for a spreadsheet, the register as it is filtered") {
    Year year;
    const auto ledger = ledger_of(year.open.logbook);
    const auto serious = side_effect_register(ledger, {}, {.serious_only = true});
    REQUIRE(serious.size() == 12);
    for (const auto part : parts)
        for (const auto& one : value_of(practice_csv(ledger, {}, part, serious))) {
            CAPTURE(one.name);
            const auto table = csv::parse(one.text);
            REQUIRE(table);
            CHECK_FALSE(table->rows.empty());
        }
    const auto effects = value_of(practice_csv(ledger, {}, PracticePart::side_effects, serious));
    CHECK(table_of(effects, "register").rows.size() == 12);
    CHECK(table_of(effects, "by-quarter").rows.size() == 2 * 5);
    CHECK(table_of(effects, "asked").rows.size() == 2);
    const auto published = table_of(effects, "published");
    CHECK(published.cell(published.rows.front(), "study") == "Won 2022");
    const auto people = value_of(practice_csv(ledger, {}, PracticePart::caseload, {}));
    CHECK(table_of(people, "one-by-one").rows.size() == 12);
    CHECK(table_of(people, "one-by-one").cell(table_of(people, "one-by-one").rows.front(), "later_agreements") ==
          "hold");
    CHECK(table_of(people, "stop-reasons").rows.size() == Names<EndReason>::all.size() + 1);
    CHECK(table_of(people, "chance").rows.size() == 3);
}

TEST_CASE("JSON says what the page says: register, points, later agreements, shares and chance by aim") {
    Year year;
    const auto ledger = ledger_of(year.open.logbook);
    const auto json = value_of(practice_json(ledger, {}));
    CHECK(json["register"].size() == 168);
    CHECK(json["register"].front()["action"] == "pressed");
    REQUIRE(json["points_used"].size() == 1);
    CHECK(json["points_used"][0]["points"][0]["point"] == "ST36");
    CHECK(json["points_used"][0]["points"][0]["sessions"] == 168);
    CHECK(json["points_used"][0]["patients"] == 12);
    REQUIRE(json["starters"].size() == 12);
    CHECK(json["starters"][0]["later_agreements"].dump() == R"(["hold"])");
    // 4 people an aim: no shares; all of them: shares.
    CHECK(json["shares"].size() == outcome::place_count);
    CHECK(json["shares_by_aim"]["hold"].empty());
    CHECK(json["chance_by_aim"]["slow"]["people"] == 4);
    for (const auto& rate : json["side_effects"])
        for (const auto& published : rate["published"])
            CHECK_FALSE(published["status"] == "memory");
}

TEST_CASE("no rate is made of fewer than ten people, and what is not all is never 100 %") {
    CHECK(percent_words(897, 899) == "over 99 %");
    CHECK(percent_words(899, 899) == "100 %");
    CHECK(percent_words(1, 899) == "under 1 %");
    CHECK(percent_words(0, 899) == "0 %");
    CHECK(percent_words(9, 9).empty());
    OpenBook open;
    Edit edit{"import", {}};
    auto& ids = open.logbook.ids();
    const int people = GENERATE(9, 10);
    for (int p = 0; p < people; ++p) {
        const auto one = add_person(edit, ids, "F" + std::to_string(p));
        for (int visit = 0; visit < 3; ++visit) {
            auto session = treatment(one, ids, day(2026, 1, 5) + date::days{7 * visit});
            session.side_effects_seen = Answer<int>::none();
            edit.revisions.push_back(added(session));
        }
    }
    require(open.logbook.take_in(edit, "test"));
    const auto ledger = ledger_of(open.logbook);
    const auto rates = side_effect_rates(ledger, {});
    const auto& any = rate_of(rates, "any", SideEffectSource::seen);
    CHECK(any.per_patient.has_value() == (people >= 10));
    // Nor in sessions, by quarter, or in files.
    const bool enough = people >= 10;
    CHECK(incidence_of(any, RateUnit::sessions).has_value() == enough);
    const auto rows = rate_table(rates, SideEffectSource::seen, RateUnit::sessions).rows;
    CHECK(rows.front()[1] == "0");
    CHECK(rows.front()[3] == (enough ? "0" : ""));
    CHECK(rate_plot_spec(rates, SideEffectSource::seen, RateUnit::sessions, 10).rows.front().at.has_value() == enough);
    const auto quarters = by_quarter(ledger, {});
    CHECK(quarters.front().seen_people == people);
    CHECK(quarter_table(quarters, SideEffectSource::seen).rows.front()[4] == (enough ? "0" : ""));
    const auto said = rate_sentences(rates, SideEffectSource::seen, RateUnit::sessions);
    CHECK((std::ranges::find(said, report::practice_text("rates_few")) == said.end()) == enough);
    const auto json = value_of(practice_json(ledger, {}));
    CHECK(json["side_effects"][0]["few_people"] == !enough);
    CHECK(json["side_effects"][0]["people"] == people);
    CHECK(json["by_quarter"][0]["seen"]["few_people"] == !enough);
    for (const auto* key : {"rate", "low", "high", "interval"}) {
        CAPTURE(key);
        CHECK(json["side_effects"][0][key].is_null() == !enough);
        CHECK(json["by_quarter"][0]["seen"][key].is_null() == !enough);
    }
    const auto files = value_of(practice_csv(ledger, {}, PracticePart::side_effects, {}));
    CHECK((files.front().text.find("any,seen,0,30,0,0,") != std::string::npos) == enough);
    const auto used = value_of(points_used(ledger, {}));
    CHECK(used.front().people == people);
    CHECK(point_share_words(used.front().points.front(), used.front()) == (people >= 10 ? "100 %" : ""));
}
