/// The windows of the body chart, and what its clicks and keys mean.
#include "desktop/body_chart_pane.h"

#include <algorithm>

#include <wx/choice.h>
#include <wx/intl.h>
#include <wx/settings.h>
#include <wx/sizer.h>

#include "desktop/entry_words.h"

namespace needlebook::desktop {

using chart::Ink;
using chart::Weight;

namespace {

constexpr double card_height = 128;
constexpr double inset = 12;

bool is_dark() { return wxSystemSettings::GetAppearance().IsDark(); }

std::string depth_words(const Point& point) {
    std::string words;
    if (point.depth)
        words = text_of(wxString::Format(utf8_words("%d–%d mm"), point.depth->min_mm, point.depth->max_mm));
    if (point.angle)
        words += (words.empty() ? "" : ", ") + std::string{name_of(*point.angle)};
    return words.empty() ? text_of(_("not needled")) : words;
}

}  // namespace

BodyChartPane::BodyChartPane(wxWindow* parent, const Look& look, app::SessionForm& form,
                             std::function<void(app::FormEvent)> act)
    : wxPanel{parent},
      page_look_{look},
      look_{look},
      form_{form},
      act_{std::move(act)},
      group_{group_for(form.chips())},
      choice_{new wxChoice{this, wxID_ANY}} {
    // Made here and not above: their first layout asks for chart_.
    chart_ = new FaceWindow{this,
                            look_,
                            text_of(_("Body chart")),
                            [this](const FaceRoom& room) { return chart(room); },
                            {.on_target = [this](int spot) { press(spot); },
                             .on_key = [this](app::Key pressed) { return key(pressed); },
                             .on_focus = {},
                             .takes_focus = true}};
    card_ = new FaceWindow{this,
                           look_,
                           text_of(_("About the point")),
                           [this](const FaceRoom& room) { return card(room); },
                           {.on_target = {}, .on_key = {}, .on_focus = {}, .takes_focus = false}};
    for (const auto& group : body_groups())
        choice_->Append(wxString::FromUTF8(group.title));
    choice_->SetSelection(group_);
    choice_->SetName(_("Part of the body"));
    choice_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        group_ = event.GetSelection();
        pointed_.reset();
        update();
    });
    chart_->Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
        const auto at = chart_->ToDIP(event.GetPosition());
        const auto* target = target_at(chart_->face(), {static_cast<double>(at.x), static_cast<double>(at.y)});
        if (target && pointed_ != target->id)
            point_at(target->id);
        event.Skip();
    });
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(choice_, wxSizerFlags{}.Border(wxALL, FromDIP(12)));
    column->Add(chart_, wxSizerFlags{1}.Expand());
    column->Add(card_, wxSizerFlags{}.Expand());
    SetSizer(column);
    update();
}

void BodyChartPane::SetFocus() { chart_->SetFocus(); }

void BodyChartPane::update() {
    look_ = page_look_;
    look_.theme = body_theme(page_look_.theme, is_dark());
    SetBackgroundColour(wx_colour(look_.theme[Ink::window]));
    chart_->update();
    card_->update();
}

Face BodyChartPane::chart(const FaceRoom& room) {
    const auto groups = body_groups();
    const double height = std::max(200, chart_ ? chart_->ToDIP(chart_->GetClientSize()).GetHeight() : 0);
    auto body = body_face(form_, groups[static_cast<std::size_t>(group_)], pointed_, room, height);
    spots_ = std::move(body.spots);
    // The pane gives the height; the picture asks for none.
    body.face.scene.size.height = 200;
    return std::move(body.face);
}

Face BodyChartPane::card(const FaceRoom& room) const {
    Face face;
    face.scene.size = {room.width, card_height};
    face.scene.background = Ink::window;
    const auto& look = room.look;
    double y = 4;
    const auto put = [&](const std::string& words, const chart::TextStyle& style, Ink ink, std::size_t most) {
        const double step = 1.35 * style.size;
        for (const auto& line : wrapped(words, room.width - 2 * inset, style, look)) {
            if (most-- == 0)
                return;
            face.scene.marks.emplace_back(beside(inset, {inset, y, room.width, y + step}, line, style, ink, look));
            y += step;
        }
    };
    if (!pointed_ || *pointed_ >= static_cast<int>(spots_.size())) {
        put(text_of(_("Click a point to needle it, again for the other side, both, none. Arrow keys walk the points; "
                      "L, R and B set the side.")),
            look.caption(), Ink::ink_2, 3);
        put(text_of(_("The picture is a sketch. It is not for finding a point on a body.")), look.caption(), Ink::ink_3,
            2);
        return face;
    }
    const auto& point = points().at(spots_[static_cast<std::size_t>(*pointed_)].code);
    put(point.code.text() + "  " + point.pinyin + "  " + point.hanzi, look.text(Weight::semibold), Ink::ink, 1);
    put(point.location, look.caption(), Ink::ink_2, 3);
    put(depth_words(point) + (point.nearby_nerve.empty() ? "" : " · " + point.nearby_nerve), look.caption(), Ink::ink_2,
        2);
    if (!point.caution.empty())
        put(point.caution, look.caption(Weight::medium), Ink::decision, 1);
    return face;
}

void BodyChartPane::point_at(std::optional<int> spot) {
    pointed_ = spot;
    chart_->update();
    card_->update();
}

void BodyChartPane::press(int spot) {
    if (spot >= static_cast<int>(spots_.size()))
        return;
    pointed_ = spot;
    const auto& pressed = spots_[static_cast<std::size_t>(spot)];
    act_(form_.set_side(pressed.code, next_side(form_, pressed.code, pressed.side)));
}

void BodyChartPane::set_side(Side side) {
    const auto& spot = spots_[static_cast<std::size_t>(*pointed_)];
    act_(form_.set_side(spot.code, spot.side == Side::midline ? Side::midline : side));
}

bool BodyChartPane::key(app::Key key) {
    using Kind = app::Key::Kind;
    using chart::Step;
    switch (key.kind) {
        case Kind::left:
            point_at(spot_beside(spots_, pointed_, Step::left));
            return true;
        case Kind::right:
            point_at(spot_beside(spots_, pointed_, Step::right));
            return true;
        case Kind::up:
            point_at(spot_beside(spots_, pointed_, Step::up));
            return true;
        case Kind::down:
            point_at(spot_beside(spots_, pointed_, Step::down));
            return true;
        default:
            break;
    }
    if (!pointed_ || *pointed_ >= static_cast<int>(spots_.size()))
        return false;
    if (key.kind == Kind::space || key.kind == Kind::enter) {
        press(*pointed_);
        return true;
    }
    if (key.kind == Kind::backspace) {
        act_(form_.set_side(spots_[static_cast<std::size_t>(*pointed_)].code, std::nullopt));
        return true;
    }
    if (key.kind != Kind::character)
        return false;
    switch (key.character) {
        case U'l':
        case U'L':
            set_side(Side::left);
            return true;
        case U'r':
        case U'R':
            set_side(Side::right);
            return true;
        case U'b':
        case U'B':
            set_side(Side::both);
            return true;
        default:
            return false;
    }
}

}  // namespace needlebook::desktop
