/// What is counted, and what is only in the register.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "app/practice_csv.h"
#include "app/practice_json.h"
#include "app/practice_tables.h"
#include "base/csv.h"
#include "practice_book.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

/// Twelve people with three treatments each: asked at all of them, with nothing to tell.
struct Asked {
    OpenBook open;
    Edit edit{"import", {}};
    std::vector<Person> people;

    Asked() {
        auto& ids = open.logbook.ids();
        for (int p = 0; p < 12; ++p) {
            people.push_back(add_person(edit, ids, "A" + std::to_string(p)));
            for (int visit = 0; visit < 3; ++visit) {
                auto session = treatment(people.back(), ids, day(2026, 1, 5) + date::days{7 * visit});
                session.side_effects_asked = Answer<int>::none();
                session.side_effects_seen = Answer<int>::none();
                edit.revisions.push_back(added(session));
            }
        }
    }

    /// On the telephone, a week after the last visit.
    void tell_by_phone(SideEffectKind kind) {
        auto& ids = open.logbook.ids();
        auto call = treatment(people.front(), ids, day(2026, 1, 26));
        call.kind = SessionKind::phone;
        call.needles.clear();
        call.counted_out.clear();
        call.side_effects_asked = 1;
        call.side_effects = {effect(ids, kind, SideEffectSource::asked, true)};
        edit.revisions.push_back(added(call));
    }

    PracticeLedger ledger() {
        require(open.logbook.take_in(edit, "test"));
        return ledger_of(open.logbook);
    }
};

bool holds(const std::vector<std::string>& words, std::string_view piece) {
    return std::ranges::any_of(words, [&](const std::string& one) { return one.find(piece) != std::string::npos; });
}

}  // namespace

TEST_CASE("a serious event told on the telephone is never none: window, paper, table and JSON say so") {
    Asked book;
    book.tell_by_phone(SideEffectKind::infection);
    const auto ledger = book.ledger();
    const auto rates = side_effect_rates(ledger, {});
    const auto& serious = rate_of(rates, "serious", SideEffectSource::asked);
    CHECK(serious.sessions.events == 0);
    CHECK(serious.others == 1);

    for (const auto source : all_of<SideEffectSource>()) {
        const auto said = rate_sentences(rates, source, RateUnit::sessions);
        CHECK_FALSE(holds(said, "Serious event: none at"));
        CHECK(holds(said, "the register holds 1 in this period"));
    }
    constexpr auto* told = "1 more event was told outside a treatment or at a first visit, 1 of them serious";
    for (const auto unit : {RateUnit::sessions, RateUnit::patients})
        CHECK(holds(rate_sentences(rates, SideEffectSource::asked, unit), told));
    CHECK(holds(quarter_sentences(rates, SideEffectSource::asked), told));
    CHECK(quarter_sentences(rates, SideEffectSource::seen).size() == 1);
    const auto rows = rate_table(rates, SideEffectSource::asked, RateUnit::sessions).rows;
    CHECK(rows[1][1] == "0 (+1)");
    CHECK(std::ranges::any_of(rows, [](const auto& row) { return row[0] == "Signs of infection"; }));
    CHECK(rate_plot_spec(rates, SideEffectSource::asked, RateUnit::sessions, 10).rows[1].events == "0 (+1)");

    const auto json = value_of(practice_json(ledger, {}));
    const auto in_json = std::ranges::find_if(
        json["side_effects"], [](const auto& rate) { return rate["kind"] == "serious" && rate["source"] == "asked"; });
    REQUIRE(in_json != json["side_effects"].end());
    CHECK((*in_json)["events"] == 0);
    CHECK((*in_json)["events_not_in_rate"] == 1);
    const auto table = csv::parse(value_of(practice_csv(ledger, {}, PracticePart::side_effects, {})).front().text);
    REQUIRE(table);
    const auto in_csv = std::ranges::find_if(table->rows, [&](const auto& row) {
        return table->cell(row, "kind") == "serious" && table->cell(row, "source") == "asked";
    });
    REQUIRE(in_csv != table->rows.end());
    CHECK(table->cell(*in_csv, "events_not_in_rate") == "1");
}

TEST_CASE("a period without a serious event says none, with what that can hide") {
    Asked book;
    book.tell_by_phone(SideEffectKind::infection);
    const auto ledger = book.ledger();
    const Period before{{}, day(2026, 1, 25)};
    const auto said = rate_sentences(side_effect_rates(ledger, before), SideEffectSource::asked, RateUnit::sessions);
    CHECK(holds(said, "Serious event: none at 24 sessions"));
    CHECK_FALSE(holds(said, "outside a treatment"));
}

TEST_CASE("none told at a first visit is no answer: nothing lies before it") {
    Asked book;
    const auto ledger = book.ledger();
    const auto rates = side_effect_rates(ledger, {});
    CHECK(rate_of(rates, "any", SideEffectSource::asked).sessions.units == 24);
    CHECK(rate_of(rates, "any", SideEffectSource::seen).sessions.units == 36);
    const QuestionTally asked{.treatments = 24, .answered = 24};
    CHECK(question_tally(ledger, {}, SideEffectSource::asked) == asked);
    CHECK(by_quarter(ledger, {}).front().asked.units == 24);
    CHECK(by_quarter(ledger, {}).front().seen.units == 36);
}

TEST_CASE("what was told at a first visit is in the register and in no rate") {
    Asked book;
    auto& ids = book.open.logbook.ids();
    const auto late = add_person(book.edit, ids, "L");
    auto first = treatment(late, ids, day(2026, 1, 12));
    first.side_effects_asked = 1;
    first.side_effects = {effect(ids, SideEffectKind::tiredness, SideEffectSource::asked)};
    book.edit.revisions.push_back(added(first));
    const auto ledger = book.ledger();
    const auto rates = side_effect_rates(ledger, {});
    CHECK(rate_of(rates, "tiredness", SideEffectSource::asked).sessions == outcome::Count{0, 0, 24});
    CHECK(rate_of(rates, "tiredness", SideEffectSource::asked).others == 1);
    CHECK(side_effect_register(ledger, {}, {}).size() == 1);
    CHECK(by_quarter(ledger, {}).front().asked.events == 0);
}

TEST_CASE("baseline days lie before the first treatment for that complaint, whatever else was treated before") {
    OpenBook open;
    auto& ids = open.logbook.ids();
    Edit edit{"import", {}};
    const auto one = add_person(edit, ids, "B");
    auto other = one.complaint;
    other.id = ids.next<Complaint>();
    other.position = 1;
    edit.revisions.push_back(added(other));
    const auto start = day(2025, 9, 1);
    auto before = treatment(one, ids, start - date::days{60});
    before.complaint = other.id;
    edit.revisions.push_back(added(before));
    edit.revisions.push_back(added(treatment(one, ids, start)));
    edit.revisions.push_back(added(agreed(one, ids, start)));
    for (const int days : {3, 10, 17})
        edit.revisions.push_back(added(scored(one, ids, start - date::days{days}, 6)));
    require(open.logbook.take_in(edit, "test"));
    const auto ledger = ledger_of(open.logbook);
    REQUIRE(ledger.starters().size() == 1);
    CHECK(ledger.starters().front().baseline_days == 3);
    CHECK(record_quality(ledger, {}).baseline_days[3] == 1);
}
