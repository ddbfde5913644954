/// The body chart: our own outlines with the points on them, as a picture.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/names.h"
#include "chart/scene.h"
#include "domain/point.h"
#include "domain/reading.h"
#include "domain/side.h"

namespace needlebook::chart {

/// Pictures that are shown together.
enum class BodyPage { legs, legs_inside, foot, front, back, side, arm, hand, head };

}  // namespace needlebook::chart

namespace needlebook {
template <>
struct Names<chart::BodyPage> {
    static constexpr std::array<std::string_view, 9> all{"legs", "legs_inside", "foot", "front", "back",
                                                         "side", "arm",         "hand", "head"};
};
}  // namespace needlebook

namespace needlebook::chart {

/// One picture of a page.
struct BodyPanel {
    std::string view;  ///< Of body_views().
    Side side{};       ///< Of the limb; both where the picture shows both sides.
    Box part;          ///< Of the picture, 0 to 1: its outline and points, close around them.
    bool operator==(const BodyPanel&) const = default;
};

/// @param limb  Left or right: which limb the pictures of one limb show.
std::vector<BodyPanel> panels_of(BodyPage page, Side limb);

enum class BodyState { proposed, taken };

/// A point that is more than one of many.
struct BodyMark {
    PointCode code;
    Side side = Side::both;
    std::vector<int> sites{};  ///< Chosen sites of a point that has several; empty: all.
    BodyState state = BodyState::taken;
    bool caution = false;  ///< One is to be decided.
    bool operator==(const BodyMark&) const = default;
};

/// How far up a limb the numbness reaches; Extent::level.
struct BodyNumbness {
    Limb limb = Limb::leg;
    Side side = Side::left;
    int level = 0;
    bool operator==(const BodyNumbness&) const = default;
};

struct BodySpec {
    BodyPage page = BodyPage::legs;
    Side limb = Side::left;
    std::vector<BodyMark> marks;
    std::vector<PointCode> matches;  ///< What is being looked for.
    std::vector<BodyNumbness> numbness;
    std::string numbness_words;         ///< "numb below, 22 Jun"
    std::vector<std::string> captions;  ///< One for each panel.
    std::vector<std::string> notes;     ///< Sentences over the pictures.
    std::string title;
    TextStyle caption{11.333};
    TextStyle label{11.333, Weight::semibold};
    double zoom = 1;  ///< 1..8
    Point pan{};      ///< DIP by which the middle is moved.
    bool operator==(const BodySpec&) const = default;
};

/// A line that can be drawn across a limb of a page, from its one edge to the other.
struct BodyRung {
    BodyNumbness numbness;
    Point left;
    Point right;
    std::size_t panel = 0;  ///< Index into panels_of.
    bool operator==(const BodyRung&) const = default;
};

/// The line of every level on every limb the page shows; level 0 lies at the tips.
std::vector<BodyRung> body_rungs(const BodySpec& spec, Size size, const TextMeter& meter);

/// The line that is meant at `at`: the nearest of the limb there, or, while one is being drawn, of that
/// limb in that picture wherever the pointer is. nullptr beside every limb.
const BodyRung* rung_at(std::span<const BodyRung> rungs, Point at, const std::optional<BodyRung>& drawn = {});

/// Spots are the places of the points, kind SpotKind::point, row: index of the panel.
Scene body_scene(const BodySpec& spec, Size size, const TextMeter& meter);

/// A place on the body that a spot shows.
struct BodyPlace {
    PointCode code;
    Side side{};  ///< Left, right or midline.
    int site = 1;
    bool operator==(const BodyPlace&) const = default;
};
BodyPlace body_place(const Spot& spot);

/// What a spot shows beyond its place.
struct BodyStanding {
    std::optional<BodyState> state;  ///< None: not taken.
    bool caution = false;
    bool match = false;
    bool operator==(const BodyStanding&) const = default;
};
BodyStanding standing_of(const BodyPlace& place, const BodySpec& spec);

/// Where an arrow key leads: the nearest spot in that direction; first and last are the ends of
/// the list. Stays where nothing lies there; nullptr only without spots.
const Spot* body_step(const Scene& scene, std::optional<SpotId> from, Step step);

/// The side on which a point is needled after a click on `clicked` of it: that side, then the
/// other too as its own, then both, then none.
std::optional<Side> side_after_click(std::optional<Side> now, Side clicked);

/// What is said of the spot pointed at.
struct BodyCard {
    std::string name;                ///< "KI3  Tàixī, Great Ravine"
    std::vector<std::string> lines;  ///< Location, angle and depth, nerve.
    std::vector<std::string> cautions;
    bool operator==(const BodyCard&) const = default;
};

/// Ring and card for `spot`, inside the page of `scene`; to be painted over it.
Scene body_hover(const Scene& scene, const Spot& spot, const BodyCard& card, const TextStyle& style,
                 const TextMeter& meter);

/// The ring around the spot pointed at, and the triangle of a caution 19 wide; for keys to the marks too.
Circle body_ring(Point centre);
std::vector<Mark> body_mark(Point centre, const BodyStanding& standing);

}  // namespace needlebook::chart
