#include <catch2/catch_test_macros.hpp>

#include "report/html.h"
#include "report/pages.h"

using namespace needlebook;
using namespace needlebook::report;

namespace {

chart::TextSize six_a_character(std::string_view words, const chart::TextStyle& style) {
    return {6 * static_cast<double>(words.size()), 0.8 * style.size, 0.2 * style.size};
}

/// A box over the whole width, 100 high.
Document with_box() {
    Document document{.title = "Drawn", .blocks = {}, .footer = {}};
    document.blocks.emplace_back(Paragraph{"above"});
    document.blocks.emplace_back(Drawing{[](double width, double, const chart::TextMeter&) {
        chart::Scene scene{{width, 100}, {chart::Rect{{0, 0, width, 100}, chart::Ink::edge}}};
        scene.title = "a box";
        return scene;
    }});
    document.blocks.emplace_back(Paragraph{"below"});
    return document;
}

}  // namespace

TEST_CASE("a drawing takes the width between the margins and pushes what follows down") {
    const auto paper = a4();
    const auto pages = paginate(with_box(), paper, six_a_character);
    REQUIRE(pages.size() == 1);
    double above = 0;
    double below = 0;
    const chart::Rect* box = nullptr;
    for (const auto& mark : pages[0].marks) {
        if (const auto* text = std::get_if<chart::Text>(&mark))
            (text->words == "above" ? above : below) = text->at.y;
        if (const auto* rect = std::get_if<chart::Rect>(&mark);
            rect != nullptr && std::abs(rect->box.height() - 100) < 1e-6)
            box = rect;
    }
    REQUIRE(box != nullptr);
    CHECK(box->box.left == paper.margin);
    CHECK(std::abs(box->box.right - (paper.size.width - paper.margin)) < 1e-6);
    CHECK(above < box->box.top);
    CHECK(below > box->box.bottom);
}

TEST_CASE("a drawing in HTML says what it is") {
    const auto text = html(with_box(), six_a_character);
    CHECK(text.find("<figure><svg") != std::string::npos);
    CHECK(text.find("a box") != std::string::npos);
}
