/// Painting through the one painter, on the window's own cairo context.
#include "desktop/scene_window.h"

#include <cstdlib>

#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include "chart/hover.h"
#include "desktop/paint_kit_accessible.h"

namespace needlebook::desktop {

SceneWindow::SceneWindow(wxWindow* parent, const Look& look, std::string name, Layout layout, Describe describe,
                         Open open)
    : wxWindow{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxFULL_REPAINT_ON_RESIZE},
      look_{look},
      name_{std::move(name)},
      layout_{std::move(layout)},
      describe_{std::move(describe)},
      open_{std::move(open)} {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    accessible_ = std::make_unique<AccessibleTargets>(*this, name_, [this](int index) {
        const auto& spots = scene_.spots;
        if (index >= 0 && static_cast<std::size_t>(index) < spots.size())
            go_to(spots[static_cast<std::size_t>(index)].id);
    });
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        lay_out();
        event.Skip();
    });
    Bind(wxEVT_MOTION, &SceneWindow::point_at, this);
    Bind(wxEVT_MOUSEWHEEL, &SceneWindow::turn_wheel, this);
    Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
        if (HasCapture())
            ReleaseMouse();
        dragged_from_.reset();
        event.Skip();
    });
    Bind(wxEVT_MOUSE_CAPTURE_LOST, [this](wxMouseCaptureLostEvent&) { dragged_from_.reset(); });
    Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) {
        if (!HasFocus())
            go_to(std::nullopt);
    });
    Bind(wxEVT_LEFT_DOWN, &SceneWindow::click, this);
    Bind(wxEVT_KEY_DOWN, &SceneWindow::press, this);
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
        Refresh();
        event.Skip();
    });
    Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        go_to(std::nullopt);
        event.Skip();
    });
}

SceneWindow::~SceneWindow() = default;

void SceneWindow::update() {
    lay_out();
    Refresh();
}

void SceneWindow::lay_out() {
    const auto size = ToDIP(GetClientSize());
    if (size.x < 50 || size.y < 50)
        return;
    scene_ = layout_({static_cast<double>(size.x), static_cast<double>(size.y)});
    if (at_ && chart::find(scene_, *at_) == nullptr)
        at_.reset();
    std::vector<Target> targets;
    for (std::size_t i = 0; i < scene_.spots.size(); ++i) {
        const auto& spot = scene_.spots[i];
        std::string words;
        for (const auto& line : describe_(spot.id))
            words += (words.empty() ? "" : ", ") + line;
        targets.push_back({{spot.centre.x - 8, spot.centre.y - 8, spot.centre.x + 8, spot.centre.y + 8},
                           static_cast<int>(i),
                           words,
                           TargetRole::item,
                           false});
    }
    accessible_->show(targets);
    Refresh();
}

void SceneWindow::paint() {
    wxAutoBufferedPaintDC dc{this};
    const std::unique_ptr<wxGraphicsContext> context{wxGraphicsContext::CreateFromUnknownDC(dc)};
    if (!context)
        return;
    auto* native = static_cast<_cairo*>(context->GetNativeContext());
    look_.typesetter->paint(scene_, look_.theme, native);
    if (at_)
        if (const auto* spot = chart::find(scene_, *at_))
            look_.typesetter->paint(chart::hover(scene_, *spot, describe_(*at_), look_.text(), look_.meter()),
                                    look_.theme, native, false);
    // A page without spots has nothing to step through, so nothing to show the focus of.
    if (HasFocus() && !at_ && !scene_.spots.empty()) {
        chart::Scene ring;
        ring.size = scene_.size;
        ring.marks.emplace_back(focus_ring({2, 2, scene_.size.width - 2, scene_.size.height - 2}));
        look_.typesetter->paint(ring, look_.theme, native, false);
    }
}

void SceneWindow::go_to(std::optional<chart::SpotId> spot) {
    if (at_ == spot)
        return;
    at_ = spot;
    Refresh();
}

