/// Lays out the trend: how high, how wide, and in which order its parts are drawn.
#include "chart/trend.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "chart/trend_sheet.h"

namespace needlebook::chart {
namespace {

constexpr double caption_of_look = 11.333;

bool any_right_after(const TrendMeasure& measure) {
    return std::ranges::any_of(measure.readings, [](const TrendReading& reading) {
        return reading.source == ReadingSource::after && reading.score.has_value();
    });
}

std::vector<Lane> lanes_of(const TrendSpec& spec) {
    if (!spec.lanes)
        return {};
    std::vector<Lane> lanes{{LaneKind::sessions}, {LaneKind::effects}};
    for (std::size_t i = 0; i < spec.measures.size(); ++i)
        if (any_right_after(spec.measures[i]))
            lanes.push_back({LaneKind::right_after, i});
    lanes.push_back({LaneKind::changes});
    if (!spec.examinations.empty())
        lanes.push_back({LaneKind::examinations});
    return lanes;
}

/// Left of the panels: the widest of the scale's words and the lanes' names, 8 from the plot.
double left_margin(const Sheet& sheet) {
    const auto& words = sheet.spec.words;
    const auto style = sheet.caption();
    double widest = std::max(sheet.width(words.worst, style), sheet.width(words.none, style)) + 0.53 * style.size +
                    sheet.width("10", style);
    for (const auto& lane : sheet.lanes) {
        const auto& name = lane.kind == LaneKind::sessions      ? words.sessions
                           : lane.kind == LaneKind::effects     ? words.side_effects
                           : lane.kind == LaneKind::right_after ? words.right_after
                           : lane.kind == LaneKind::changes     ? words.changes
                                                                : words.examinations;
        widest = std::max(widest, sheet.width(name, style) + (lane.kind == LaneKind::right_after ? 14 : 0));
    }
    const double needed = std::ceil(widest + 8 + 2);
    const double usual = sheet.spec.labels == TrendLabels::full && sheet.size.width >= 640 ? 84 : 0;
    return std::min(std::max(needed, usual), 0.3 * sheet.size.width);
}

/// Width that the direct labels would like to have.
double labels_width(const Sheet& sheet) {
    const auto& spec = sheet.spec;
    const auto caption = sheet.caption();
    double widest = 0;
    for (const auto& measure : spec.measures) {
        const auto role = sheet.role_of(measure);
        widest = std::max(
            widest, 16 + sheet.width(measure.name, sheet.body(Weight::semibold)) + 6 + sheet.width(role, caption));
        widest = std::max(widest, 20 + sheet.width(measure.state, sheet.body(Weight::medium)));
        widest = std::max(widest, 20 + sheet.width(measure.reason, caption));
    }
    widest = std::max(widest, 2 * sheet.width("10.0", sheet.figure(Weight::semibold)) + 30 +
                                  sheet.width(spec.words.start_lately, caption));
    for (const auto& count : {spec.sessions_count, spec.effects_count, spec.changes_count, spec.examinations_count})
        widest = std::max(widest, sheet.width(count, caption));
    return widest;
}

double right_margin(const Sheet& sheet) {
    const auto& spec = sheet.spec;
    switch (spec.labels) {
        case TrendLabels::none:
            return 8;
        case TrendLabels::averages: {
            const auto style = sheet.body(Weight::semibold);
            const double widest =
                std::max({sheet.width(spec.words.average, style), sheet.width("10.0 " + spec.words.then, style),
                          sheet.width("10.0 " + spec.words.lately, style)});
            return std::min(std::ceil(14 + widest + 4), 0.3 * sheet.size.width);
        }
        case TrendLabels::full:
            break;
    }
    const double usual = sheet.size.width >= 700 ? 190 : 0;
    const double wanted = std::ceil(14 * sheet.at.scale + labels_width(sheet) + 4);
    return std::min(std::max(wanted, usual), std::max(0.27 * sheet.size.width, 150.0));
}

double lane_height(const Sheet& sheet, const Lane& lane) {
    const double row = std::max(sheet.spec.low ? 20.0 : 24.0, std::ceil(sheet.caption().size * 1.7));
    return lane.rows > 1 ? row + 16 * sheet.at.scale : row;
}

/// Two in one session stand above each other.
bool stacked(const std::vector<TrendEffects>& effects) {
    return std::ranges::any_of(effects, [](const TrendEffects& e) { return e.effects.size() > 1; });
}

double months_height(const Sheet& sheet) { return 24 * sheet.at.scale; }
double weeks_height(const Sheet& sheet) { return sheet.at.weeks ? 16 * sheet.at.scale : 0; }
double flags_height(const Sheet& sheet) {
    return sheet.spec.flags ? 26 * sheet.at.scale : 4 + sheet.caption().size / 2;
}

/// Widths first, since they tell how many rows the lanes need.
void lay_out_width(Sheet& sheet) {
    const auto& spec = sheet.spec;
    auto& at = sheet.at;
    at.scale = std::max(1.0, sheet.caption().size / caption_of_look);
    at.marks = spec.marks;
    // Over three years nobody counts in weeks.
    at.weeks = spec.weeks && !spec.low && spec.first_treatment && days_between(spec.from, spec.to) <= 3 * 366;
    sheet.lanes = lanes_of(spec);
    at.left = left_margin(sheet);
    at.right = std::max(sheet.size.width - right_margin(sheet), at.left + 40);
    at.panels = spec.layout == TrendLayout::together ? 1 : std::max<std::size_t>(1, spec.measures.size());
    at.gap = (spec.low ? 12 : 20) * at.scale;
    for (auto& lane : sheet.lanes) {
        if (lane.kind == LaneKind::effects)
            lane.rows = stacked(spec.effects) ? 2 : 1;
        if (lane.kind == LaneKind::changes)
            lane.rows = rows_of_events(sheet, spec.changes);
        if (lane.kind == LaneKind::examinations)
            lane.rows = rows_of_events(sheet, spec.examinations);
        at.lanes.push_back(lane_height(sheet, lane));
    }
}

double fixed_height(const Sheet& sheet) {
    double fixed = flags_height(sheet) + months_height(sheet) + weeks_height(sheet) +
                   sheet.at.gap * static_cast<double>(sheet.at.panels - 1);
    for (const double height : sheet.at.lanes)
        fixed += height;
    return fixed + (sheet.at.lanes.empty() ? 0 : 8);
}

void lay_out_height(Sheet& sheet) {
    auto& at = sheet.at;
    const double panels = static_cast<double>(at.panels);
    // On a page too low the weeks go first, then the lanes from below.
    if (at.weeks && (sheet.size.height - fixed_height(sheet)) / panels < 48)
        at.weeks = false;
    while (!at.lanes.empty() && (sheet.size.height - fixed_height(sheet)) / panels < 20) {
        at.lanes.pop_back();
        sheet.lanes.pop_back();
    }
    if ((sheet.size.height - fixed_height(sheet)) / panels < 8)
        at.gap = 2;
    at.panel = std::max(1.0, (sheet.size.height - fixed_height(sheet)) / panels);
    at.first_top = flags_height(sheet);
    at.lanes_top = at.last_bottom() + (at.lanes.empty() ? 0 : 8);
    at.axis = at.lanes_top;
    for (const double height : at.lanes)
        at.axis += height;
}

/// The order for arrow keys: by row, then from left to right.
void order_spots(Scene& scene) {
    std::ranges::stable_sort(scene.spots, [](const Spot& a, const Spot& b) {
        return a.row != b.row ? a.row < b.row : a.centre.x < b.centre.x;
    });
}

std::set<Day> scored_days(const TrendSpec& spec) {
    std::set<Day> days;
    for (const auto& measure : spec.measures)
        for (const auto& reading : measure.readings)
            if (reading.score.has_value())
                days.insert(reading.day);
    return days;
}

}  // namespace

MeasureLook measure_look(MeasureKind kind, std::size_t others_before) {
    switch (kind) {
        case MeasureKind::pain:
            return {Figure::circle, Ink::measure_1};
        case MeasureKind::numbness:
            return {Figure::square, Ink::measure_2};
        case MeasureKind::tingling:
            return {Figure::triangle, Ink::measure_3};
        default:
            return others_before == 0 ? MeasureLook{Figure::diamond, Ink::measure_4}
                                      : MeasureLook{Figure::cross, Ink::measure_5};
    }
}

Scene trend(const TrendSpec& spec, Size size, const TextMeter& meter) {
    Sheet sheet{spec, meter, size};
    sheet.scene.size = size;
    sheet.scene.title = spec.title;
    sheet.scene.description = spec.description;
    for (const auto& measure : spec.measures)
        sheet.scores.push_back(day_scores(measure));
    lay_out_width(sheet);
    lay_out_height(sheet);

    draw_grounds(sheet);
    draw_frames(sheet);
    draw_scores(sheet);
    draw_lanes(sheet);
    draw_time_axis(sheet);
    draw_labels(sheet);
    draw_aim_words(sheet);
    draw_flags(sheet);
    order_spots(sheet.scene);
    return std::move(sheet.scene);
}

bool drawn_in_columns(const TrendSpec& spec) {
    std::size_t marks = 0;
    for (const auto& measure : spec.measures)
        for (const auto& reading : measure.readings)
            if (reading.score.has_value() && reading.source != ReadingSource::after && spec.from <= reading.day &&
                reading.day <= spec.to)
                ++marks;
    return marks > most_marks;
}

DaysShown days_shown(const TrendSpec& spec) {
    DaysShown shown;
    for (const Day day : scored_days(spec)) {
        ++shown.all;
        shown.inside += spec.from <= day && day <= spec.to ? 1 : 0;
    }
    return shown;
}

Sheet sheet_with_widths(const TrendSpec& spec, Size size, const TextMeter& meter) {
    Sheet sheet{spec, meter, size};
    lay_out_width(sheet);
    return sheet;
}

double least_height(const TrendSpec& spec, const TextMeter& meter, double width, double panel) {
    const auto sheet = sheet_with_widths(spec, {width, width}, meter);
    return fixed_height(sheet) + panel * static_cast<double>(sheet.at.panels);
}

}  // namespace needlebook::chart
