/// Laying out a page of the body chart.
#include "chart/body.h"

#include <algorithm>
#include <cmath>

#include "chart/body_figure.h"
#include "chart/body_labels.h"
#include "chart/body_numbness.h"
#include "domain/point_place.h"

namespace needlebook::chart {
namespace {

constexpr double edge = 8;
constexpr double label_gap = 12;
constexpr double coincident = 0.8;
constexpr double beside_coincident = 5.5;
constexpr double outline_width = 1.2;
constexpr double detail_width = 0.9;

const BodyView& view_named(std::string_view name) { return *std::ranges::find(body_views(), name, &BodyView::name); }

double aspect(const BodyPanel& panel) {
    const auto& view = view_named(panel.view);
    return panel.part.width() * view.width / (panel.part.height() * view.height);
}

/// A place in a panel, in parts of the picture.
struct PlaceIn {
    SpotId id;
    BodyPlace place;
    Point at;
};

std::vector<PlaceIn> places_of(const BodyPanel& panel) {
    std::vector<PlaceIn> found;
    const auto all = point_places();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& place = all[i];
        if (body_views()[place.view].name != panel.view)
            continue;
        const bool paired = points().at(place.code).paired;
        const auto add = [&](bool right, double x) {
            const auto side = !paired ? Side::midline : right ? Side::right : Side::left;
            const auto& part = panel.part;
            if (x < part.left || x > part.right || place.y < part.top || place.y > part.bottom)
                return;
            found.push_back({{SpotKind::point, static_cast<std::int64_t>(2 * i + (right ? 1 : 0))},
                             {place.code, side, place.site},
                             {x, place.y}});
        };
        const bool turned = panel.side == Side::right;
        add(turned, turned ? 1 - place.x : place.x);
        if (panel.side == Side::both && place.mirrored)
            add(true, 1 - place.x);
    }
    return found;
}

/// Draws one panel into the scene.
class PanelPainter {
public:
    PanelPainter(const BodySpec& spec, const BodyPanel& panel, const Box& box, Scene& scene)
        : spec_{spec}, panel_{panel}, box_{box}, scene_{scene} {}

    Point on_page(Point at) const {
        const auto& part = panel_.part;
        return {box_.left + (at.x - part.left) / part.width() * box_.width(),
                box_.top + (at.y - part.top) / part.height() * box_.height()};
    }

    void draw_figure() {
        for (const auto& path : body_figure(panel_.view))
            draw_path(path);
    }

    /// The words stand where there is room for them: the pictures never move for a line.
    void draw_numbness(const TextMeter& meter) {
        for (const auto& numbness : spec_.numbness)
            if (const auto line = numbness_line(panel_, numbness)) {
                const auto left = on_page({line->left, line->y});
                const auto right = on_page({line->right, line->y});
                scene_.marks.emplace_back(
                    Polyline{{{left.x - 8, left.y}, {right.x + 8, right.y}}, {Ink::measure_2, 2, {6, 3}}});
                const double words_right = left.x - 12;
                if (numbness.side == Side::right && panel_.side == Side::both &&
                    meter(spec_.numbness_words, spec_.caption).width + edge <= words_right)
                    scene_.marks.emplace_back(Text{{words_right, left.y + 0.36 * spec_.caption.size},
                                                   Anchor::end,
                                                   spec_.numbness_words,
                                                   spec_.caption,
                                                   Ink::measure_2});
            }
    }

private:
    /// Under the panel's top edge the picture goes on: paths are cut there.
    std::vector<std::vector<Point>> cut(const FigurePath& path, bool fill) const {
        std::vector<std::vector<Point>> pieces(1);
        const double top = panel_.part.top;
        const bool turned = panel_.side == Side::right;
        auto through = path.through;
        if (path.closed && !through.empty())
            through.push_back(through.front());
        for (std::size_t i = 0; i < through.size(); ++i) {
            const auto to = through[i];
            const bool inside = to.y >= top;
            if (i > 0 && inside != (through[i - 1].y >= top)) {
                const auto from = through[i - 1];
                const double x = from.x + (to.x - from.x) * (top - from.y) / (to.y - from.y);
                pieces.back().push_back({x, top});
                if (!inside && !fill)
                    pieces.emplace_back();
            }
            if (inside)
                pieces.back().push_back(to);
        }
        std::erase_if(pieces, [](const auto& piece) { return piece.size() < 2; });
        for (auto& piece : pieces)
            for (auto& point : piece)
                point = on_page({turned ? 1 - point.x : point.x, point.y});
        return pieces;
    }

