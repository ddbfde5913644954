/// The page on which trend() lays out a picture: where its parts lie and which places are taken by words.
/// Only for the files of trend().
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "chart/trend.h"

namespace needlebook::chart {

/// Where each part of the page lies; all in DIP.
struct Layout {
    double scale = 1;  ///< Of rows and gaps to LOOK's sizes, from the size of the caption.
    double marks = 1;  ///< Of marks.
    double left{};     ///< Of the panels.
    double right{};
    double first_top{};  ///< Of the first panel.
    double panel{};      ///< Height of each.
    double gap{};
    std::size_t panels = 1;
    double lanes_top{};
    std::vector<double> lanes{};  ///< Heights, from the top.
    double axis{};                ///< Line of the months.
    bool weeks = false;

    double top(std::size_t panel_index) const { return first_top + static_cast<double>(panel_index) * (panel + gap); }
    double bottom(std::size_t panel_index) const { return top(panel_index) + panel; }
    double last_bottom() const { return bottom(panels - 1); }
    double level(std::size_t panel_index, double points) const { return bottom(panel_index) - panel * points / 10; }
};

/// Days of one measure that are drawn as one mark each, in order.
struct DayScore {
    Day day{};
    double value{};                ///< The median of the day's scores.
    std::vector<double> others{};  ///< Those of that day that differ from it.
    bool home = false;
    bool late = false;
    std::int64_t id{};
};

enum class LaneKind { sessions, effects, right_after, changes, examinations };

struct Lane {
    LaneKind kind{};
    std::size_t measure{};  ///< right_after only.
    int rows = 1;
};

struct Sheet {
    const TrendSpec& spec;
    const TextMeter& meter;
    Size size;
    Scene scene{};
    Layout at{};
    std::vector<Lane> lanes{};
    std::vector<std::vector<DayScore>> scores{};  ///< One list a measure, in view or just outside.
    std::vector<Box> taken{};                     ///< Places that texts have taken.
    std::vector<Box> inked{};                     ///< Places of marks and joins in the panels.
    std::vector<std::string> spilled{};           ///< Words without room in their panel, for the flags row.

    TextStyle caption() const;
    TextStyle body(Weight weight = Weight::regular) const;
    TextStyle figure(Weight weight) const;

    bool in_view(Day day) const { return spec.from <= day && day <= spec.to; }
    double x(Day day) const;

    /// Adds the text unless it would cross another one or leave the page.
    bool put(Text text);
    /// The same, cut with "…" to `room` first.
    bool put_in(Text text, double room);
    bool is_free(const Box& box) const;
    /// `words` or as much of it as fits with "…"; empty when not even that does.
    std::string cut(const std::string& words, const TextStyle& style, double room) const;
    double width(const std::string& words, const TextStyle& style) const { return meter(words, style).width; }

    /// "judged" or "secondary"; nothing while no measure is judged.
    std::string role_of(const TrendMeasure& measure) const;
    /// Which panel measure `index` is drawn in.
    std::size_t panel_of(std::size_t index) const { return spec.layout == TrendLayout::together ? 0 : index; }
    /// Whether bands and agreement of measure `index` are drawn: each in its own panel; together only the judged one's.
    bool grounded(std::size_t index) const;

    void line(Point from, Point to, Stroke stroke);
    void add(Mark mark) { scene.marks.push_back(std::move(mark)); }
    void spot(SpotKind kind, std::int64_t record, Point centre, std::size_t row);
};

std::string number_words(const TrendWords& words, double value);
std::string day_words(const TrendWords& words, Day day);
std::string month_words(const TrendWords& words, Day day);
std::string month_year_words(const TrendWords& words, Day day);

Ink join_of(Ink measure);

/// Scores that are joined and judged: one a day, before needling or else at home.
std::vector<DayScore> day_scores(const TrendMeasure& measure);
/// Days on which the measure was asked for or should have been, and that have no score.
std::vector<TrendReading> missing_days(const TrendMeasure& measure);

/// A straight line of levels over time, cut to the panel and to 0 and 10: two points, or three where it reaches an end
/// of the scale. Empty when it lies outside the days shown.
std::vector<Point> level_line(const Sheet& sheet, std::size_t panel, Day from, double from_level, Day to,
                              double to_level);

// The parts, in the order in which they are painted.
void draw_grounds(Sheet& sheet);  ///< Bands and agreed areas.
void draw_frames(Sheet& sheet);   ///< Scales and dates.
void draw_scores(Sheet& sheet);   ///< Joins, averages, marks.
void draw_lanes(Sheet& sheet);
void draw_time_axis(Sheet& sheet);
void draw_flags(Sheet& sheet);
void draw_labels(Sheet& sheet);     ///< Right of the panels.
void draw_aim_words(Sheet& sheet);  ///< Last in the panels: around everything else.

/// A sheet of which only the widths are laid out.
Sheet sheet_with_widths(const TrendSpec& spec, Size size, const TextMeter& meter);

/// Rows that each lane needs, once the time scale is known.
int rows_of_events(const Sheet& sheet, const std::vector<TrendEvent>& events);

}  // namespace needlebook::chart
