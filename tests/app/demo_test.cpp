/// The demonstration book holds one of everything.
#include "app/demo.h"

#include <algorithm>
#include <set>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/open_book.h"
#include "app/trend_words.h"
#include "app/views.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

const Day today = day(2026, 6, 22);

struct Demo {
    Folder folder;
    Logbook logbook;

    explicit Demo(const DemoOptions& options)
        : logbook{[&] {
              const Secret secret{demo_passphrase};
              value_of(make_demo(folder / "demo.needlebook", secret, options));
              return value_of(Logbook::open(folder / "demo.needlebook", secret, store::Access::read,
                                            fixed_clock(options.as_of + std::chrono::hours{19})));
          }()} {}
};

struct Usual : Demo {
    Usual() : Demo{{.patients = usual_demo_patients, .sessions = {}, .seed = 1, .as_of = today}} {}

    template <class Found>
    bool any_session(Found found) const {
        for (const auto& patient : logbook.book().patients.all())
            for (const auto& session : logbook.book().sessions.all_of(patient.id))
                if (found(session))
                    return true;
        return false;
    }
};

}  // namespace

TEST_CASE("every state and label stands in a demonstration book, whatever its seed and date") {
    const auto seed = GENERATE(1U, 2U, 77U);
    const auto as_of = GENERATE(day(2026, 6, 22), day(2024, 2, 29));
    const Demo demo{{.patients = 14, .sessions = {}, .seed = seed, .as_of = as_of}};
    std::set<std::string_view> states;
    std::set<std::string_view> labels;
    for (const auto& row : value_of(patient_rows(demo.logbook, as_of))) {
        states.insert(state_name(row.standing));
        labels.insert(label_words(row.standing));
    }
    CHECK(states == std::set<std::string_view>{"TOO_EARLY", "ON_COURSE", "REACHED", "NOT_REACHED", "WORSE", "COMFORT",
                                               "NO_AGREEMENT"});
    CHECK(labels.size() == 14);
}

TEST_CASE_METHOD(Usual, "twelve patients have the twelve labels of the procedure") {
    std::set<outcome::Label> labels;
    const auto rows = value_of(patient_rows(logbook, today));
    CHECK(rows.size() == 12);
    for (const auto& row : rows)
        if (row.standing.label)
            labels.insert(*row.standing.label);
    CHECK(labels.size() == 12);
}

TEST_CASE_METHOD(Usual, "it holds an unsigned, a void and an amended session, side effects and a missing needle") {
    CHECK(any_session([](const Session& session) { return session.status == SessionStatus::draft; }));
    CHECK(any_session([](const Session& session) { return session.status == SessionStatus::void_; }));
    CHECK(any_session([](const Session& session) {
        return session.status == SessionStatus::signed_ && session.supersedes.has_value();
    }));
    CHECK(any_session([](const Session& session) { return !session.side_effects.empty(); }));
    CHECK(any_session([](const Session& session) { return !session.extents.empty(); }));
    CHECK(any_session([](const Session& session) { return !session.mismatch_reason.empty(); }));
}

TEST_CASE_METHOD(Usual, "it holds changes, examinations, a superseded agreement, a comfort aim and a stopped course") {
    std::size_t changes = 0;
    std::size_t examinations = 0;
    for (const auto& patient : logbook.book().patients.all()) {
        changes += logbook.book().changes.of(patient.id).size();
        examinations += logbook.book().examinations.of(patient.id).size();
    }
    CHECK(changes > 0);
    CHECK(examinations > 0);
    const auto agreements = logbook.book().agreements.all();
    CHECK(std::ranges::any_of(agreements, [](const Agreement& one) { return one.supersedes.has_value(); }));
    CHECK(std::ranges::any_of(agreements, [](const Agreement& one) { return one.aim == Aim::comfort; }));
    CHECK(logbook.book().course_ends.all().size() == 1);
    CHECK(value_of(logbook.check()).empty());
}

TEST_CASE("the same seed and date give the same content") {
    const DemoOptions options{.patients = 20, .sessions = 600, .seed = 5, .as_of = today};
    const Demo one{options};
    const Demo two{options};
    for (const auto& patient : one.logbook.book().patients.all()) {
        CHECK(two.logbook.book().patients.find(patient.id) == patient);
        const auto current = one.logbook.book().sessions.current_of(patient.id);
        const auto other = two.logbook.book().sessions.current_of(patient.id);
        REQUIRE(current.size() == other.size());
        for (std::size_t i = 0; i < current.size(); ++i) {
            CHECK(current[i].starts == other[i].starts);
            CHECK(current[i].needles == other[i].needles);
            CHECK(current[i].notes == other[i].notes);
        }
    }
}

TEST_CASE("the demonstration's ids stay clear of those that its book draws") {
    const Demo demo{{.patients = 3, .sessions = {}, .seed = 1, .as_of = today}};
    auto own = demo.logbook.book().sessions.all_of(demo.logbook.book().patients.find_code("P0001")->id);
    std::ranges::sort(own, {}, &Session::id);
    REQUIRE(own.size() > 2);
    REQUIRE(own.back().supersedes);  // The amendment, by the book itself.
    constexpr std::int64_t ids_a_hour = std::int64_t{3'600'000} << 20U;
    CHECK(own.back().id.value - own[own.size() - 2].id.value > ids_a_hour);
}

TEST_CASE("a large book has about as many sessions as were asked for") {
    const DemoOptions options{.patients = 40, .sessions = 1000, .seed = 3, .as_of = today};
    const Folder folder;
    const auto made = value_of(make_demo(folder / "large.needlebook", Secret{demo_passphrase}, options));
    CHECK(made.patients == 40);
    CHECK(made.sessions > 900);
    CHECK(made.sessions < 1100);
}
