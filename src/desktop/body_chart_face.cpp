/// Laying out the pictures of a group with their points.
#include <algorithm>
#include <set>

#include <wx/intl.h>

#include "desktop/body_chart.h"
#include "desktop/entry_words.h"

namespace needlebook::desktop {

using chart::Ink;
using chart::Weight;

namespace {

constexpr double label_room = 58;
constexpr double between_labels = 16;
constexpr double smallest_target = 13;

Ink ink_of(FigurePath::Kind kind) {
    switch (kind) {
        case FigurePath::Kind::skin:
        case FigurePath::Kind::nail:
            return Ink::usual;
        case FigurePath::Kind::hair:
            return Ink::agreement_band;
        case FigurePath::Kind::outline:
            return Ink::agreement;
        case FigurePath::Kind::detail:
            return Ink::join_1;
        case FigurePath::Kind::faint:
            break;
    }
    return Ink::join_2;
}

Ink line_of(FigurePath::Kind kind) {
    if (kind == FigurePath::Kind::skin)
        return Ink::agreement;
    return kind == FigurePath::Kind::nail ? Ink::join_1 : ink_of(kind);
}

/// Where a picture lies on the face.
struct Frame {
    const BodyView* view = nullptr;
    double left = 0;
    double top = 0;
    double scale = 1;

