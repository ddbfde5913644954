/// Marks on a cairo surface.
#include "paint/paint.h"

#include <algorithm>
#include <cmath>
#include <span>

#include <cairo.h>

#include "chart/figure.h"
#include "paint/typesetter.h"

namespace needlebook::paint {
namespace {

/// cairo strokes one long line in more than linear time; joints overlap by a vertex and lines are opaque, so chunks
/// don't show.
constexpr std::size_t chunk = 16;

class Painter {
public:
    Painter(cairo_t* context, const chart::Theme& theme, Typesetter::Inside& type)
        : cr_{context}, theme_{theme}, type_{type}, pixels_{on_pixels(context)} {}

    void operator()(const chart::Area& area) {
        trace(area.outline);
        cairo_close_path(cr_);
        fill(area.fill);
    }

    void operator()(const chart::Rect& rect) {
        auto box = rect.box;
        if (rect.stroke && is_hairline(*rect.stroke))
            box = {snapped_x(box.left), snapped_y(box.top), snapped_x(box.right), snapped_y(box.bottom)};
        trace(box, rect.corner);
        if (rect.fill)
            fill(*rect.fill, rect.stroke.has_value());
        if (rect.stroke)
            stroke(*rect.stroke);
    }

    void operator()(const chart::Circle& circle) {
        cairo_new_path(cr_);
        cairo_arc(cr_, circle.centre.x, circle.centre.y, circle.radius, 0, 2 * M_PI);
        if (circle.fill)
            fill(*circle.fill, circle.stroke.has_value());
        if (circle.stroke)
            stroke(*circle.stroke);
    }

    void operator()(const chart::Dot& dot) {
        for (const auto& mark : chart::drawn(dot))
            std::visit(*this, mark);
    }

    void operator()(const chart::Polyline& line) {
        const auto& points = line.through;
        if (points.size() == 2 && is_hairline(line.stroke) &&
            (points[0].x == points[1].x || points[0].y == points[1].y)) {
            straight(points[0], points[1], line.stroke);
            return;
        }
        const bool whole = !line.stroke.dash.empty() || points.size() <= chunk + 1;
        const std::size_t step = whole ? points.size() : chunk;
        for (std::size_t from = 0; from + 1 < points.size(); from += step) {
            const auto to = std::min(points.size(), from + step + 1);
            trace(std::span{points}.subspan(from, to - from));
            stroke(line.stroke);
        }
    }

    void operator()(const chart::Text& text) {
        auto* layout = type_.set(text.words, text.style);
        double x = text.at.x;
        if (text.anchor != chart::Anchor::start) {
            const double width = type_.measured(text.words, text.style).width;
            layout = type_.set(text.words, text.style);
            x -= text.anchor == chart::Anchor::end ? width : width / 2;
        }
        colour(text.ink);
        cairo_move_to(cr_, x, text.at.y);
        pango_cairo_show_layout_line(cr_, pango_layout_get_line_readonly(layout, 0));
        cairo_new_path(cr_);
    }

    void ground(chart::Size size, chart::Ink ink) {
        cairo_new_path(cr_);
        cairo_rectangle(cr_, 0, 0, size.width, size.height);
        fill(ink);
    }

private:
    static bool on_pixels(cairo_t* context) {
        switch (cairo_surface_get_type(cairo_get_group_target(context))) {
            case CAIRO_SURFACE_TYPE_PDF:
            case CAIRO_SURFACE_TYPE_PS:
            case CAIRO_SURFACE_TYPE_SVG:
            case CAIRO_SURFACE_TYPE_RECORDING:
                return false;
            default:
                return true;
        }
    }

    static bool is_hairline(const chart::Stroke& stroke) { return stroke.width == 1; }

    /// The coordinate moved so that a line of one DIP covers whole pixels: their middle when it is an odd number wide.
    double snapped(double value, bool vertical) const {
        if (!pixels_)
            return value;
        double scale_x = 1;
        double scale_y = 1;
        cairo_surface_get_device_scale(cairo_get_group_target(cr_), &scale_x, &scale_y);
        double x = vertical ? 0 : value;
        double y = vertical ? value : 0;
        cairo_user_to_device(cr_, &x, &y);
        double wide_x = 1;
        double wide_y = 1;
        cairo_user_to_device_distance(cr_, &wide_x, &wide_y);
        double& at = vertical ? y : x;
        const double scale = vertical ? scale_y : scale_x;
        const auto wide = std::lround(std::abs(vertical ? wide_y : wide_x) * scale);
        const double half = wide % 2 == 0 ? 0.0 : 0.5;
        at = (std::round(at * scale - half) + half) / scale;
        cairo_device_to_user(cr_, &x, &y);
        return vertical ? y : x;
    }
    double snapped_x(double x) const { return snapped(x, false); }
    double snapped_y(double y) const { return snapped(y, true); }

    void straight(chart::Point from, chart::Point to, const chart::Stroke& style) {
        if (from.x == to.x)
            from.x = to.x = snapped_x(from.x);
        else
            from.y = to.y = snapped_y(from.y);
        cairo_new_path(cr_);
        cairo_move_to(cr_, from.x, from.y);
        cairo_line_to(cr_, to.x, to.y);
        stroke(style);
    }

    void trace(std::span<const chart::Point> points) {
        cairo_new_path(cr_);
        for (const auto& point : points)
            cairo_line_to(cr_, point.x, point.y);
    }

    void trace(const chart::Box& box, double corner) {
        cairo_new_path(cr_);
        const double r = std::min({corner, box.width() / 2, box.height() / 2});
        if (r <= 0) {
            cairo_rectangle(cr_, box.left, box.top, box.width(), box.height());
            return;
        }
        cairo_arc(cr_, box.right - r, box.top + r, r, -M_PI / 2, 0);
        cairo_arc(cr_, box.right - r, box.bottom - r, r, 0, M_PI / 2);
        cairo_arc(cr_, box.left + r, box.bottom - r, r, M_PI / 2, M_PI);
        cairo_arc(cr_, box.left + r, box.top + r, r, M_PI, 3 * M_PI / 2);
        cairo_close_path(cr_);
    }

    void colour(chart::Ink ink) {
        const auto c = theme_[ink];
        cairo_set_source_rgb(cr_, c.red / 255.0, c.green / 255.0, c.blue / 255.0);
    }

    void fill(chart::Ink ink, bool keep = false) {
        colour(ink);
        if (keep)
            cairo_fill_preserve(cr_);
        else
            cairo_fill(cr_);
    }

    void stroke(const chart::Stroke& style) {
        colour(style.ink);
        cairo_set_line_width(cr_, style.width);
        cairo_set_line_cap(cr_, style.round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
        cairo_set_line_join(cr_, style.round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
        cairo_set_dash(cr_, style.dash.data(), static_cast<int>(style.dash.size()), 0);
        cairo_stroke(cr_);
    }

    cairo_t* cr_;
    const chart::Theme& theme_;
    Typesetter::Inside& type_;
    bool pixels_;
};

}  // namespace

void Typesetter::paint(const chart::Scene& scene, const chart::Theme& theme, _cairo* context, bool background) const {
    cairo_save(context);
    pango_cairo_update_context(context, inside_->context.get());
    pango_layout_context_changed(inside_->layout.get());
    Painter painter{context, theme, *inside_};
    if (background)
        painter.ground(scene.size, scene.background);
    for (const auto& mark : scene.marks)
        std::visit(painter, mark);
    cairo_restore(context);
}

}  // namespace needlebook::paint
