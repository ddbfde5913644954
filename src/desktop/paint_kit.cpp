/// The window of a painted control, and the pieces that faces are made of.
#include "desktop/paint_kit.h"

#include <algorithm>
#include <cmath>

#include <wx/dcbuffer.h>
#include <wx/font.h>
#include <wx/graphics.h>
#include <wx/settings.h>

#include "chart/wrap.h"
#include "desktop/paint_kit_accessible.h"
#include "desktop/style.h"

namespace needlebook::desktop {

using chart::Box;
using chart::Ink;
using chart::Weight;

namespace {

constexpr double points_to_dip = 96.0 / 72.0;
constexpr double narrowest = 60;
constexpr double width_before_shown = 640;
constexpr double smallest_caption = 8.5 * points_to_dip;

bool contains(const Box& box, chart::Point at) {
    return at.x >= box.left && at.x < box.right && at.y >= box.top && at.y < box.bottom;
}

std::optional<app::Key> key_of(const wxKeyEvent& event) {
    using Kind = app::Key::Kind;
    switch (event.GetKeyCode()) {
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER:
            return app::Key{Kind::enter, 0};
        case WXK_BACK:
        case WXK_DELETE:
            return app::Key{Kind::backspace, 0};
        case WXK_UP:
        case WXK_NUMPAD_UP:
            return app::Key{Kind::up, 0};
        case WXK_DOWN:
        case WXK_NUMPAD_DOWN:
            return app::Key{Kind::down, 0};
        case WXK_LEFT:
        case WXK_NUMPAD_LEFT:
            return app::Key{Kind::left, 0};
        case WXK_RIGHT:
        case WXK_NUMPAD_RIGHT:
            return app::Key{Kind::right, 0};
        case WXK_SPACE:
            return app::Key{Kind::space, 0};
        default:
            return std::nullopt;
    }
}

chart::Polyline line(std::vector<chart::Point> through, Ink ink, double width = 1.5) {
    return {std::move(through), {ink, width, {}, true}};
}

}  // namespace

chart::TextStyle Look::caption(Weight weight) const { return {std::max(0.85 * body, smallest_caption), weight, false}; }
chart::TextStyle Look::text(Weight weight) const { return {body, weight, false}; }
chart::TextStyle Look::lead(Weight weight) const { return {1.1 * body, weight, false}; }
chart::TextStyle Look::figure(Weight weight) const { return {1.2 * body, weight, false}; }
chart::TextStyle Look::title() const { return {1.5 * body, Weight::bold, false}; }

double Look::width(std::string_view words, const chart::TextStyle& style) const {
    return typesetter->measure(words, style).width;
}

wxColour wx_colour(chart::Colour colour) { return {colour.red, colour.green, colour.blue}; }

std::string system_font_family(const wxWindow& window) {
    return window.GetFont().GetFaceName().utf8_string() + ", " + paint::Typesetter::default_family();
}

Look system_look(const wxWindow& window, const paint::Typesetter& typesetter) {
    const auto font = wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT);
    const double points = font.IsOk() ? font.GetFractionalPointSize() : window.GetFont().GetFractionalPointSize();
    return {&typesetter, screen_theme(), points * points_to_dip};
}

const Target* target_at(const Face& face, chart::Point at) {
    for (const auto& target : face.targets)
        if (contains(target.box, at))
            return &target;
    return nullptr;
}

FaceWindow::FaceWindow(wxWindow* parent, const Look& look, std::string name, FaceLayout layout, Actions actions)
    : look_{look}, name_{std::move(name)}, layout_{std::move(layout)}, actions_{std::move(actions)} {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxBORDER_NONE);
    SetName(wxString::FromUTF8(name_));
    accessible_ = std::make_unique<AccessibleTargets>(*this, name_, [this](int id) {
        if (actions_.on_target)
            actions_.on_target(id);
    });
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        lay_out();
        Refresh();
        event.Skip();
    });
    Bind(wxEVT_LEFT_DOWN, &FaceWindow::click, this);
    Bind(wxEVT_LEFT_DCLICK, &FaceWindow::click, this);
    Bind(wxEVT_KEY_DOWN, &FaceWindow::press, this);
    Bind(wxEVT_CHAR, &FaceWindow::type, this);
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
        if (actions_.on_focus)
            actions_.on_focus();
        update();
        event.Skip();
    });
    Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        update();
        event.Skip();
    });
    lay_out();
}

FaceWindow::~FaceWindow() = default;

wxSize FaceWindow::DoGetBestClientSize() const {
    return FromDIP(wxSize{-1, static_cast<int>(std::ceil(face_.scene.size.height))});
}

void FaceWindow::lay_out() {
    // Before its first real size a window is a few pixels wide: what is laid out then has to be
    // about as high as later.
    const double given = ToDIP(GetClientSize()).GetWidth();
    const double width = given < narrowest ? width_before_shown : given;
    const double height = face_.scene.size.height;
    face_ = layout_({look_, width, HasFocus()});
    accessible_->show(face_.targets);
    if (std::abs(height - face_.scene.size.height) < 0.5)
        return;
    InvalidateBestSize();
    SetMinSize(wxSize{GetMinSize().GetWidth(), DoGetBestClientSize().GetHeight()});
    // The parent's sizer may be at work right now.
    CallAfter([this] {
        for (auto* parent = GetParent(); parent; parent = parent->GetParent()) {
            parent->Layout();
            if (parent->GetSizer() && parent->HasScrollbar(wxVERTICAL))
                break;
            if (parent->IsTopLevel())
                break;
        }
    });
}

