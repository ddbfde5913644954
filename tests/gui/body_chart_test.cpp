#include "desktop/body_chart.h"

#include <set>

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
          chart_{new BodyChart{frame_, look_, BodyChart::Kind::page,
                               [this](PointCode point, std::optional<Side> side) { needle(point, side); }}} {
        frame_->SetSizer(new wxBoxSizer{wxVERTICAL});
        frame_->GetSizer()->Add(chart_, wxSizerFlags{1}.Expand());
        frame_->Show();
        frame_->Layout();
        chart_->SetFocus();
        REQUIRE(wait_for([this] { return canvas().HasFocus() && frame_->IsActive(); }));
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

    /// The box in which a screen reader finds the target.
    static wxRect box_of(const desktop::Target& target) {
        return {wxPoint{static_cast<int>(target.box.left), static_cast<int>(target.box.top)},
                wxPoint{static_cast<int>(target.box.right), static_cast<int>(target.box.bottom)}};
    }

    test::Keyboard keys;

private:
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
