#include "report/diary_sheet.h"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>

using namespace needlebook;
using namespace needlebook::report;

namespace {

chart::TextSize six_a_letter(std::string_view words, const chart::TextStyle& style) {
    return {static_cast<double>(words.size()) * style.size * 0.55, style.size * 0.8, style.size * 0.2};
}

DiarySheet sheet() {
    DiarySheet made;
    made.patient = "Maud Ellery, P-0042";
    made.first = day(2026, 3, 1);
    for (const auto* label : {"Pain", "Numbness", "Tingling"}) {
        Measure measure;
        measure.label = label;
        measure.wording = "How strong was it over the last 7 days, on average?";
        measure.low_label = "None";
        measure.high_label = "Worst imaginable";
        made.measures.push_back(measure);
    }
    return made;
}

bool says(const chart::Scene& scene, std::string_view words) {
    return std::ranges::any_of(scene.marks, [&](const chart::Mark& mark) {
        const auto* text = std::get_if<chart::Text>(&mark);
        return text != nullptr && text->words.find(words) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("the diary sheet has one box for each score of each day") {
    const auto scene = diary_sheet(sheet(), six_a_letter);
    const auto boxes = std::ranges::count_if(
        scene.marks, [](const chart::Mark& mark) { return std::holds_alternative<chart::Rect>(mark); });
    CHECK(boxes == 8 * 3);
    CHECK(says(scene, "Sun 1 March 2026"));
    CHECK(says(scene, "Sun 8 March 2026"));
    CHECK(says(scene, "0 = none"));
}

TEST_CASE("everything on the diary sheet stays on the page, and no text runs over another") {
    auto full = sheet();
    full.rows = 10;
    const auto scene = diary_sheet(full, six_a_letter);
    std::vector<chart::Box> taken;
    for (const auto& mark : scene.marks) {
        const auto* text = std::get_if<chart::Text>(&mark);
        if (text == nullptr)
            continue;
        const auto box = chart::extent(*text, six_a_letter);
        INFO(text->words);
        CHECK(box.left >= 0);
        CHECK(box.right <= scene.size.width - 38);
        CHECK(box.bottom <= scene.size.height - 38);
        for (const auto& other : taken)
            CHECK_FALSE(chart::overlap(box, other, 1));
        taken.push_back(box);
    }
}

TEST_CASE("a blank sheet names nobody and no day") {
    auto blank = sheet();
    blank.patient.clear();
    blank.dated = false;
    const auto scene = diary_sheet(blank, six_a_letter);
    CHECK(says(scene, "Name:"));
    CHECK_FALSE(says(scene, "2026"));
}
