/// The patient view as a picture.
#include <algorithm>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "example_reports.h"
#include "report/patient_screen.h"
#include "report/wording.h"

using namespace needlebook;
using namespace needlebook::report;
using chart::example::six_a_character;

namespace {

PatientScreen maud() {
    PatientScreen screen;
    screen.agreed = "What we agreed, 2 March 2026";
    screen.own_words = "I want to walk to the shops and back without stopping.";
    screen.sentence =
        "Your pain scores averaged 6.5 at the start and 3 lately. That is more than your usual ups and downs. We "
        "can’t tell what caused it.";
    auto spec = *example::patient().trend;
    spec.labels = chart::TrendLabels::averages;
    spec.lanes = false;
    spec.weeks = false;
    spec.marks = 2;
    spec.body = 24;
    screen.trend = spec;
    screen.others = "Numbness: 6.7 at the start, 5.5 lately.";
    screen.side_effects = {"We asked 11 times.", "Bruise 2, sore 1, tired 1.", "None was serious."};
    screen.cannot_show =
        "Scores change for many reasons: the illness, medicines, blood sugar, sleep, stress, chance. This chart can’t "
        "show why.";
    screen.questions = {"What would make us stop?", "Go on, less often, or pause?", "What does my GP think?"};
    screen.who = "Maud Ellery · as of 22 June 2026";
    return screen;
}

std::vector<chart::Text> texts(const chart::Scene& scene) {
    std::vector<chart::Text> found;
    for (const auto& mark : scene.marks)
        if (const auto* text = std::get_if<chart::Text>(&mark))
            found.push_back(*text);
    return found;
}

/// As a proportional font is: half of the size a character.
chart::TextSize half_an_em(std::string_view words, const chart::TextStyle& style) {
    return {six_a_character(words, style).width / 6 * style.size / 2, style.size * 0.95, style.size * 0.25};
}

}  // namespace

TEST_CASE("nothing of the patient view lies outside it, and no text crosses a text") {
    const auto size =
        GENERATE(chart::Size{1280, 800}, chart::Size{1920, 1080}, chart::Size{1024, 700}, chart::Size{700, 500});
    const auto form = GENERATE(ScreenForm::words, ScreenForm::chart, ScreenForm::both);
    const double scale = GENERATE(1.0, 1.5);
    const auto scene = patient_screen(maud(), size, half_an_em, form, scale);
    CHECK(scene.size.width == size.width);
    CHECK(scene.size.height >= size.height);
    const auto all = texts(scene);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto box = extent(all[i], half_an_em);
        CAPTURE(size.width, all[i].words);
        CHECK(box.left >= 0);
        CHECK(box.top >= 0);
        CHECK(box.right <= scene.size.width);
        CHECK(box.bottom <= scene.size.height);
        for (std::size_t j = 0; j < i; ++j) {
            CAPTURE(all[j].words);
            CHECK_FALSE(overlap(box, extent(all[j], half_an_em), 0.8));
        }
    }
}

TEST_CASE("in the patient view no letter is smaller than 18 pt, in whatever form, and all grow together") {
    const auto form = GENERATE(ScreenForm::words, ScreenForm::chart, ScreenForm::both);
    const double scale = GENERATE(1.0, 1.5, 2.0);
    constexpr double eighteen_points = 24;
    const auto scene = patient_screen(maud(), {1280, 800}, half_an_em, form, scale);
    for (const auto& text : texts(scene)) {
        CAPTURE(text.words, scale);
        CHECK(text.style.size >= eighteen_points * scale - 1e-9);
    }
}

TEST_CASE("the patient chooses words, chart or both, and what the chart can't show stands under each") {
    const auto screen = maud();
    const auto has = [](const chart::Scene& scene, const std::string& words) {
        return scene.description.find(words) != std::string::npos;
    };
    const auto dots = [](const chart::Scene& scene) {
        return std::ranges::count_if(scene.marks,
                                     [](const chart::Mark& mark) { return std::holds_alternative<chart::Dot>(mark); });
    };
    const auto words = patient_screen(screen, {1280, 800}, half_an_em, ScreenForm::words);
    const auto drawn = patient_screen(screen, {1280, 800}, half_an_em, ScreenForm::chart);
    const auto both = patient_screen(screen, {1280, 800}, half_an_em, ScreenForm::both);
    CHECK(dots(words) == 0);
    CHECK(dots(drawn) > 5);
    CHECK(dots(both) == dots(drawn));
    CHECK(has(words, screen.sentence));
    CHECK_FALSE(has(drawn, screen.sentence));
    CHECK(has(both, screen.sentence));
    for (const auto& scene : {words, drawn, both}) {
        CHECK(has(scene, screen.cannot_show));
        CHECK(has(scene, screen.own_words));
        CHECK(has(scene, screen.who));
    }
}

TEST_CASE("the patient view can be read out whole, and nothing in it can be opened") {
    const auto screen = maud();
    const auto scene = patient_screen(screen, {1280, 800}, half_an_em);
    CHECK(scene.spots.empty());
    for (const auto& words : {screen.agreed, screen.own_words, screen.sentence, screen.others, screen.side_effects[1],
                              screen.cannot_show, screen.questions[2], screen.who})
        CHECK(scene.description.find(words) != std::string::npos);
    CHECK(banned_words(scene.description).empty());
}

TEST_CASE("a patient view without agreement, chart or columns is still a page with the name on it") {
    PatientScreen bare;
    bare.sentence = "We have not agreed yet what treatment is for, so nothing is judged.";
    bare.who = "Maud Ellery";
    const auto scene = patient_screen(bare, {1280, 800}, half_an_em);
    CHECK(scene.size == chart::Size{1280, 800});
    CHECK(texts(scene).size() >= 3);
}

TEST_CASE("more words than the window holds make the patient view higher, not smaller") {
    auto screen = maud();
    screen.questions.assign(20, "What does my GP think of all this?");
    const auto scene = patient_screen(screen, {1280, 800}, half_an_em);
    CHECK(scene.size.height > 1000);
    CHECK(texts(scene).back().style.size >= 16);
}
