/// A picture as a value: marks on a page, laid out and ready to paint, print or write as SVG.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace needlebook::chart {

// Every length is in DIP: 1/96 inch on paper, one CSS pixel in SVG, one logical pixel on a screen.

struct Point {
    double x{};
    double y{};  ///< Downwards.
    bool operator==(const Point&) const = default;
};

struct Size {
    double width{};
    double height{};
    bool operator==(const Size&) const = default;
};

struct Box {
    double left{};
    double top{};
    double right{};
    double bottom{};

    double width() const { return right - left; }
    double height() const { return bottom - top; }
    bool operator==(const Box&) const = default;
};

/// Whether they share more than `slack` in both directions.
bool overlap(const Box& a, const Box& b, double slack = 0);

/// The part a mark plays. A Theme (light, dark, print, patient view) gives it a colour.
enum class Ink {
    window,
    paper,
    ink,        ///< What was recorded.
    ink_2,      ///< Its labels.
    ink_3,      ///< Hints.
    measure_1,  ///< Pain.
    measure_2,  ///< Numbness.
    measure_3,  ///< Tingling.
    measure_4,
    measure_5,
    join_1,  ///< measure_1 mixed 60:40 with paper, so that nothing is translucent; and so on.
    join_2,
    join_3,
    join_4,
    join_5,
    agreement,       ///< Line and text.
    agreement_band,  ///< The side aimed at.
    usual,           ///< Band of the usual ups and downs.
    tint,            ///< A side effect of moderate severity.
    edge,            ///< Axis.
    rule,            ///< Not needed to read the picture.
    decision,        ///< Text that asks for a decision.
    decision_fill,
    decision_edge,
    focus,
    skin,         ///< Of the body chart.
    hair,         ///< Of the body chart.
    outline,      ///< Of the body.
    body_detail,  ///< Lines within the body.
    body_faint    ///< Lines that only hint at what lies under the skin.
};
inline constexpr std::size_t ink_count = static_cast<std::size_t>(Ink::body_faint) + 1;

/// Lengths on, off, on, off …; empty: solid.
using Dash = std::vector<double>;

struct Stroke {
    Ink ink = Ink::ink;
    double width = 1;
    Dash dash{};
    bool round = false;  ///< Ends and joins.
    bool operator==(const Stroke&) const = default;
};

/// Upright and level lines of whole width are snapped to whole pixels by the painter.
struct Polyline {
    std::vector<Point> through;
    Stroke stroke;
    bool operator==(const Polyline&) const = default;
};

/// A filled polygon.
struct Area {
    std::vector<Point> outline;
    Ink fill = Ink::usual;
    bool operator==(const Area&) const = default;
};

struct Rect {
    Box box;
    std::optional<Ink> fill{};
    std::optional<Stroke> stroke{};
    double corner = 0;
    bool operator==(const Rect&) const = default;
};

struct Circle {
    Point centre;
    double radius{};
    std::optional<Ink> fill{};
    std::optional<Stroke> stroke{};
    bool operator==(const Circle&) const = default;
};

/// The shapes of scores: each measure has its own, so that colour is never needed.
enum class Figure { circle, square, triangle, diamond, cross, plus };

/// One score. At scale 1: circle of radius 4, square of 7.2, triangle 9 wide and 8 high.
struct Dot {
    Point centre;
    Figure figure = Figure::circle;
    double scale = 1;
    Ink ink = Ink::measure_1;
    bool hollow = false;  ///< Recalled, not judged.
    bool halo = true;     ///< 1.8 of paper around it.
    bool operator==(const Dot&) const = default;
};

enum class Anchor { start, middle, end };
enum class Weight { regular = 400, medium = 500, semibold = 600, bold = 700 };

struct TextStyle {
    double size = 13.333;  ///< DIP; 10 pt = 13.333.
    Weight weight = Weight::regular;
    bool italic = false;
    bool operator==(const TextStyle&) const = default;
};

/// One line of text; `at` lies on its baseline.
struct Text {
    Point at;
    Anchor anchor = Anchor::start;
    std::string words;
    TextStyle style{};
    Ink ink = Ink::ink;
    bool operator==(const Text&) const = default;
};

using Mark = std::variant<Area, Rect, Polyline, Circle, Dot, Text>;

/// How much room a line of text takes.
struct TextSize {
    double width{};
    double ascent{};   ///< Above the baseline.
    double descent{};  ///< Below it.
    bool operator==(const TextSize&) const = default;
};

/// Passed in: paint/ measures with Pango, tests with 6 a character.
using TextMeter = std::function<TextSize(std::string_view words, const TextStyle& style)>;

/// Where `text` stands on the page.
Box extent(const Text& text, const TextMeter& meter);

enum class SpotKind { score, missing, session, side_effect, change, examination, point };

/// Which record a place in the picture shows.
struct SpotId {
    SpotKind kind = SpotKind::score;
    std::int64_t record = 0;  ///< Id of the reading, session, change …, as the spec gave it.
    auto operator<=>(const SpotId&) const = default;
};

/// A place that can be pointed at, stepped to by keys and read out.
struct Spot {
    SpotId id;
    Point centre;
    std::size_t row = 0;  ///< Measure (in the order of the spec), then lanes: for up and down.
    bool operator==(const Spot&) const = default;
};

struct Scene {
    Size size;
    std::vector<Mark> marks;    ///< Painted in this order.
    std::vector<Spot> spots{};  ///< By row, then from left to right: the order for arrow keys.
    std::string title{};        ///< For a screen reader and for SVG's <title>.
    std::string description{};
    Ink background = Ink::paper;
    bool operator==(const Scene&) const = default;
};

/// The spot nearest to `at`, if one lies within `within`.
const Spot* nearest(const Scene& scene, Point at, double within = 12);

/// None when the picture doesn't show it.
const Spot* find(const Scene& scene, SpotId id);

enum class Step { left, right, up, down, first, last };

/// Where a key leads from `from`: left and right along its row, up and down to the nearest in
/// time of the next row that has any. None: the first score (or the last, for Step::last). Stays at the end.
/// nullptr only when the picture has no spots.
const Spot* step(const Scene& scene, std::optional<SpotId> from, Step step);

/// `inner` put onto `outer` with its corner at `at`; spots come along.
void place(Scene& outer, const Scene& inner, Point at);

/// The same mark moved by x and y.
Mark moved(Mark mark, double x, double y);

}  // namespace needlebook::chart
