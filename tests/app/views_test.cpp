/// What is shown of patients, trends and sessions.
#include "app/views.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/open_book.h"
#include "app/trend_picture.h"
#include "app/trend_words.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

struct TreatedBook : OpenBook {
    /// Eight weekly visits from 12 January with these scores, after an agreement to improve.
    void treat(const std::vector<int>& scores) {
        Agreement agreement;
        agreement.id = logbook.ids().next<Agreement>();
        agreement.complaint = feet.id;
        agreement.agreed_on = first;
        agreement.measure = pain.id;
        require(logbook.commit({"agree", {added(agreement)}}, maud.id));
        for (std::size_t i = 0; i < scores.size(); ++i) {
            auto session = visit(first + date::days{7 * static_cast<int>(i)});
            session.readings.front().score = Score::from(scores[i]).value();
            require(logbook.take_in({"import", {added(session)}}, "test"));
        }
    }

    const Day first = day(2026, 1, 12);
    const Day today = day(2026, 3, 20);
};

PatientRow row(const std::string& given, const std::string& family, const std::string& code, Day born) {
    Patient patient;
    patient.given_names = given;
    patient.family_name = family;
    patient.code = code;
    patient.born_on = born;
    PatientRow one;
    one.name = full_name(patient);
    one.key = search_key(patient);
    return one;
}

}  // namespace

TEST_CASE("a patient is found by words of name, code and date of birth in any order") {
    const std::vector rows{row("Élodie", "O'Brien", "P-0012", day(1958, 3, 14)),
                           row("Maud", "Ellery", "P-0112", day(1951, 6, 2))};
    const auto [text, found] = GENERATE(table<std::string, std::vector<std::size_t>>({
        {"", {0, 1}},
        {"el", {0, 1}},
        {"elodie", {0}},
        {"ÉLODIE", {0}},
        {"brien el", {0}},
        {"o'brien", {0}},
        {"ell maud", {1}},
        {"maud brien", {}},
        {"1958-03", {0}},
        {"14/3/1958", {0}},
        {"14/03/1959", {}},
        {"1958-03-15", {}},
        {"14/03/1958", {0}},
        {"14.3.1958", {0}},
        {"2/6/1951 maud", {1}},
        {"p-0012", {0}},
        {"12", {0}},
        {"112", {1}},
        {"lery", {}},
    }));
    CAPTURE(text);
    CHECK(matching(rows, text) == found);
}

TEST_CASE_METHOD(TreatedBook, "the list says what the trend says") {
    treat({8, 8, 7, 5, 4, 4, 3, 3, 3, 3});
    const auto rows = patient_rows(logbook, today).value();
    REQUIRE(rows.size() == 1);
    const auto view = trend_view(logbook, feet.id, today).value();
    REQUIRE(view.primary());
    CHECK(rows.front().standing == view.primary()->standing);
    CHECK(state_name(rows.front().standing) == "ON_COURSE");
    CHECK(rows.front().last_seen == first + date::days{63});
    CHECK(patient_row(logbook, maud.id, today).value().standing == rows.front().standing);
    CHECK(label_words(rows.front().standing) == "On course");
}

TEST_CASE_METHOD(TreatedBook, "a trend as of an earlier day knows nothing later") {
    treat({8, 8, 7, 5, 4, 4, 3, 3, 3, 3});
    const auto view = trend_view(logbook, feet.id, first + date::days{20}).value();
    CHECK(view.sessions.size() == 3);
    CHECK(view.primary()->readings.size() == 3);
    CHECK(state_name(view.primary()->standing) == "TOO_EARLY");
    CHECK(patient_rows(logbook, first + date::days{20}).value().front().standing == view.primary()->standing);
}

TEST_CASE_METHOD(TreatedBook, "the aim to improve is drawn from first treatment to review at B - T") {
    treat({8, 8, 7, 5, 4, 4, 3});
    const auto view = trend_view(logbook, feet.id, today).value();
    REQUIRE(view.agreements.size() == 1);
    const auto& line = view.agreements.front().line;
    REQUIRE(line);
    CHECK(line->from == first);
    CHECK(line->to == first + date::weeks{16});
    CHECK(line->from_level == 8 - 2.0);
    REQUIRE(view.primary()->usual);
    CHECK(view.primary()->usual->low < 8);
    CHECK(view.primary()->baseline == Window{first, first, 8, 1});
}

TEST_CASE_METHOD(TreatedBook, "side effects are counted over the sessions in which they were asked") {
    treat({8, 8, 7});
    const auto view = trend_view(logbook, feet.id, today).value();
    CHECK(view.side_effects == SideEffectCount{3, 3, 0, 3, 3});
    const auto spec = trend_spec(view);
    CHECK(spec.effects_count == "0 in 3 sessions asked");
    CHECK(spec.sessions.size() == 3);
    CHECK(spec.first_treatment_words == "first treatment 12 Jan");
}

TEST_CASE_METHOD(OpenBook, "without an agreement nothing is judged") {
    signed_visit();
    const auto rows = patient_rows(logbook, day(2026, 3, 20)).value();
    CHECK(state_name(rows.front().standing) == "NO_AGREEMENT");
    const auto view = trend_view(logbook, feet.id, day(2026, 3, 20)).value();
    CHECK(view.measures.front().entries.empty());
    CHECK_FALSE(facts_of(view, view.measures.front()));
    CHECK(view.measures.front().readings.size() == 1);
}

TEST_CASE_METHOD(OpenBook, "the sessions tab shows the newest version, and the page the older ones") {
    auto session = signed_visit();
    session.notes = "left foot cold";
    const auto amended = value_of(logbook.amend(session, "added"));
    const auto lines = session_lines(logbook, maud.id).value();
    REQUIRE(lines.size() == 1);
    CHECK(lines.front().id == amended.id);
    CHECK(lines.front().amended);
    CHECK(lines.front().ordinal == 1);
    const auto page = session_page(logbook, session.id).value();
    CHECK(page.session.notes == "left foot cold");
    REQUIRE(page.earlier.size() == 1);
    CHECK(page.earlier.front().notes == "slept better");
    CHECK(page.measures == std::vector{pain});
}

TEST_CASE_METHOD(OpenBook, "a session entered in error stays in the list and leaves the trend") {
    const auto session = signed_visit();
    value_of(logbook.mark_void(session.id, "wrong patient"));
    const auto lines = session_lines(logbook, maud.id).value();
    REQUIRE(lines.size() == 1);
    CHECK(lines.front().status == SessionStatus::void_);
    CHECK_FALSE(lines.front().ordinal);
    const auto view = trend_view(logbook, feet.id, day(2026, 3, 20)).value();
    CHECK(view.sessions.empty());
    CHECK(view.measures.front().readings.empty());
    CHECK_FALSE(view.first_treatment);
}

TEST_CASE_METHOD(OpenBook, "a page of nobody isn't found") {
    CHECK(patient_page(logbook, {1}).error().code == Errc::not_found);
    CHECK(trend_view(logbook, {1}, day(2026, 3, 20)).error().code == Errc::not_found);
    CHECK(session_page(logbook, {1}).error().code == Errc::not_found);
    CHECK(patient_page(logbook, maud.id).value().first_open == feet.id);
}