void FaceWindow::update() {
    lay_out();
    Refresh();
}

void FaceWindow::paint() {
    wxAutoBufferedPaintDC dc{this};
    const std::unique_ptr<wxGraphicsContext> graphics{wxGraphicsContext::Create(dc)};
    auto* cairo = static_cast<_cairo*>(graphics->GetNativeContext());
    auto scene = face_.scene;
    const auto size = ToDIP(GetClientSize());
    scene.size = {static_cast<double>(size.GetWidth()), static_cast<double>(size.GetHeight())};
    look_.typesetter->paint(scene, look_.theme, cairo);
}

void FaceWindow::press(wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_TAB && !event.ControlDown()) {
        Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
        return;
    }
    const auto key = event.HasAnyModifiers() ? std::nullopt : key_of(event);
    if (!key || !actions_.on_key || !actions_.on_key(*key))
        event.Skip();
}

void FaceWindow::type(wxKeyEvent& event) {
    const auto character = event.GetUnicodeKey();
    const bool plain = !event.ControlDown() && !event.AltDown() && character >= 32 && character != 127;
    if (!plain || !actions_.on_key || !actions_.on_key(app::Key::typed(static_cast<char32_t>(character))))
        event.Skip();
}

void FaceWindow::click(wxMouseEvent& event) {
    if (actions_.takes_focus && !HasFocus())
        SetFocus();
    const auto at = ToDIP(event.GetPosition());
    const auto* target = target_at(face_, {static_cast<double>(at.x), static_cast<double>(at.y)});
    if (target && actions_.on_target)
        actions_.on_target(target->id);
}

chart::Text beside(double x, const Box& box, std::string words, const chart::TextStyle& style, Ink ink,
                   const Look& look) {
    // Figures and capitals decide: all words of a row stand on one line, whatever letters they have.
    const auto size = look.typesetter->measure("0", style);
    const double cap = 0.72 * style.size;
    const double baseline = (box.top + box.bottom + std::min(cap, size.ascent)) / 2;
    return {{x, baseline}, chart::Anchor::start, std::move(words), style, ink};
}

chart::Text centred(const Box& box, std::string words, const chart::TextStyle& style, Ink ink, const Look& look) {
    auto text = beside((box.left + box.right) / 2, box, std::move(words), style, ink, look);
    text.anchor = chart::Anchor::middle;
    return text;
}

std::vector<std::string> wrapped(std::string_view words, double width, const chart::TextStyle& style,
                                 const Look& look) {
    return chart::wrapped(words, style, width, look.meter());
}

std::string shortened(const std::string& words, double width, const chart::TextStyle& style, const Look& look) {
    return chart::cut(words, style, width, look.meter());
}

double add_heading(chart::Scene& scene, double x, const std::string& title, const std::string& hint, const Look& look) {
    const auto style = look.lead(Weight::semibold);
    const Box row{x, 0, scene.size.width, 1.7 * style.size};
    auto text = beside(x, row, title, style, Ink::ink, look);
    const double baseline = text.at.y;
    scene.marks.emplace_back(std::move(text));
    if (hint.empty())
        return row.bottom;
    const double beside_title = x + look.width(title, style) + 10;
    const auto put = [&](double left, double at, const std::string& words) {
        scene.marks.emplace_back(chart::Text{{left, at}, chart::Anchor::start, words, look.caption(), Ink::ink_2});
    };
    if (beside_title + look.width(hint, look.caption()) <= scene.size.width - 4) {
        put(beside_title, baseline, hint);
        return row.bottom;
    }
    const double step = 1.35 * look.caption().size;
    double y = row.bottom;
    for (const auto& line : wrapped(hint, scene.size.width - 2 * x, look.caption(), look)) {
        put(x, y + 0.8 * step, line);
        y += step;
    }
    return y + 2;
}

chart::Rect focus_ring(const Box& box) { return {box, std::nullopt, chart::Stroke{Ink::focus, 2}, 6}; }

std::vector<chart::Mark> sign_marks(Sign sign, chart::Point centre, Ink ink) {
    const auto at = [&](double x, double y) { return chart::Point{centre.x + x, centre.y + y}; };
    switch (sign) {
        case Sign::caution:
            return {line({at(0, -6), at(6.5, 5.5), at(-6.5, 5.5), at(0, -6)}, ink),
                    line({at(0, -1.8), at(0, 1.6)}, ink), chart::Circle{at(0, 3.6), 0.9, ink, {}}};
        case Sign::hidden:
            return {line({at(-5.5, -1.5), at(-3, 1), at(0, 1.8), at(3, 1), at(5.5, -1.5)}, ink, 1.2),
                    line({at(-3.2, 1), at(-4.4, 3)}, ink, 1.2), line({at(0, 1.9), at(0, 4)}, ink, 1.2),
                    line({at(3.2, 1), at(4.4, 3)}, ink, 1.2)};
        case Sign::done:
            return {line({at(-4, 0.2), at(-1.2, 3), at(4.2, -3)}, ink)};
        case Sign::clock:
            return {chart::Circle{at(0, 1), 5, {}, chart::Stroke{ink, 1.5}},
                    line({at(0, -1.5), at(0, 1), at(1.8, 2)}, ink), line({at(-1.5, -6), at(1.5, -6)}, ink)};
        case Sign::needle:
            return {line({at(-6, 6), at(2.5, -2.5)}, ink), line({at(1, -4), at(4, -1)}, ink),
                    line({at(2.5, -2.5), at(6, -6)}, ink, 2.4)};
    }
    return {};
}

}  // namespace needlebook::desktop
