/// How one point is drawn, and what is said of the one pointed at.
#include <algorithm>

#include "base/text.h"
#include "chart/body.h"

namespace needlebook::chart {
namespace {

constexpr double not_taken_radius = 2.5;
constexpr double match_radius = 4;
constexpr double taken_radius = 5;
constexpr double caution_dot_radius = 3;
constexpr double ring_radius = 9;
constexpr double halo = 1.5;

constexpr double card_width = 268;
constexpr double padding = 12;
constexpr double apart = 16;

Polyline closed(std::vector<Point> corners, Stroke stroke) {
    // Once more round the first corner, or it would have ends instead of a join.
    corners.push_back(corners[0]);
    corners.push_back(corners[1]);
    return {std::move(corners), std::move(stroke)};
}

std::vector<Point> triangle(Point centre, double width) {
    const double half = width / 2;
    return {{centre.x, centre.y - 1.05 * half},
            {centre.x + half, centre.y + 0.7 * half},
            {centre.x - half, centre.y + 0.7 * half}};
}

std::vector<std::string> wrapped(std::string_view words, double width, const TextStyle& style, const TextMeter& meter) {
    std::vector<std::string> lines;
    for (const auto word : split(words, ' ')) {
        const auto longer = lines.empty() ? std::string{word} : lines.back() + " " + std::string{word};
        if (!lines.empty() && meter(longer, style).width <= width)
            lines.back() = longer;
        else
            lines.emplace_back(word);
    }
    return lines;
}

/// Writes lines under each other.
class CardWriter {
public:
    CardWriter(Scene& scene, Point at, double width, const TextMeter& meter)
        : scene_{scene}, at_{at}, width_{width}, meter_{meter} {}

    void write(const std::string& words, const TextStyle& style, Ink ink, double indent = 0) {
        for (auto& line : wrapped(words, width_ - indent, style, meter_)) {
            at_.y += 1.42 * style.size;
            scene_.marks.emplace_back(
                Text{{at_.x + indent, at_.y - 0.35 * style.size}, Anchor::start, std::move(line), style, ink});
        }
    }
    void add(Mark mark) { scene_.marks.push_back(std::move(mark)); }
    double bottom() const { return at_.y; }

private:
    Scene& scene_;
    Point at_;
    double width_;
    const TextMeter& meter_;
};

Point card_corner(const Scene& scene, Point spot, Size card) {
    double x = spot.x + apart;
    if (x + card.width > scene.size.width - 4)
        x = spot.x - apart - card.width;
    double y = spot.y + apart;
    if (y + card.height > scene.size.height - 4)
        y = spot.y - apart - card.height;
    return {std::clamp(x, 4.0, std::max(4.0, scene.size.width - card.width - 4)),
            std::clamp(y, 4.0, std::max(4.0, scene.size.height - card.height - 4))};
}

}  // namespace

Circle body_ring(Point centre) { return {centre, ring_radius, {}, Stroke{Ink::focus, 2}}; }

std::vector<Mark> body_mark(Point centre, const BodyStanding& standing) {
    std::vector<Mark> marks;
    if (standing.caution) {
        marks.emplace_back(Area{triangle(centre, 19), Ink::decision_fill});
        marks.emplace_back(closed(triangle(centre, 19), {Ink::decision_edge, 1.5, {}, true}));
        const bool taken = standing.state == BodyState::taken;
        marks.emplace_back(Circle{centre, caution_dot_radius, taken ? std::optional{Ink::ink} : std::nullopt,
                                  taken ? std::nullopt : std::optional{Stroke{Ink::ink, 1}}});
        return marks;
    }
    if (standing.state == BodyState::taken) {
        marks.emplace_back(Circle{centre, taken_radius + halo, Ink::paper, {}});
        marks.emplace_back(Circle{centre, taken_radius, Ink::ink, {}});
        if (standing.match)
            marks.emplace_back(Circle{centre, taken_radius + halo, {}, Stroke{Ink::focus, 1.5}});
    } else if (standing.state == BodyState::proposed) {
        marks.emplace_back(Circle{centre, taken_radius, Ink::paper, Stroke{Ink::ink_2, 1.5, {2.2, 1.6}}});
    } else if (standing.match) {
        marks.emplace_back(Circle{centre, match_radius, Ink::paper, Stroke{Ink::focus, 1.5}});
    } else {
        marks.emplace_back(Circle{centre, not_taken_radius, Ink::paper, Stroke{Ink::ink_2, 1}});
    }
    return marks;
}

Scene body_hover(const Scene& scene, const Spot& spot, const BodyCard& card, const TextStyle& style,
                 const TextMeter& meter) {
    Scene over{scene.size, {}, {}, card.name, {}, scene.background};
    over.marks.emplace_back(Circle{spot.centre, ring_radius, {}, Stroke{Ink::paper, 4}});
    over.marks.emplace_back(body_ring(spot.centre));
    const double width = std::min(card_width, scene.size.width - 8) - 2 * padding;
    auto name = style;
    name.weight = Weight::semibold;
    name.size = 1.12 * style.size;
    auto caution = style;
    caution.weight = Weight::medium;
    Scene inside;
    CardWriter writer{inside, {padding, padding - 4}, width, meter};
    writer.write(card.name, name, Ink::ink);
    for (const auto& line : card.lines)
        writer.write(line, style, Ink::ink_2);
    for (const auto& line : card.cautions) {
        const Point sign{padding + 6, writer.bottom() + 0.75 * style.size};
        writer.add(closed(triangle(sign, 12), {Ink::decision_edge, 1.3, {}, true}));
        writer.write(line, caution, Ink::decision, 20);
    }
    const Size size{width + 2 * padding, writer.bottom() + padding};
    const auto corner = card_corner(scene, spot.centre, size);
    over.marks.emplace_back(
        Rect{{corner.x, corner.y, corner.x + size.width, corner.y + size.height}, Ink::paper, Stroke{Ink::edge, 1}, 5});
    place(over, inside, corner);
    for (const auto& line : card.lines)
        over.description += line + " ";
    for (const auto& line : card.cautions)
        over.description += line + " ";
    return over;
}

}  // namespace needlebook::chart
