/// Columns take their width from their words, the plot the rest.
#include "chart/rate_plot.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "chart/wrap.h"

namespace needlebook::chart {

namespace {

constexpr double gap = 16;
constexpr double least_plot = 120;
constexpr double dot = 4;
constexpr double least_words = 60;   ///< Narrower, words are cut instead of broken.
constexpr double between_lines = 8;  ///< Of two rows.

/// Sizes at this size of text.
struct Sizes {
    double k;
    TextStyle text;
    TextStyle number;
    TextStyle caption;

    explicit Sizes(double body)
        : k{body / 13.333},
          text{body, Weight::regular},
          number{body, Weight::medium},
          caption{std::max(0.85 * body, 11.333), Weight::regular} {}

    double row() const { return 32 * k; }
    double line() const { return 1.25 * caption.size; }
    double head() const { return 28 * k; }
};

/// Where the columns stand.
struct Columns {
    double events_right{};
    double rate_right{};
    double plot_left{};
    double plot_right{};
    double published_left{};
};

class Plot {
public:
    Plot(const RatePlotSpec& spec, double width, const TextMeter& meter)
        : spec_{spec}, meter_{meter}, sizes_{spec.body}, end_{axis_end()} {
        scene_.size.width = width;
        scene_.title = spec.title;
        scene_.description = spec.description;
        place_columns(width);
        double bottom = sizes_.head();
        for (const auto& row : spec.rows)
            bottom += place_row(row, bottom);
        scene_.size.height = bottom + 1;
    }

    Scene draw() && {
        draw_head();
        for (std::size_t i = 0; i < spec_.rows.size(); ++i)
            draw_row(spec_.rows[i], rows_[i]);
        return std::move(scene_);
    }

private:
    struct PlacedRow {
        double top{};
        double height{};
        std::vector<std::string> published;  ///< Lines of its words.
    };

    double axis_end() const {
        double own = 0;
        double published = 0;
        for (const auto& row : spec_.rows) {
            if (row.at)
                own = std::max(own, row.high);
            for (const auto& mark : row.published)
                published = std::max({published, mark.rate, mark.high.value_or(0)});
        }
        const bool has_own = std::ranges::any_of(spec_.rows, [](const RateRow& row) { return row.at.has_value(); });
        return round_end(has_own ? own : published);
    }

    /// Gives its height.
    double place_row(const RateRow& row, double top) {
        const double room = scene_.size.width - at_.published_left;
        auto& placed = rows_.emplace_back(PlacedRow{top, sizes_.row(), {}});
        placed.published = room < least_words * sizes_.k
                               ? std::vector{cut(row.published_words, sizes_.caption, room, meter_)}
                               : wrapped(row.published_words, sizes_.caption, room, meter_);
        const auto lines = static_cast<double>(placed.published.size());
        placed.height = std::max(placed.height, lines * sizes_.line() + between_lines);
        return placed.height;
    }

    double width_of(const std::string& words, const TextStyle& style) const { return meter_(words, style).width; }

    double widest(const std::string& head, std::string RateRow::*column, const TextStyle& style) const {
        double width = width_of(head, sizes_.caption);
        for (const auto& row : spec_.rows)
            width = std::max(width, width_of(row.*column, style));
        return width;
    }

    void place_columns(double width) {
        at_.events_right = widest(spec_.name_head, &RateRow::name, sizes_.text) + gap +
                           widest(spec_.events_head, &RateRow::events, sizes_.number);
        at_.rate_right = at_.events_right + gap + widest(spec_.rate_head, &RateRow::rate, sizes_.number);
        at_.plot_left = at_.rate_right + gap + dot;
        const double published =
            spec_.published_head.empty() ? 0 : widest(spec_.published_head, &RateRow::published_words, sizes_.caption);
        // Words give way first: the plot keeps its least width.
        const double room = width - at_.plot_left - 24;
        const double plot = std::max({least_plot * sizes_.k, room - published - gap, room * 0.45});
        at_.plot_right = at_.plot_left + std::max(least_plot, std::min(plot, room));
        at_.published_left = at_.plot_right + 24;
    }

    double x_of(double rate) const {
        return at_.plot_left + (at_.plot_right - at_.plot_left) * std::clamp(rate / end_, 0.0, 1.0);
    }

    void text(double x, double baseline, Anchor anchor, const std::string& words, const TextStyle& style, Ink ink) {
        if (!words.empty())
            scene_.marks.emplace_back(Text{{x, baseline}, anchor, words, style, ink});
    }

