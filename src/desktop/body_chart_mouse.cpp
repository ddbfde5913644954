/// What the mouse does on the body: needle, move, and draw how far up numbness reaches.
#include <algorithm>
#include <cmath>
#include <utility>

#include <wx/cursor.h>
#include <wx/intl.h>

#include "desktop/body_chart_canvas.h"
#include "desktop/entry_words.h"
#include "desktop/score_control.h"
#include "report/extent_words.h"

namespace needlebook::desktop {

namespace {

constexpr double click_within = 12;
constexpr double on_a_point = 6;
constexpr double on_the_line = 4;
constexpr double beyond_limb = 8;  ///< By which the line is drawn longer than the limb is wide.
constexpr int drag_from = 4;

chart::Point dip_of(const wxWindow& window, const wxMouseEvent& event) {
    const auto at = window.ToDIP(event.GetPosition());
    return {static_cast<double>(at.x), static_cast<double>(at.y)};
}

}  // namespace

void BodyCanvas::draw_numbness(bool draws) {
    draws_numbness_ = draws;
    would_be_.reset();
    point_at(nullptr);
    SetCursor(draws ? wxCursor{wxCURSOR_SIZENS} : wxNullCursor);
    Refresh();
}

/// The line that a press at `at` takes hold of: any while drawing; otherwise one that stands there, unless a
/// point is meant.
const chart::BodyRung* BodyCanvas::line_at(chart::Point at) const {
    if (draws_numbness_)
        return chart::rung_at(rungs_, at);
    if (chart::nearest(scene_, at, on_a_point))
        return nullptr;
    const auto found = std::ranges::find_if(rungs_, [&](const chart::BodyRung& rung) {
        return std::ranges::find(spec_.numbness, rung.numbness) != spec_.numbness.end() &&
               std::abs(rung.left.y - at.y) <= on_the_line && at.x >= rung.left.x - beyond_limb &&
               at.x <= rung.right.x + beyond_limb;
    });
    return found == rungs_.end() ? nullptr : &*found;
}

void BodyCanvas::draw_line(const chart::BodyRung* rung) {
    if (!rung || (stroke_begun_ && drawn_ && drawn_->numbness == rung->numbness))
        return;
    drawn_ = *rung;
    would_be_ = *rung;
    // Saying so lays the page out anew.
    actions_.on_numbness(drawn_->numbness, !std::exchange(stroke_begun_, true));
    Refresh();
}

void BodyCanvas::mouse_down(wxMouseEvent& event) {
    wxWindow::SetFocus();
    drawn_.reset();
    const auto at = dip_of(*this, event);
    if (const auto* line = line_at(at)) {
        point_at(nullptr);
        stroke_begun_ = false;
        drawn_ = *line;
        if (draws_numbness_)
            draw_line(line);
        return;
    }
    if (draws_numbness_)
        return;
    pressed_at_ = event.GetPosition();
    pan_from_ = spec_.pan;
    dragged_ = false;
}

void BodyCanvas::mouse_moved(wxMouseEvent& event) {
    const auto at = dip_of(*this, event);
    if (!event.LeftIsDown())
        drawn_.reset();  // It was let go where nobody told: over a dialog, or another window.
    if (drawn_)
        return draw_line(chart::rung_at(rungs_, at, drawn_));
    if (pressed_at_ && event.LeftIsDown()) {
        const auto from = ToDIP(*pressed_at_);
        if (dragged_ || std::abs(at.x - from.x) + std::abs(at.y - from.y) > drag_from) {
            dragged_ = true;
            spec_.pan = pan_from_;
            pan(at.x - from.x, at.y - from.y);
        }
        return;
    }
    const auto* line = line_at(at);
    const auto now = line ? std::optional{*line} : std::nullopt;
    if (now != would_be_) {
        would_be_ = now;
        if (!draws_numbness_)
            SetCursor(now ? wxCursor{wxCURSOR_SIZENS} : wxNullCursor);
        Refresh();
    }
    point_at(line || draws_numbness_ ? nullptr : chart::nearest(scene_, at, click_within));
}

void BodyCanvas::mouse_up(wxMouseEvent& event) {
    if (drawn_) {
        drawn_.reset();
        Refresh();
        return;
    }
    const bool clicked = pressed_at_ && !dragged_;
    pressed_at_.reset();
    if (!clicked)
        return;
    const auto* hit = chart::nearest(scene_, dip_of(*this, event), click_within);
    point_at(hit);
    if (hit)
        needle(*hit);
}

/// Where the line is or would be, and how far up that is.
void BodyCanvas::paint_line(_cairo* cairo) const {
    if (!would_be_)
        return;
    chart::Scene over{scene_.size, {}};
    const auto& [numbness, left, right, panel] = *would_be_;
    over.marks.emplace_back(
        chart::Polyline{{{left.x - beyond_limb, left.y}, {right.x + beyond_limb, right.y}}, {chart::Ink::focus, 2}});
    const auto style = look_.caption(chart::Weight::semibold);
    const auto words = text_of(_("numb up to: ")) + std::string{report::level_words(numbness.limb, numbness.level)};
    const double width = look_.width(words, style) + 12;
    const double x = std::clamp((left.x + right.x - width) / 2, 2.0, std::max(2.0, scene_.size.width - width - 2));
    const double top = left.y > 32 ? left.y - 28 : left.y + 8;
    const chart::Box box{x, top, x + width, top + 20};
    over.marks.emplace_back(chart::Rect{box, chart::Ink::paper, chart::Stroke{chart::Ink::edge, 1}, 4});
    over.marks.emplace_back(centred(box, words, style, chart::Ink::ink, look_));
    look_.typesetter->paint(over, look_.theme, cairo, false);
}

}  // namespace needlebook::desktop
