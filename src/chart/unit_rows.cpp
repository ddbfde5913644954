/// Names and counts at the left, marks in lines at the right.
#include "chart/unit_rows.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace needlebook::chart {

namespace {

constexpr double gap = 16;
constexpr int most_marks = 100;
constexpr double mark_scale = 0.85;

class Rows {
public:
    Rows(const UnitRowsSpec& spec, double width, const TextMeter& meter)
        : spec_{spec}, meter_{meter}, k_{spec.body / 13.333}, each_{people_a_mark(spec)} {
        text_ = {spec.body, Weight::regular};
        number_ = {spec.body, Weight::medium};
        caption_ = {std::max(0.85 * spec.body, 11.333), Weight::regular};
        scene_.size.width = width;
        scene_.title = spec.title;
        scene_.description = spec.description;
        double names = 0;
        double counts = 0;
        for (const auto& row : spec.rows) {
            names = std::max(names, meter(row.name, text_).width);
            counts = std::max(counts, meter(std::to_string(row.people), number_).width);
        }
        name_left_ = 24 * k_;
        count_right_ = name_left_ + names + gap + counts;
        marks_left_ = count_right_ + 2 * gap;
    }

    Scene draw() && {
        for (const auto& row : spec_.rows)
            draw(row);
        scene_.size.height = top_ + 1;
        return std::move(scene_);
    }

private:
    double step() const { return 17 * k_; }
    double line() const { return 20 * k_; }

    std::size_t marks_in_a_line() const {
        return static_cast<std::size_t>(std::max(10.0, std::floor((scene_.size.width - marks_left_) / step())));
    }

    /// A group of people is never no mark.
    std::size_t marks_for(int people) const { return static_cast<std::size_t>((people + each_ - 1) / each_); }

    void draw(const UnitRow& row) {
        if (row.apart) {
            top_ += 12 * k_;
            scene_.marks.emplace_back(Polyline{{{0, top_}, {scene_.size.width, top_}}, {Ink::edge, 1}});
        }
        const double first = top_ + 15 * k_;
        const auto size = meter_("0", text_);
        const double baseline = first + (size.ascent - size.descent) / 2;
        for (auto& mark : state_marks(row.shape, {7 * k_, first}, k_))
            scene_.marks.push_back(std::move(mark));
        scene_.marks.emplace_back(Text{{name_left_, baseline}, Anchor::start, row.name, text_, Ink::ink});
        scene_.marks.emplace_back(
            Text{{count_right_, baseline}, Anchor::end, std::to_string(row.people), number_, Ink::ink});
        const auto lines = draw_units(row, first);
        double bottom = first + static_cast<double>(lines - 1) * line() + 15 * k_;
        bottom = draw_tail(row, first, baseline, lines, bottom);
        scene_.marks.emplace_back(Polyline{{{0, bottom}, {scene_.size.width, bottom}}, {Ink::rule, 1}});
        top_ = bottom;
    }

    std::size_t draw_units(const UnitRow& row, double first) {
        const auto marks = marks_for(row.people);
        const auto stopped = std::min(marks, marks_for(row.stopped));
        const auto a_line = marks_in_a_line();
        for (std::size_t i = 0; i < marks; ++i) {
            const Point centre{marks_left_ + step() * (static_cast<double>(i % a_line) + 0.5),
                               first + line() * static_cast<double>(i / a_line)};
            for (auto& mark : state_marks(row.shape, centre, mark_scale * k_))
                scene_.marks.push_back(std::move(mark));
            if (i + stopped >= marks)
                scene_.marks.emplace_back(
                    Polyline{{{centre.x - 6 * k_, centre.y + 8.5 * k_}, {centre.x + 6 * k_, centre.y + 8.5 * k_}},
                             {Ink::ink, 1.5}});
        }
        return std::max<std::size_t>(1, (marks + a_line - 1) / a_line);
    }

    /// Behind the marks where there is room, else on a line of its own.
    double draw_tail(const UnitRow& row, double first, double baseline, std::size_t lines, double bottom) {
        if (row.tail.empty())
            return bottom;
        const auto a_line = marks_in_a_line();
        const auto marks = marks_for(row.people);
        const auto in_last = marks == 0 ? 0 : (marks - 1) % a_line + 1;
        const double x = marks_left_ + step() * static_cast<double>(in_last) + (in_last == 0 ? 0 : gap);
        const double last_baseline = baseline + line() * static_cast<double>(lines - 1);
        if (x + meter_(row.tail, caption_).width <= scene_.size.width) {
            scene_.marks.emplace_back(Text{{x, last_baseline}, Anchor::start, row.tail, caption_, Ink::ink_2});
            return bottom;
        }
        scene_.marks.emplace_back(Text{{marks_left_, first + line() * static_cast<double>(lines) + 4 * k_},
                                       Anchor::start,
                                       row.tail,
                                       caption_,
                                       Ink::ink_2});
        return bottom + line();
    }

    const UnitRowsSpec& spec_;
    const TextMeter& meter_;
    double k_;
    int each_;
    TextStyle text_;
    TextStyle number_;
    TextStyle caption_;
    Scene scene_{};
    double name_left_{};
    double count_right_{};
    double marks_left_{};
    double top_ = 0;
};

}  // namespace

int people_a_mark(const UnitRowsSpec& spec) {
    int longest = 0;
    for (const auto& row : spec.rows)
        longest = std::max(longest, row.people);
    int each = 1;
    constexpr std::array steps{1, 2, 5};
    for (std::size_t i = 1; (longest + each - 1) / each > most_marks; ++i)
        each = steps[i % steps.size()] * static_cast<int>(std::pow(10, i / steps.size()));
    return each;
}

Scene unit_rows(const UnitRowsSpec& spec, double width, const TextMeter& meter) {
    return Rows{spec, width, meter}.draw();
}

}  // namespace needlebook::chart
