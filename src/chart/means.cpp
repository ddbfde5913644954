/// How far the average of a score moved in groups of people, and how far the groups came apart.
#include "chart/means.h"

#include <algorithm>

#include "chart/wrap.h"

namespace needlebook::chart {
namespace {

constexpr double least_plot = 120;

class MeansPage {
public:
    MeansPage(const MeansSpec& spec, double width, const TextMeter& meter)
        : spec_{spec}, meter_{meter}, text_{spec.body, Weight::regular, false} {
        scene_.size.width = width;
        scene_.title = spec.title;
        scene_.description = spec.description;
        double names = 0;
        double tails = 0;
        for (const auto& row : spec_.rows) {
            names = std::max(names, meter_(row.name, text_).width);
            tails = std::max(tails, meter_(row.tail, text_).width);
        }
        left_ = names + spec_.body;
        right_ = width - tails - spec_.body;
        stacked_ = right_ - left_ < least_plot;
        if (stacked_) {
            left_ = spec_.body * 0.4;
            right_ = width - spec_.body * 0.4;
        }
    }

    Scene take() {
        double top = draw_heads();
        const double first = top;
        for (const auto& row : spec_.rows)
            top = draw(row, top);
        const double middle = x(0);
        scene_.marks.insert(scene_.marks.begin(), Polyline{{{middle, first}, {middle, top}}, {Ink::edge, 1}});
        scene_.size.height = top;
        return std::move(scene_);
    }

private:
    double x(double share) const {
        const double part = std::clamp(share / spec_.reach, -1.0, 1.0);
        return (left_ + right_) / 2 + part * (right_ - left_) / 2;
    }

    /// Both heads keep to their half; they go where one has no room.
    double draw_heads() {
        const TextStyle caption{0.85 * spec_.body, Weight::regular, false};
        const double room = (right_ - left_) / 2 - spec_.body * 0.5;
        if (meter_(spec_.lower_head, caption).width > room || meter_(spec_.higher_head, caption).width > room)
            return 0;
        const double base = spec_.body;
        write(x(0) - spec_.body * 0.5, base, Anchor::end, spec_.lower_head, caption, Ink::ink_2);
        write(x(0) + spec_.body * 0.5, base, Anchor::start, spec_.higher_head, caption, Ink::ink_2);
        return spec_.body * 1.3;
    }

    double draw(const MeanRow& row, double top) {
        const double step = spec_.body * 1.6;
        if (stacked_) {
            for (const auto* words : {&row.name, &row.tail})
                for (auto& line : wrapped(*words, text_, scene_.size.width, meter_)) {
                    write(0, top + spec_.body * 1.05, Anchor::start, std::move(line), text_,
                          words == &row.name ? Ink::ink : Ink::ink_2);
                    top += step;
                }
            draw_mark(row, top + spec_.body * 0.5);
            return top + step;
        }
        const double base = top + spec_.body * 1.05;
        write(0, base, Anchor::start, row.name, text_, Ink::ink);
        write(right_ + spec_.body, base, Anchor::start, row.tail, text_, Ink::ink_2);
        draw_mark(row, base - spec_.body * 0.33);
        return top + step;
    }

    void draw_mark(const MeanRow& row, double y) {
        scene_.marks.emplace_back(Polyline{{{left_, y}, {right_, y}}, {Ink::rule, 1}});
        if (row.low && row.high)
            scene_.marks.emplace_back(Polyline{{{x(*row.low), y}, {x(*row.high), y}}, {Ink::ink_2, spec_.body * 0.22}});
        scene_.marks.emplace_back(Dot{{x(row.at), y},
                                      row.between ? Figure::diamond : Figure::circle,
                                      spec_.body / 13.333,
                                      row.between ? Ink::ink : Ink::ink_2,
                                      !row.between,
                                      false});
    }

    void write(double at, double base, Anchor anchor, std::string words, const TextStyle& style, Ink ink) {
        if (!words.empty())
            scene_.marks.emplace_back(Text{{at, base}, anchor, std::move(words), style, ink});
    }

    const MeansSpec& spec_;
    const TextMeter& meter_;
    TextStyle text_;
    double left_ = 0;
    double right_ = 0;
    bool stacked_ = false;  ///< Words over the line instead of beside it.
    Scene scene_{};
};

}  // namespace

Scene means(const MeansSpec& spec, double width, const TextMeter& meter) {
    return MeansPage{spec, width, meter}.take();
}

}  // namespace needlebook::chart
