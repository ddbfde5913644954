#include "desktop/body_chart.h"

#include <cmath>
#include <set>
#include <stdexcept>

#include <atk/atk.h>
#include <gtk/gtk.h>
#include <wx/frame.h>
#include <wx/sizer.h>
#include <catch2/catch_test_macros.hpp>

#include "desktop/body_chart_canvas.h"
#include "gui_test.h"

using namespace needlebook;
using desktop::BodyChart;
using test::wait_for;

namespace {

PointCode code(std::string_view text) { return *PointCode::from(text); }

/// A chart of its own that takes up what is clicked.
class Bench {
public:
    Bench()
        : frame_{new wxFrame{nullptr, wxID_ANY, "Body", wxDefaultPosition, wxSize{1240, 960}}},
          typesetter_{desktop::system_font_family(*frame_)},
          look_{desktop::system_look(*frame_, typesetter_)},
          chart_{new BodyChart{
              frame_,
              look_,
              BodyChart::Kind::page,
              {.on_needle = [this](PointCode point, std::optional<Side> side) { needle(point, side); },
               .on_numbness = [this](const chart::BodyNumbness& numbness, bool begins) { draw(numbness, begins); }}}} {
        frame_->SetSizer(new wxBoxSizer{wxVERTICAL});
        frame_->GetSizer()->Add(chart_, wxSizerFlags{1}.Expand());
        frame_->Show();
        frame_->Layout();
        chart_->SetFocus();
        REQUIRE(wait_for([this] { return canvas().HasFocus() && frame_->IsActive() && is_laid_out(); }));
    }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;
    ~Bench() {
        delete frame_;
        wxYield();
    }

    desktop::BodyCanvas& canvas() { return chart_->canvas(); }
    BodyChart& chart() { return *chart_; }
    std::optional<PointCode> last() const { return last_; }
    int clicks() const { return clicks_; }

    /// Whether the picture fills the canvas as it is now, in its final place: targets lie where they are painted.
    bool is_laid_out() {
        const auto room = canvas().ToDIP(canvas().GetClientSize());
        const auto size = canvas().scene().size;
        return room.x > smallest && room.y > smallest && size.width == room.x && size.height == room.y &&
               canvas().GetScreenRect().GetRight() <= frame_->GetScreenRect().GetRight();
    }
    static constexpr int smallest = 300;

    /// The box in which a screen reader finds the target.
    static wxRect box_of(const desktop::Target& target) {
        return {wxPoint{static_cast<int>(target.box.left), static_cast<int>(target.box.top)},
                wxPoint{static_cast<int>(target.box.right), static_cast<int>(target.box.bottom)}};
    }

    std::optional<int> level(Limb limb, Side side) const {
        for (const auto& numbness : contents_.numbness)
            if (numbness.limb == limb && numbness.side == side)
                return numbness.level;
        return std::nullopt;
    }
    int strokes() const { return strokes_; }
    /// The line that says this, on the canvas: its middle, or its end beside the limb, where no point lies.
    wxPoint place_of(const chart::BodyNumbness& numbness, bool end = false) {
        for (const auto& rung : canvas().rungs())
            if (rung.numbness == numbness)
                return {static_cast<int>(end ? rung.left.x - 4 : (rung.left.x + rung.right.x) / 2),
                        static_cast<int>(std::lround(rung.left.y))};
        throw std::runtime_error{"no such line"};
    }
    void press_button(const wxString& label) {
        auto* button = wxWindow::FindWindowByLabel(label, chart_);
        REQUIRE(button);
        test::click(*button, wxRect{button->GetClientSize()});
    }

    test::Keyboard keys;

private:
    void draw(const chart::BodyNumbness& numbness, bool begins) {
        strokes_ += begins ? 1 : 0;
        std::erase_if(contents_.numbness, [&](const chart::BodyNumbness& there) {
            return there.limb == numbness.limb && there.side == numbness.side;
        });
        contents_.numbness.push_back(numbness);
        chart_->show(contents_);
    }
    void needle(PointCode point, std::optional<Side> side) {
        last_ = point;
        ++clicks_;
        std::erase_if(contents_.marks, [&](const chart::BodyMark& mark) { return mark.code == point; });
        if (side)
            contents_.marks.push_back({point, *side, {}, chart::BodyState::taken, false});
        chart_->show(contents_);
    }

    wxFrame* frame_;
    paint::Typesetter typesetter_;
    desktop::Look look_;
    BodyChart* chart_;
    desktop::BodyContents contents_;
    std::optional<PointCode> last_;
    int clicks_ = 0;
    int strokes_ = 0;
};

void collect(AtkObject* object, AtkRole role, std::set<std::string>& names) {
    if (atk_object_get_role(object) == role)
        names.insert(atk_object_get_name(object) ? atk_object_get_name(object) : "");
    for (int i = 0; i < atk_object_get_n_accessible_children(object); ++i)
        if (auto* child = atk_object_ref_accessible_child(object, i)) {
            collect(child, role, names);
            g_object_unref(child);
        }
}

}  // namespace