    void draw_head() {
        const double baseline = sizes_.head() - 10 * sizes_.k;
        const auto& style = sizes_.caption;
        text(0, baseline, Anchor::start, spec_.name_head, style, Ink::ink_2);
        text(at_.events_right, baseline, Anchor::end, spec_.events_head, style, Ink::ink_2);
        text(at_.rate_right, baseline, Anchor::end, spec_.rate_head, style, Ink::ink_2);
        text(at_.published_left, baseline, Anchor::start, spec_.published_head, style, Ink::ink_2);
        const double bottom = scene_.size.height - 1;
        const int steps = at_.plot_right - at_.plot_left > 260 ? 4 : 2;
        for (int i = 0; i <= steps; ++i) {
            const double rate = end_ * i / steps;
            const double x = x_of(rate);
            text(x, baseline, Anchor::middle, fmt::format("{:g}", rate), style, Ink::ink_2);
            scene_.marks.emplace_back(Polyline{{{x, sizes_.head()}, {x, bottom}},
                                               i == 0 ? Stroke{Ink::edge, 1} : Stroke{Ink::rule, 1, {1, 3}}});
        }
        scene_.marks.emplace_back(Polyline{{{0, sizes_.head()}, {scene_.size.width, sizes_.head()}}, {Ink::edge, 1}});
    }

    void draw_row(const RateRow& row, const PlacedRow& placed) {
        const double middle = placed.top + placed.height / 2;
        const auto size = meter_("0", sizes_.text);
        const double baseline = middle + (size.ascent - size.descent) / 2;
        text(0, baseline, Anchor::start, row.name, sizes_.text, Ink::ink);
        text(at_.events_right, baseline, Anchor::end, row.events, sizes_.number, Ink::ink);
        text(at_.rate_right, baseline, Anchor::end, row.rate, sizes_.number, Ink::ink);
        double line = baseline - sizes_.line() * (static_cast<double>(placed.published.size()) - 1) / 2;
        for (const auto& words : placed.published) {
            text(at_.published_left, line, Anchor::start, words, sizes_.caption, Ink::ink_2);
            line += sizes_.line();
        }
        for (const auto& published : row.published)
            draw_published(published, middle);
        if (std::ranges::any_of(row.published, [this](const PublishedMark& mark) { return mark.rate > end_; }))
            draw_beyond(middle);
        if (row.at)
            draw_own(row, middle);
        const double bottom = placed.top + placed.height;
        scene_.marks.emplace_back(Polyline{{{0, bottom}, {scene_.size.width, bottom}}, {Ink::rule, 1}});
    }

    void draw_own(const RateRow& row, double y) {
        const double low = x_of(row.low);
        const double high = x_of(row.high);
        const Stroke line{Ink::ink, 1.5};
        scene_.marks.emplace_back(Polyline{{{low, y}, {high, y}}, line});
        for (const double end : {low, high})
            scene_.marks.emplace_back(Polyline{{{end, y - dot}, {end, y + dot}}, line});
        scene_.marks.emplace_back(Circle{{x_of(*row.at), y}, dot, Ink::ink});
    }

    void draw_published(const PublishedMark& mark, double y) {
        if (mark.rate > end_)
            return;
        if (mark.low && mark.high)
            scene_.marks.emplace_back(Polyline{{{x_of(*mark.low), y}, {x_of(*mark.high), y}}, {Ink::edge, 1}});
        const double x = x_of(mark.rate);
        constexpr double r = 6;
        scene_.marks.emplace_back(
            Polyline{{{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}, {x, y - r}}, {Ink::edge, 1.5}});
    }

    void draw_beyond(double y) {
        constexpr double r = 6;
        const double x = at_.plot_right + 2 * r;
        scene_.marks.emplace_back(Polyline{{{x - r, y - r}, {x, y}, {x - r, y + r}}, {Ink::edge, 1.5}});
    }

    const RatePlotSpec& spec_;
    const TextMeter& meter_;
    Sizes sizes_;
    double end_;
    Columns at_;
    std::vector<PlacedRow> rows_;
    Scene scene_{};
};

}  // namespace

double round_end(double value) {
    if (value <= 0)
        return 1;
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0})
        if (value <= step * power * (1 + 1e-9))
            return step * power;
    return 10 * power;
}

Scene rate_plot(const RatePlotSpec& spec, double width, const TextMeter& meter) {
    return Plot{spec, width, meter}.draw();
}

}  // namespace needlebook::chart