    void fill(const FigurePath& path, Ink ink) {
        for (auto& piece : cut(path, true))
            scene_.marks.emplace_back(Area{std::move(piece), ink});
    }
    void stroke(const FigurePath& path, const Stroke& stroke) {
        for (auto& piece : cut(path, false))
            scene_.marks.emplace_back(Polyline{std::move(piece), stroke});
    }

    void draw_path(const FigurePath& path) {
        const Stroke outline{Ink::outline, outline_width, {}, true};
        switch (path.part) {
            case FigurePart::body:
                fill(path, Ink::skin);
                stroke(path, outline);
                break;
            case FigurePart::fill:
                fill(path, Ink::skin);
                break;
            case FigurePart::line:
                stroke(path, outline);
                break;
            case FigurePart::hair:
                fill(path, Ink::hair);
                break;
            case FigurePart::nail:
            case FigurePart::detail:
                stroke(path, {Ink::body_detail, detail_width, {}, true});
                break;
            case FigurePart::faint:
                stroke(path, {Ink::body_faint, detail_width, {}, true});
                break;
            case FigurePart::guide:
                stroke(path, {Ink::body_faint, detail_width, {4, 4}, false});
                break;
        }
    }

    const BodySpec& spec_;
    const BodyPanel& panel_;
    Box box_;
    Scene& scene_;
};

/// A panel with what is to be drawn in it.
struct Filled {
    BodyPanel panel;
    std::vector<PlaceIn> places;
    std::vector<std::size_t> left_labels;  ///< Indexes into places.
    std::vector<std::size_t> right_labels;
    double left_room = edge;
    double right_room = edge;
    Box box{};
};

/// Of the places of one point only one bears its label: of the left side where both are shown.
bool is_labelled(const Filled& filled, const PlaceIn& place, const BodySpec& spec) {
    if (!standing_of(place.place, spec).state)
        return false;
    for (const auto& other : filled.places) {
        if (other.place.code != place.place.code || other.id == place.id || !standing_of(other.place, spec).state)
            continue;
        const bool left = place.place.side != Side::right;
        const bool other_left = other.place.side != Side::right;
        if (left != other_left ? other_left : other.id < place.id)
            return false;
    }
    return true;
}

Filled filled_panel(const BodyPanel& panel, const BodySpec& spec, const TextMeter& meter) {
    Filled filled{panel, places_of(panel), {}, {}};
    const double middle = (panel.part.left + panel.part.right) / 2;
    for (std::size_t i = 0; i < filled.places.size(); ++i) {
        const auto& place = filled.places[i];
        if (!is_labelled(filled, place, spec))
            continue;
        const double room = meter(place.place.code.text(), spec.label).width + label_gap + edge;
        const bool at_right = place.at.x > middle;
        (at_right ? filled.right_labels : filled.left_labels).push_back(i);
        auto& side = at_right ? filled.right_room : filled.left_room;
        side = std::max(side, room);
    }
    return filled;
}

/// Height of the pictures when they stand in `rows` rows of `room`.
double height_in_rows(const std::vector<Filled>& panels, std::size_t rows, Size room, double caption) {
    const auto a_row = (panels.size() + rows - 1) / rows;
    double height = room.height / static_cast<double>(rows) - caption;
    for (std::size_t first = 0; first < panels.size(); first += a_row) {
        double across = 0;
        double margins = 0;
        for (std::size_t i = first; i < std::min(first + a_row, panels.size()); ++i) {
            across += aspect(panels[i].panel);
            margins += panels[i].left_room + panels[i].right_room;
        }
        height = std::min(height, (room.width - margins) / across);
    }
    return std::max(height, 24.0);
}

void arrange(std::vector<Filled>& panels, const Box& room, double caption) {
    std::size_t rows = 1;
    double height = 0;
    for (std::size_t r = 1; r <= panels.size(); ++r) {
        const double h = height_in_rows(panels, r, {room.width(), room.height()}, caption);
        if (h > height + 1) {
            rows = r;
            height = h;
        }
    }
    const auto a_row = (panels.size() + rows - 1) / rows;
    const double row_height = room.height() / static_cast<double>(rows);
    double top = room.top;
    for (std::size_t first = 0; first < panels.size(); first += a_row, top += row_height) {
        const auto end = std::min(first + a_row, panels.size());
        double width = 0;
        for (std::size_t i = first; i < end; ++i)
            width += aspect(panels[i].panel) * height + panels[i].left_room + panels[i].right_room;
        const double spare = std::max(0.0, room.width() - width) / static_cast<double>(end - first);
        double x = room.left;
        const double y = top + (row_height - caption - height) / 2;
        for (std::size_t i = first; i < end; ++i) {
            x += spare / 2 + panels[i].left_room;
            const double right = x + aspect(panels[i].panel) * height;
            panels[i].box = {x, y, right, y + height};
            x = right + panels[i].right_room + spare / 2;
        }
    }
}

Box zoomed(const Box& box, const BodySpec& spec, Size size) {
    const auto at = [&](double x, double y) {
        return Point{(x - size.width / 2) * spec.zoom + size.width / 2 + spec.pan.x,
                     (y - size.height / 2) * spec.zoom + size.height / 2 + spec.pan.y};
    };
    const auto a = at(box.left, box.top);
    const auto b = at(box.right, box.bottom);
    return {a.x, a.y, b.x, b.y};
}

void draw_labels(const Filled& filled, const std::vector<std::size_t>& labelled, bool at_right, const BodySpec& spec,
                 const PanelPainter& painter, Scene& scene) {
    std::vector<BodyLabel> labels;
    double widest = 0;
    for (const auto i : labelled) {
        const auto& place = filled.places[i];
        const auto at = painter.on_page(place.at);
        if (at.x < 0 || at.y < 0 || at.x > scene.size.width || at.y > scene.size.height)
            continue;
        const auto standing = standing_of(place.place, spec);
        labels.push_back({place.place.code.text(), at, standing.caution ? 9.0 : 5.0,
                          standing.state == BodyState::proposed ? Ink::ink_2 : Ink::ink, 0});
        widest = std::max(widest, at_right ? filled.right_room : filled.left_room);
    }
    const double x = at_right ? std::min(filled.box.right + label_gap - 4, scene.size.width - widest + edge)
                              : std::max(filled.box.left - label_gap + 4, widest - edge);
    const double row = 1.3 * spec.label.size;
    place_labels(labels, x, std::max(filled.box.top, 0.0) + row / 2,
                 std::min(filled.box.bottom, scene.size.height) - row / 2, row);
    for (const auto& label : labels) {
        const double length = std::hypot(x - label.at.x, label.y - label.at.y);
        const double from = std::min(1.0, (label.radius + 2) / std::max(length, 1.0));
        scene.marks.emplace_back(
            Polyline{{{label.at.x + (x - label.at.x) * from, label.at.y + (label.y - label.at.y) * from}, {x, label.y}},
                     {Ink::ink_2, 1}});
        scene.marks.emplace_back(Text{{at_right ? x + 4 : x - 4, label.y + 0.36 * spec.label.size},
                                      at_right ? Anchor::start : Anchor::end,
                                      label.words,
                                      spec.label,
                                      label.ink});
    }
}

void draw_points(const Filled& filled, std::size_t row, const BodySpec& spec, const PanelPainter& painter,
                 Scene& scene) {
    // What stands out comes last, over its neighbours.
    std::vector<std::pair<int, std::vector<Mark>>> drawn;
    for (const auto& place : filled.places) {
        auto at = painter.on_page(place.at);
        // Two points at one place, as ST35 and EX-LE5, stand side by side.
        while (nearest(scene, at, coincident))
            at.x += beside_coincident;
        if (at.x < 0 || at.y < 0 || at.x > scene.size.width || at.y > scene.size.height)
            continue;
        const auto standing = standing_of(place.place, spec);
        const int rank = (standing.match ? 1 : 0) + (standing.state ? 2 : 0) + (standing.caution ? 4 : 0);
        drawn.emplace_back(rank, body_mark(at, standing));
        scene.spots.push_back({place.id, at, row});
    }
    std::ranges::stable_sort(drawn, {}, [](const auto& mark) { return mark.first; });
    for (const auto& [rank, marks] : drawn)
        scene.marks.insert(scene.marks.end(), marks.begin(), marks.end());
}

/// The sentences over the pictures, on one line if there is room; gives the height used.
double write_notes(const BodySpec& spec, Scene& scene, const TextMeter& meter) {
    std::vector<std::string> lines;
    for (const auto& note : spec.notes) {
        const auto longer = lines.empty() ? note : lines.back() + " " + note;
        if (!lines.empty() && meter(longer, spec.caption).width <= scene.size.width - 2 * edge)
            lines.back() = longer;
        else
            lines.push_back(note);
    }
    double y = edge;
    for (auto& line : lines) {
        y += 1.4 * spec.caption.size;
        scene.marks.emplace_back(
            Text{{edge, y - 0.35 * spec.caption.size}, Anchor::start, std::move(line), spec.caption, Ink::ink_2});
    }
    return y;
}

/// The pictures where they stand on the page, under the notes, which are written into `words`.
std::vector<Filled> panels_on_page(const BodySpec& spec, Scene& words, const TextMeter& meter) {
    std::vector<Filled> panels;
    for (const auto& panel : panels_of(spec.page, spec.limb))
        panels.push_back(filled_panel(panel, spec, meter));
    const double top = write_notes(spec, words, meter) + 4;
    const double caption = 1.8 * spec.caption.size;
    arrange(panels, {0, top + edge, words.size.width, words.size.height - edge}, caption);
    for (auto& filled : panels)
        filled.box = zoomed(filled.box, spec, words.size);
    return panels;
}

/// Below the first level, at the tips, lies the place that says "nowhere".
std::vector<BodyRung> with_nowhere(std::vector<BodyRung> rungs) {
    for (std::size_t i = 0; i + 1 < rungs.size(); ++i) {
        const auto& first = rungs[i];
        const double down = first.left.y - rungs[i + 1].left.y;
        if (first.numbness.level != 1)
            continue;
        auto nowhere = first;
        nowhere.numbness.level = 0;
        nowhere.left.y += down;
        nowhere.right.y += down;
        rungs.insert(rungs.begin() + static_cast<std::ptrdiff_t>(i), nowhere);
        ++i;
    }
    return rungs;
}

}  // namespace

