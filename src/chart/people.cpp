/// What became of groups of people: one mark a person, and how sure each share is.
#include "chart/people.h"

#include <algorithm>
#include <cmath>

#include "chart/wrap.h"

namespace needlebook::chart {
namespace {

constexpr int people_a_row = 10;
constexpr double least_scale = 60;

Dot person(Fate fate, Point centre, double size) {
    const double scale = size / 10;
    switch (fate) {
        case Fate::better:
            return {centre, Figure::circle, scale, Ink::ink, false, false};
        case Fate::same:
            return {centre, Figure::circle, scale, Ink::ink_2, true, false};
        case Fate::worse:
            return {centre, Figure::square, scale, Ink::ink, false, false};
        case Fate::none:
            break;
    }
    return {centre, Figure::plus, 0.66 * scale, Ink::ink_3, false, false};
}

class PeoplePage {
public:
    PeoplePage(const PeopleSpec& spec, double width, const TextMeter& meter)
        : spec_{spec}, meter_{meter}, width_{width}, cell_{spec.body * 0.95} {
        for (const auto& group : spec_.groups)
            for (const auto& part : group.parts) {
                names_ = std::max(names_, meter_(part.name, text_).width);
                tails_ = std::max(tails_, meter_(part.tail, text_).width);
            }
        const double grid = people_a_row * cell_ + spec_.body * 1.5;
        beside_ = width_ - grid >= line_width();
        stacked_ = !beside_ && width_ < line_width();
        left_ = beside_ ? grid : 0;
        scale_left_ = left_ + mark_room() + names_ + spec_.body;
        scale_right_ = stacked_ ? width_ : width_ - tails_ - spec_.body;
        has_scale_ = scale_right_ - scale_left_ >= least_scale;
    }

    Scene take() {
        double top = 0;
        for (const auto& group : spec_.groups)
            top = draw(group, top) + spec_.body * 0.8;
        scene_.size = {width_, std::max(1.0, top - spec_.body * 0.8)};
        scene_.title = spec_.title;
        scene_.description = spec_.description;
        return std::move(scene_);
    }

private:
    double mark_room() const { return spec_.body * 1.3; }
    double line_width() const { return mark_room() + names_ + tails_ + spec_.body * 2; }

    double draw(const PeopleGroup& group, double top) {
        const TextStyle title{spec_.body, Weight::semibold, false};
        for (auto& line : wrapped(group.title, title, width_, meter_)) {
            write(0, top + spec_.body * 1.1, std::move(line), title, Ink::ink);
            top += spec_.body * 1.6;
        }
        const double below_people = draw_people(group, top);
        return std::max(below_people, draw_lines(group, beside_ ? top : below_people + spec_.body * 0.3));
    }

    double draw_people(const PeopleGroup& group, double top) {
        int index = 0;
        for (const auto& part : group.parts)
            for (int i = 0; i < part.count; ++i, ++index)
                scene_.marks.emplace_back(person(
                    part.fate,
                    {cell_ * (index % people_a_row + 0.5), top + cell_ * (std::floor(index / people_a_row) + 0.5)},
                    cell_));
        return top + cell_ * std::ceil(static_cast<double>(index) / people_a_row);
    }

    double draw_lines(const PeopleGroup& group, double top) {
        const double step = spec_.body * 1.6;
        for (const auto& part : group.parts) {
            const double base = top + spec_.body * 1.05;
            const double middle = base - spec_.body * 0.33;
            scene_.marks.emplace_back(person(part.fate, {left_ + spec_.body * 0.5, middle}, cell_));
            write(left_ + mark_room(), base, part.name, text_, Ink::ink);
            if (has_scale_)
                draw_interval(part, middle);
            if (stacked_) {
                for (auto& line : wrapped(part.tail, text_, width_ - mark_room(), meter_)) {
                    top += step;
                    write(left_ + mark_room(), top + spec_.body * 1.05, std::move(line), text_, Ink::ink_2);
                }
            } else {
                write(has_scale_ ? scale_right_ + spec_.body : scale_left_, base, part.tail, text_, Ink::ink_2);
            }
            top += step;
        }
        return top;
    }

    /// The share as a dot on a line from none to all, with a bar over what it could be.
    void draw_interval(const PeoplePart& part, double middle) {
        const auto x = [this](double share) { return scale_left_ + (scale_right_ - scale_left_) * share; };
        scene_.marks.emplace_back(Polyline{{{x(0), middle}, {x(1), middle}}, {Ink::rule, 1}});
        for (const double end : {0.0, 1.0})
            scene_.marks.emplace_back(Polyline{{{x(end), middle - 3}, {x(end), middle + 3}}, {Ink::edge, 1}});
        if (part.low && part.high)
            scene_.marks.emplace_back(
                Polyline{{{x(*part.low), middle}, {x(*part.high), middle}}, {Ink::ink_2, spec_.body * 0.22}});
        scene_.marks.emplace_back(Circle{{x(part.share), middle}, spec_.body * 0.26, Ink::ink, {}});
    }

    void write(double x, double base, std::string words, const TextStyle& style, Ink ink) {
        if (!words.empty())
            scene_.marks.emplace_back(Text{{x, base}, Anchor::start, std::move(words), style, ink});
    }

    const PeopleSpec& spec_;
    const TextMeter& meter_;
    double width_;
    double cell_;
    TextStyle text_{spec_.body, Weight::regular, false};
    double names_ = 0;
    double tails_ = 0;
    bool beside_ = true;
    bool stacked_ = false;  ///< What a share is stands under its name.
    double left_ = 0;
    double scale_left_ = 0;
    double scale_right_ = 0;
    bool has_scale_ = false;
    Scene scene_{};
};

}  // namespace

Scene people(const PeopleSpec& spec, double width, const TextMeter& meter) {
    return PeoplePage{spec, width, meter}.take();
}

}  // namespace needlebook::chart
