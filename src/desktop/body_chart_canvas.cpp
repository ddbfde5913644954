/// Painting the body, and what mouse and keys do on it.
#include "desktop/body_chart_canvas.h"

#include <algorithm>

#include <wx/dcbuffer.h>
#include <wx/graphics.h>
#include <wx/intl.h>

#include "desktop/body_chart.h"
#include "desktop/body_chart_words.h"
#include "desktop/entry_words.h"
#include "desktop/paint_kit_accessible.h"

namespace needlebook::desktop {

using chart::BodyState;
using chart::Step;

namespace {

constexpr double target_half = 9;
constexpr double most_zoom = 8;
constexpr double one_step = 1.25;
constexpr double pan_step = 40;

}  // namespace

BodyCanvas::BodyCanvas(wxWindow* parent, const Look& look, Actions actions)
    : look_{look}, actions_{std::move(actions)} {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxBORDER_NONE);
    SetName(_("Body chart"));
    SetMinSize(FromDIP(wxSize{280, 280}));
    spec_.notes = {text_of(_("The picture is a sketch.")), text_of(_("It is not for finding a point on a body."))};
    spec_.title = text_of(_("Body chart"));
    accessible_ = std::make_unique<AccessibleTargets>(*this, text_of(_("Body chart")), [this](int id) {
        if (static_cast<std::size_t>(id) < scene_.spots.size())
            needle(scene_.spots[static_cast<std::size_t>(id)]);
    });
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        update();
        event.Skip();
    });
    Bind(wxEVT_MOTION, &BodyCanvas::mouse_moved, this);
    Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent& event) {
        if (!HasFocus())
            point_at(nullptr);
        if (would_be_.has_value() && !drawn_) {
            would_be_.reset();
            Refresh();
        }
        event.Skip();
    });
    Bind(wxEVT_LEFT_DOWN, &BodyCanvas::mouse_down, this);
    Bind(wxEVT_LEFT_DCLICK, &BodyCanvas::mouse_down, this);
    Bind(wxEVT_LEFT_UP, &BodyCanvas::mouse_up, this);
    Bind(wxEVT_MOUSEWHEEL, [this](wxMouseEvent& event) {
        const auto at = ToDIP(event.GetPosition());
        zoom(event.GetWheelRotation() > 0 ? one_step : 1 / one_step,
             {static_cast<double>(at.x), static_cast<double>(at.y)});
    });
    Bind(wxEVT_KEY_DOWN, &BodyCanvas::press, this);
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
        Refresh();
        event.Skip();
    });
    Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        point_at(nullptr);
        event.Skip();
    });
}

BodyCanvas::~BodyCanvas() = default;

void BodyCanvas::show(const BodyContents& contents, bool with_numbness) {
    spec_.marks = contents.marks;
    spec_.numbness = with_numbness ? contents.numbness : std::vector<chart::BodyNumbness>{};
    spec_.numbness_words = text_of(_("numb below"));
    cautions_ = contents.cautions;
    update();
}

void BodyCanvas::show_page(chart::BodyPage page, Side limb) {
    spec_.page = page;
    spec_.limb = limb;
    spec_.captions = body_captions(page, limb);
    spec_.zoom = 1;
    spec_.pan = {};
    pointed_.reset();
    update();
}

void BodyCanvas::show_matches(std::vector<PointCode> matches) {
    spec_.matches = std::move(matches);
    update();
}

void BodyCanvas::update() {
    lay_out();
    Refresh();
}

void BodyCanvas::lay_out() {
    const auto given = ToDIP(GetClientSize());
    const chart::Size size{std::max(60.0, static_cast<double>(given.GetWidth())),
                           std::max(60.0, static_cast<double>(given.GetHeight()))};
    spec_.caption = look_.caption();
    spec_.label = look_.caption(chart::Weight::semibold);
    scene_ = chart::body_scene(spec_, size, look_.meter());
    rungs_ = chart::body_rungs(spec_, size, look_.meter());
    if (would_be_) {
        const auto same = std::ranges::find_if(rungs_, [&](const chart::BodyRung& rung) {
            return rung.panel == would_be_->panel && rung.numbness == would_be_->numbness;
        });
        would_be_ = same == rungs_.end() ? std::nullopt : std::optional{*same};
    }
    targets_.clear();
    for (std::size_t i = 0; i < scene_.spots.size(); ++i) {
        const auto& spot = scene_.spots[i];
        const auto place = chart::body_place(spot);
        const auto standing = chart::standing_of(place, spec_);
        const auto [x, y] = spot.centre;
        targets_.push_back({{x - target_half, y - target_half, x + target_half, y + target_half},
                            static_cast<int>(i),
                            body_place_name(place, standing),
                            TargetRole::toggle,
                            standing.state == BodyState::taken});
    }
    accessible_->show(targets_);
}

void BodyCanvas::paint() {
    wxAutoBufferedPaintDC dc{this};
    const std::unique_ptr<wxGraphicsContext> graphics{wxGraphicsContext::Create(dc)};
    auto* cairo = static_cast<_cairo*>(graphics->GetNativeContext());
    look_.typesetter->paint(scene_, look_.theme, cairo);
    if (const auto* at = spot()) {
        const auto code = chart::body_place(*at).code;
        look_.typesetter->paint(
            chart::body_hover(scene_, *at, body_card(code, cautions_of(code)), look_.caption(), look_.meter()),
            look_.theme, cairo, false);
    }
    paint_line(cairo);
    if (HasFocus()) {
        chart::Scene over{scene_.size, {}};
        over.marks.emplace_back(focus_ring({1, 1, scene_.size.width - 1, scene_.size.height - 1}));
        look_.typesetter->paint(over, look_.theme, cairo, false);
    }
}