BodyPlace body_place(const Spot& spot) {
    const auto& place = point_places()[static_cast<std::size_t>(spot.id.record / 2)];
    const bool right = spot.id.record % 2 != 0;
    const auto side = !points().at(place.code).paired ? Side::midline : right ? Side::right : Side::left;
    return {place.code, side, place.site};
}

BodyStanding standing_of(const BodyPlace& place, const BodySpec& spec) {
    BodyStanding standing;
    for (const auto& mark : spec.marks) {
        const bool here = mark.code == place.code &&
                          (mark.side == Side::both || place.side == Side::midline || mark.side == place.side) &&
                          (mark.sites.empty() || std::ranges::find(mark.sites, place.site) != mark.sites.end());
        if (!here || standing.state == BodyState::taken)
            continue;
        standing.state = mark.state;
        standing.caution = mark.caution;
    }
    standing.match = std::ranges::find(spec.matches, place.code) != spec.matches.end();
    return standing;
}

Scene body_scene(const BodySpec& spec, Size size, const TextMeter& meter) {
    Scene scene{size, {}, {}, spec.title, {}, Ink::paper};
    Scene words{size, {}};
    const auto panels = panels_on_page(spec, words, meter);
    for (std::size_t i = 0; i < panels.size(); ++i) {
        const auto& filled = panels[i];
        PanelPainter painter{spec, filled.panel, filled.box, scene};
        painter.draw_figure();
        painter.draw_numbness(meter);
        draw_labels(filled, filled.left_labels, false, spec, painter, scene);
        draw_labels(filled, filled.right_labels, true, spec, painter, scene);
        draw_points(filled, i, spec, painter, scene);
        if (i < spec.captions.size()) {
            const double half = meter(spec.captions[i], spec.caption).width / 2 + 2;
            const double middle = (filled.box.left + filled.box.right) / 2;
            scene.marks.emplace_back(
                Text{{std::clamp(middle, std::min(half, size.width / 2), std::max(size.width - half, size.width / 2)),
                      filled.box.bottom + 1.4 * spec.caption.size},
                     Anchor::middle,
                     spec.captions[i],
                     spec.caption,
                     Ink::ink_2});
        }
    }
    place(scene, words, {});
    return scene;
}