TEST_CASE_METHOD(Bench, "clicking a point again takes the other side, both, and none") {
    chart().show_page(chart::BodyPage::front, Side::left);
    const auto st36 = code("ST36");
    canvas().point_at(st36);
    REQUIRE(canvas().pointed_at());
    CHECK(canvas().pointed_at()->side == Side::left);
    keys.type(" ");
    CHECK(wait_for([&] { return canvas().taken(st36) == Side::left; }));
    keys.type(" ");
    CHECK(wait_for([&] { return canvas().taken(st36) == Side::right; }));
    keys.type(" ");
    CHECK(wait_for([&] { return canvas().taken(st36) == Side::both; }));
    keys.type(" ");
    CHECK(wait_for([&] { return !canvas().taken(st36); }));
    keys.type("b");
    CHECK(wait_for([&] { return canvas().taken(st36) == Side::both; }));
}

TEST_CASE_METHOD(Bench, "a click at the extent of each of 40 points in 5 views selects that point") {
    for (const auto page : {chart::BodyPage::legs, chart::BodyPage::front, chart::BodyPage::back, chart::BodyPage::hand,
                            chart::BodyPage::head}) {
        chart().show_page(page, Side::left);
        REQUIRE(wait_for([&] { return is_laid_out(); }));
        const auto count = canvas().targets().size();
        for (std::size_t i = 0; i < 8; ++i) {
            const auto at = i * count / 8;
            const auto target = canvas().targets()[at];
            const auto meant = chart::body_place(canvas().scene().spots[at]).code;
            const int before = clicks();
            CAPTURE(target.name, target.box.left, target.box.top);
            test::click(canvas(), box_of(target));
            REQUIRE(wait_for([&] { return clicks() == before + 1; }));
            CHECK(last() == meant);
        }
    }
}

TEST_CASE_METHOD(Bench, "a click draws how far up a leg or an arm is numb, a drag moves the line") {
    chart().show_page(chart::BodyPage::legs, Side::left);
    REQUIRE(wait_for([&] { return is_laid_out(); }));
    press_button("Draw numbness");
    const auto click_at = [&](const chart::BodyNumbness& meant) {
        test::click(canvas(), wxRect{place_of(meant), wxSize{1, 1}});
        CHECK(wait_for([&] { return level(meant.limb, meant.side) == meant.level; }));
    };
    click_at({Limb::leg, Side::left, 4});
    click_at({Limb::leg, Side::right, 6});
    CHECK(level(Limb::leg, Side::left) == 4);
    CHECK(strokes() == 2);
    CHECK(clicks() == 0);  // No point was needled.

    chart().show_page(chart::BodyPage::arm, Side::right);
    click_at({Limb::arm, Side::right, 4});

    // Done with drawing, the line itself can still be taken hold of.
    press_button("Draw numbness");
    chart().show_page(chart::BodyPage::legs, Side::left);
    test::drag(canvas(), place_of({Limb::leg, Side::right, 6}, true), place_of({Limb::leg, Side::right, 2}));
    CHECK(wait_for([&] { return level(Limb::leg, Side::right) == 2; }));
    CHECK(level(Limb::leg, Side::left) == 4);
    CHECK(strokes() == 4);
    CHECK(clicks() == 0);
}

TEST_CASE_METHOD(Bench, "arrow keys walk the points and + brings them nearer") {
    chart().show_page(chart::BodyPage::legs, Side::left);
    keys.press(WXK_RIGHT);
    REQUIRE(wait_for([&] { return canvas().pointed_at().has_value(); }));
    const auto first = canvas().pointed_at();
    keys.press(WXK_DOWN);
    CHECK(wait_for([&] { return canvas().pointed_at() != first; }));
    const auto shown = canvas().scene().spots.size();
    keys.type("+++");
    CHECK(wait_for([&] { return canvas().scene().spots.size() < shown; }));
}

TEST_CASE_METHOD(Bench, "a screen reader finds all points of a view by name") {
    chart().show_page(chart::BodyPage::foot, Side::right);
    std::set<std::string> expected;
    for (const auto& target : canvas().targets())
        expected.insert(target.name);
    std::set<std::string> names;
    collect(gtk_widget_get_accessible(GTK_WIDGET(canvas().GetHandle())), ATK_ROLE_TOGGLE_BUTTON, names);
    CHECK(names == expected);
    CHECK(names.contains("KI1 Yǒngquán, right"));
    CHECK(expected.size() >= 30);
}