std::vector<std::string> BodyCanvas::cautions_of(PointCode code) const {
    std::vector<std::string> words;
    for (const auto& [point, sentence] : cautions_)
        if (point == code)
            words.push_back(sentence);
    return words;
}

const chart::Spot* BodyCanvas::spot() const { return pointed_ ? chart::find(scene_, *pointed_) : nullptr; }

std::optional<chart::BodyPlace> BodyCanvas::pointed_at() const {
    const auto* at = spot();
    return at ? std::optional{chart::body_place(*at)} : std::nullopt;
}

std::optional<Side> BodyCanvas::taken(PointCode code) const {
    for (const auto& mark : spec_.marks)
        if (mark.code == code && mark.state == BodyState::taken)
            return mark.side;
    return std::nullopt;
}

void BodyCanvas::point_at(const chart::Spot* spot) {
    const auto now = spot ? std::optional{spot->id} : std::nullopt;
    if (now == pointed_)
        return;
    pointed_ = now;
    Refresh();
}

void BodyCanvas::point_at(PointCode code) {
    const auto found =
        std::ranges::find(scene_.spots, code, [](const chart::Spot& spot) { return chart::body_place(spot).code; });
    if (found != scene_.spots.end())
        point_at(&*found);
}

void BodyCanvas::needle(const chart::Spot& spot) {
    const auto place = chart::body_place(spot);
    actions_.on_needle(place.code, chart::side_after_click(taken(place.code), place.side));
}

void BodyCanvas::zoom(double factor, chart::Point about) {
    const double before = spec_.zoom;
    spec_.zoom = std::clamp(before * factor, 1.0, most_zoom);
    const double by = spec_.zoom / before;
    // What lies under the pointer stays there.
    const chart::Point middle{scene_.size.width / 2, scene_.size.height / 2};
    spec_.pan.x = about.x - middle.x - (about.x - middle.x - spec_.pan.x) * by;
    spec_.pan.y = about.y - middle.y - (about.y - middle.y - spec_.pan.y) * by;
    pan(0, 0);
}

void BodyCanvas::pan(double x, double y) {
    // Never so far that the body leaves the page.
    const double across = scene_.size.width * (spec_.zoom - 1) / 2;
    const double down = scene_.size.height * (spec_.zoom - 1) / 2;
    spec_.pan = {std::clamp(spec_.pan.x + x, -across, across), std::clamp(spec_.pan.y + y, -down, down)};
    update();
}

void BodyCanvas::press(wxKeyEvent& event) {
    const int code = event.GetKeyCode();
    if (code == WXK_TAB && !event.ControlDown()) {
        Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
        return;
    }
    if (event.ControlDown() || event.AltDown() || (!move(event) && !walk(code) && !act(code)))
        event.Skip();
}

bool BodyCanvas::move(const wxKeyEvent& event) {
    const chart::Point middle{scene_.size.width / 2, scene_.size.height / 2};
    const int code = event.GetKeyCode();
    if (code == '+' || code == '=' || code == WXK_NUMPAD_ADD)
        zoom(one_step, middle);
    else if (code == '-' || code == WXK_NUMPAD_SUBTRACT)
        zoom(1 / one_step, middle);
    else if (code == '0')
        zoom(1 / most_zoom, middle);
    else if (!event.ShiftDown())
        return false;
    else if (code == WXK_LEFT || code == WXK_RIGHT)
        pan(code == WXK_LEFT ? pan_step : -pan_step, 0);
    else if (code == WXK_UP || code == WXK_DOWN)
        pan(0, code == WXK_UP ? pan_step : -pan_step);
    else
        return false;
    return true;
}

bool BodyCanvas::walk(int code) {
    switch (code) {
        case WXK_LEFT:
            point_at(chart::body_step(scene_, pointed_, Step::left));
            return true;
        case WXK_RIGHT:
            point_at(chart::body_step(scene_, pointed_, Step::right));
            return true;
        case WXK_UP:
            point_at(chart::body_step(scene_, pointed_, Step::up));
            return true;
        case WXK_DOWN:
            point_at(chart::body_step(scene_, pointed_, Step::down));
            return true;
        case WXK_HOME:
            point_at(chart::body_step(scene_, pointed_, Step::first));
            return true;
        case WXK_END:
            point_at(chart::body_step(scene_, pointed_, Step::last));
            return true;
        case WXK_PAGEUP:
            step_in_list(-1);
            return true;
        case WXK_PAGEDOWN:
            step_in_list(+1);
            return true;
        default:
            return false;
    }
}

void BodyCanvas::step_in_list(int by) {
    if (scene_.spots.empty())
        return;
    const auto* at = spot();
    const auto count = static_cast<std::ptrdiff_t>(scene_.spots.size());
    const auto from = at ? at - scene_.spots.data() : (by > 0 ? -1 : count);
    point_at(&scene_.spots[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(from + by, 0, count - 1))]);
}

bool BodyCanvas::act(int code) {
    const auto* at = spot();
    if (!at)
        return false;
    const auto place = chart::body_place(*at);
    const bool midline = place.side == Side::midline;
    switch (code) {
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER:
        case WXK_SPACE:
            needle(*at);
            return true;
        case WXK_DELETE:
        case WXK_BACK:
            actions_.on_needle(place.code, std::nullopt);
            return true;
        case 'L':
            actions_.on_needle(place.code, midline ? Side::midline : Side::left);
            return true;
        case 'R':
            actions_.on_needle(place.code, midline ? Side::midline : Side::right);
            return true;
        case 'B':
            actions_.on_needle(place.code, midline ? Side::midline : Side::both);
            return true;
        default:
            return false;
    }
}

}  // namespace needlebook::desktop