std::vector<BodyRung> body_rungs(const BodySpec& spec, Size size, const TextMeter& meter) {
    Scene words{size, {}};
    Scene page{size, {}};
    const auto panels = panels_on_page(spec, words, meter);
    std::vector<BodyRung> rungs;
    for (std::size_t i = 0; i < panels.size(); ++i) {
        const PanelPainter painter{spec, panels[i].panel, panels[i].box, page};
        for (const auto limb : {Limb::leg, Limb::arm})
            for (const auto side : {Side::left, Side::right})
                for (int level = 1; level <= Extent::max_level; ++level)
                    if (const auto line = numbness_line(panels[i].panel, {limb, side, level}))
                        rungs.push_back({{limb, side, level},
                                         painter.on_page({line->left, line->y}),
                                         painter.on_page({line->right, line->y}),
                                         i});
    }
    return with_nowhere(std::move(rungs));
}

const Spot* body_step(const Scene& scene, std::optional<SpotId> from, Step step) {
    if (scene.spots.empty())
        return nullptr;
    const Spot* at = from ? find(scene, *from) : nullptr;
    if (step == Step::last)
        return &scene.spots.back();
    if (!at || step == Step::first)
        return &scene.spots.front();
    const Spot* best = at;
    double best_way = 0;
    for (const auto& spot : scene.spots) {
        const double x = spot.centre.x - at->centre.x;
        const double y = spot.centre.y - at->centre.y;
        const bool level = step == Step::left || step == Step::right;
        const double ahead = level ? (step == Step::left ? -x : x) : (step == Step::up ? -y : y);
        const double aside = std::abs(level ? y : x);
        if (ahead < 0.5 || aside > 3 * ahead)
            continue;
        const double way = ahead + 2 * aside;
        if (best == at || way < best_way) {
            best = &spot;
            best_way = way;
        }
    }
    return best;
}

std::optional<Side> side_after_click(std::optional<Side> now, Side clicked) {
    if (!now)
        return clicked;
    if (clicked == Side::midline || now == Side::both || now == Side::midline)
        return std::nullopt;
    return now == clicked ? clicked == Side::left ? Side::right : Side::left : Side::both;
}

}  // namespace needlebook::chart