void SceneWindow::turn_wheel(wxMouseEvent& event) {
    if (!travel_.zoom || event.GetWheelAxis() != wxMOUSE_WHEEL_VERTICAL || event.GetWheelDelta() == 0)
        return event.Skip();
    const double steps = static_cast<double>(event.GetWheelRotation()) / event.GetWheelDelta();
    if (event.ShiftDown())
        travel_.turn(steps > 0 ? -1 : 1);
    else
        travel_.zoom(ToDIP(event.GetPosition()).x, steps);
}

void SceneWindow::drag(wxMouseEvent& event) {
    if (!event.LeftIsDown()) {
        dragged_from_.reset();
        return;
    }
    const int by = event.GetX() - *dragged_from_;
    if (std::abs(by) < FromDIP(4))
        return;
    dragged_from_ = event.GetX();
    travel_.drag(ToDIP(by));
}

void SceneWindow::point_at(wxMouseEvent& event) {
    if (dragged_from_)
        return drag(event);
    const auto at = ToDIP(event.GetPosition());
    const auto* spot = chart::nearest(scene_, {static_cast<double>(at.x), static_cast<double>(at.y)});
    if (spot != nullptr)
        go_to(spot->id);
    else if (!HasFocus())
        go_to(std::nullopt);
    SetCursor(spot != nullptr ? wxCursor{wxCURSOR_HAND} : wxNullCursor);
}

void SceneWindow::click(wxMouseEvent& event) {
    SetFocus();
    const auto at = ToDIP(event.GetPosition());
    if (const auto* spot = chart::nearest(scene_, {static_cast<double>(at.x), static_cast<double>(at.y)})) {
        go_to(spot->id);
        if (event.ControlDown() || spot->id.kind == chart::SpotKind::session)
            return open_(spot->id);
    }
    if (travel_.drag) {
        dragged_from_ = event.GetX();
        CaptureMouse();
    }
}

/// Whether the key moved through what is shown.
bool SceneWindow::travels(const wxKeyEvent& event) {
    if (!travel_.zoom || event.ControlDown() || event.AltDown())
        return false;
    const double middle = ToDIP(GetClientSize()).GetWidth() / 2.0;
    switch (event.GetKeyCode()) {
        case '+':
        case '=':
        case WXK_NUMPAD_ADD:
            travel_.zoom(middle, 1);
            return true;
        case '-':
        case WXK_NUMPAD_SUBTRACT:
            travel_.zoom(middle, -1);
            return true;
        case '0':
        case WXK_NUMPAD0:
            travel_.all();
            return true;
        case WXK_PAGEUP:
            travel_.turn(-1);
            return true;
        case WXK_PAGEDOWN:
            travel_.turn(1);
            return true;
        case WXK_LEFT:
        case WXK_RIGHT:
            if (event.ShiftDown())
                travel_.turn(event.GetKeyCode() == WXK_LEFT ? -1 : 1);
            return event.ShiftDown();
        default:
            return false;
    }
}

void SceneWindow::press(wxKeyEvent& event) {
    if (travels(event))
        return;
    const auto walk = [this](chart::Step step) {
        if (const auto* spot = chart::step(scene_, at_, step))
            go_to(spot->id);
    };
    switch (event.GetKeyCode()) {
        case WXK_LEFT:
            walk(chart::Step::left);
            break;
        case WXK_RIGHT:
            walk(chart::Step::right);
            break;
        case WXK_UP:
            walk(chart::Step::up);
            break;
        case WXK_DOWN:
            walk(chart::Step::down);
            break;
        case WXK_HOME:
            walk(chart::Step::first);
            break;
        case WXK_END:
            walk(chart::Step::last);
            break;
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER:
            if (at_)
                open_(*at_);
            break;
        case WXK_ESCAPE:
            go_to(std::nullopt);
            break;
        case WXK_TAB:
            Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
            break;
        default:
            event.Skip();
    }
}

}  // namespace needlebook::desktop