    chart::Point at(chart::Point in_figure) const { return {left + scale * in_figure.x, top + scale * in_figure.y}; }
    chart::Point of(const PlacedPoint& point) const {
        return at({point.at.x * view->width, point.at.y * view->height});
    }
};

std::vector<Frame> frames_of(const BodyGroup& group, double width, double height) {
    std::vector<Frame> frames;
    double across = 0;
    double tallest = 0;
    for (const auto& view : body_views())
        if (std::ranges::find(group.views, view.name) != group.views.end()) {
            frames.push_back({&view, 0, 0, 1});
            across += view.width;
            tallest = std::max(tallest, view.height);
        }
    const double gap = 12;
    const double room = width - 2 * label_room - gap * static_cast<double>(frames.size() - 1);
    const double scale = std::max(0.05, std::min(room / std::max(1.0, across), (height - 12) / std::max(1.0, tallest)));
    double x = (width - across * scale - gap * static_cast<double>(frames.size() - 1)) / 2;
    for (auto& frame : frames) {
        frame.scale = scale;
        frame.left = x;
        frame.top = 6;
        x += frame.view->width * scale + gap;
    }
    return frames;
}

void add_figure(chart::Scene& scene, const Frame& frame) {
    for (const auto& path : frame.view->figure) {
        std::vector<chart::Point> through;
        through.reserve(path.through.size());
        for (const auto point : path.through)
            through.push_back(frame.at(point));
        if (path.filled)
            scene.marks.emplace_back(chart::Area{through, ink_of(path.kind)});
        if (path.drawn)
            scene.marks.emplace_back(chart::Polyline{
                std::move(through),
                {line_of(path.kind),
                 path.kind == FigurePath::Kind::skin || path.kind == FigurePath::Kind::outline ? 1.2 : 0.9,
                 {},
                 true}});
    }
}

/// What the session says of a point on one side.
const app::PointChip* chip_of(const std::vector<app::PointChip>& chips, const PlacedPoint& point) {
    using Kind = app::PointChip::Kind;
    for (const auto& chip : chips) {
        const bool shown = chip.kind == Kind::taken || chip.kind == Kind::proposed;
        const bool here =
            chip.needle.side == Side::both || chip.needle.side == point.side || chip.needle.side == Side::midline;
        if (shown && here && app::code_of(chip.needle) == point.code)
            return &chip;
    }
    return nullptr;
}

void add_spot(chart::Scene& scene, chart::Point at, const app::PointChip* chip) {
    using Kind = app::PointChip::Kind;
    if (!chip) {
        scene.marks.emplace_back(chart::Circle{at, 2.5, Ink::paper, chart::Stroke{Ink::ink_3, 1}});
    } else if (chip->kind == Kind::proposed) {
        scene.marks.emplace_back(chart::Circle{at, 5, Ink::paper, chart::Stroke{Ink::ink_2, 1.2, {2, 2}}});
    } else if (chip->caution) {
        scene.marks.emplace_back(
            chart::Area{{{at.x, at.y - 10}, {at.x + 9.5, at.y + 7}, {at.x - 9.5, at.y + 7}}, Ink::decision_fill});
        scene.marks.emplace_back(
            chart::Polyline{{{at.x, at.y - 10}, {at.x + 9.5, at.y + 7}, {at.x - 9.5, at.y + 7}, {at.x, at.y - 10}},
                            {Ink::decision_edge, 1.2, {}, true}});
        scene.marks.emplace_back(chart::Circle{at, 3, Ink::ink, {}});
    } else {
        scene.marks.emplace_back(chart::Circle{at, 6.5, Ink::paper, {}});
        scene.marks.emplace_back(chart::Circle{at, 5, Ink::ink, {}});
    }
}

struct Label {
    std::string words;
    chart::Point spot;
    bool taken = true;
};

/// One column of labels, from top to bottom in the order of their points, so that leaders don't cross.
void add_labels(chart::Scene& scene, std::vector<Label> labels, bool at_left, const Look& look) {
    std::ranges::sort(labels, {}, [](const Label& label) { return label.spot.y; });
    const double x = at_left ? label_room - 8 : scene.size.width - label_room + 8;
    double free = 12;
    for (const auto& label : labels) {
        const double y = std::max(free, label.spot.y);
        free = y + between_labels;
        const auto ink = label.taken ? Ink::ink : Ink::ink_3;
        const auto style = look.caption(label.taken ? Weight::semibold : Weight::regular);
        scene.marks.emplace_back(chart::Polyline{
            {{at_left ? x + 3 : x - 3, y}, {label.spot.x + (at_left ? -7 : 7), label.spot.y}}, {Ink::ink_3, 0.8}});
        auto text = beside(x, {0, y - 8, scene.size.width, y + 8}, label.words, style, ink, look);
        text.anchor = at_left ? chart::Anchor::end : chart::Anchor::start;
        scene.marks.emplace_back(std::move(text));
    }
}

std::string spot_name(const PlacedPoint& point, const app::PointChip* chip) {
    auto name = point.code.text();
    if (const auto side = side_word(point.side); !side.empty())
        name += " " + side;
    name += ", " + points().at(point.code).pinyin;
    if (chip)
        name += chip->kind == app::PointChip::Kind::taken ? text_of(_(", taken")) : text_of(_(", proposed"));
    return name;
}

}  // namespace

BodyFace body_face(const app::SessionForm& form, const BodyGroup& group, std::optional<int> pointed,
                   const FaceRoom& room, double height) {
    BodyFace body;
    auto& scene = body.face.scene;
    scene.size = {room.width, height};
    scene.background = Ink::window;
    scene.title = group.title;
    const auto chips = form.chips();
    const auto frames = frames_of(group, room.width, height);
    std::vector<Label> left;
    std::vector<Label> right;
    std::set<PointCode> labelled;
    for (const auto& frame : frames)
        add_figure(scene, frame);
    for (std::size_t i = 0; i < frames.size(); ++i)
        for (const auto& point : frames[i].view->points) {
            const auto at = frames[i].of(point);
            const auto* chip = chip_of(chips, point);
            add_spot(scene, at, chip);
            const int id = static_cast<int>(body.spots.size());
            const double half = smallest_target / 2;
            body.face.targets.push_back({{at.x - half, at.y - half, at.x + half, at.y + half},
                                         id,
                                         spot_name(point, chip),
                                         TargetRole::toggle,
                                         chip && chip->kind == app::PointChip::Kind::taken});
            body.spots.push_back({point.code, point.side, at});
            if (chip && labelled.insert(point.code).second) {
                const bool at_left = frames.size() > 1 ? i == 0 : at.x < room.width / 2;
                (at_left ? left : right).push_back({point.code.text(), at, chip->kind == app::PointChip::Kind::taken});
            }
        }
    add_labels(scene, std::move(left), true, room.look);
    add_labels(scene, std::move(right), false, room.look);
    if (pointed && *pointed < static_cast<int>(body.spots.size()))
        scene.marks.emplace_back(
            chart::Circle{body.spots[static_cast<std::size_t>(*pointed)].at, 9, {}, chart::Stroke{Ink::focus, 2}});
    return body;
}

}  // namespace needlebook::desktop
