/// The panels of the trend: bands, scales, dates, joins, averages and marks.
#include <algorithm>
#include <cmath>
#include <map>

#include "chart/trend_sheet.h"

namespace needlebook::chart {
namespace {

void draw_usual(Sheet& sheet, std::size_t panel, const UsualBand& band) {
    const auto& at = sheet.at;
    const double high = std::clamp(band.high, 0.0, 10.0);
    const double low = std::clamp(band.low, 0.0, 10.0);
    if (high > low)
        sheet.add(Rect{{at.left, at.level(panel, high), at.right, at.level(panel, low)}, Ink::usual});
}

void draw_aim(Sheet& sheet, std::size_t panel, const AimLine& aim) {
    auto band = level_line(sheet, panel, aim.from, aim.band_from, aim.to, aim.band_to);
    if (band.empty())
        return;
    const double floor = sheet.at.bottom(panel);
    const double right = band.back().x;
    const double left = band.front().x;
    band.push_back({right, floor});
    band.push_back({left, floor});
    sheet.add(Area{std::move(band), Ink::agreement_band});
}

void draw_aim_line(Sheet& sheet, std::size_t panel, const AimLine& aim) {
    auto line = level_line(sheet, panel, aim.from, aim.from_level, aim.to, aim.to_level);
    if (!line.empty())
        sheet.add(Polyline{std::move(line), {Ink::agreement, 1.5 * std::min(sheet.at.marks, 1.5), {6, 4}}});
    if (aim.unsure <= 0)
        return;
    for (const double by : {-aim.unsure, aim.unsure}) {
        auto bound = level_line(sheet, panel, aim.from, aim.from_level + by, aim.to, aim.to_level + by);
        if (!bound.empty())
            sheet.add(Polyline{std::move(bound), {Ink::agreement, 1, {1, 3}}});
    }
}

void draw_earlier(Sheet& sheet, std::size_t panel, const EarlierAim& earlier) {
    auto line = level_line(sheet, panel, earlier.from, earlier.from_level, earlier.until, earlier.to_level);
    if (line.empty())
        return;
    const Point end = line.back();
    sheet.add(Polyline{std::move(line), {Ink::ink_3, 1, {2, 3}}});
    if (sheet.in_view(earlier.until))
        sheet.line({end.x, end.y - 4}, {end.x, end.y + 4}, {Ink::ink_3, 1});
}

void draw_scale(Sheet& sheet, std::size_t panel) {
    const auto& at = sheet.at;
    sheet.line({at.left, at.level(panel, 10)}, {at.right, at.level(panel, 10)}, {Ink::rule, 1});
    sheet.line({at.left, at.level(panel, 5)}, {at.right, at.level(panel, 5)}, {Ink::rule, 1, {1, 3}});
    sheet.line({at.left, at.bottom(panel)}, {at.right, at.bottom(panel)}, {Ink::edge, 1});

    const auto style = sheet.caption();
    const double number_right = at.left - 8;
    const double words_right = number_right - sheet.width("10", style) - 0.53 * style.size;
    const auto put = [&](double level, const std::string& words, double right, Ink ink) {
        return sheet.put({{right, at.level(panel, level) + style.size * 0.36}, Anchor::end, words, style, ink});
    };
    for (const auto& [level, number] : {std::pair{10, "10"}, {0, "0"}, {5, "5"}})
        put(level, number, number_right, Ink::ink_2);
    put(10, sheet.spec.words.worst, words_right, Ink::ink_2);
    put(0, sheet.spec.words.none, words_right, Ink::ink_2);
    if (panel == 0 && at.panel >= 4.4 * style.size) {
        if (!sheet.spec.words.worse.empty())
            put(7.5, sheet.spec.words.worse + " ↑", number_right, Ink::ink_3);
        if (!sheet.spec.words.better.empty())
            put(2.5, sheet.spec.words.better + " ↓", number_right, Ink::ink_3);
    }
}

void draw_dates(Sheet& sheet) {
    const auto& spec = sheet.spec;
    const double top = sheet.at.first_top - (spec.flags ? 4 : 0);
    const double bottom = sheet.at.last_bottom();
    const auto through = [&](std::optional<Day> day, Stroke stroke) {
        if (day && sheet.in_view(*day))
            sheet.line({sheet.x(*day), top}, {sheet.x(*day), bottom}, std::move(stroke));
    };
    for (const auto& change : spec.changes)
        for (std::size_t panel = 0; panel < sheet.at.panels; ++panel)
            if (spec.lanes && sheet.in_view(change.day))
                sheet.line({sheet.x(change.day), sheet.at.top(panel)}, {sheet.x(change.day), sheet.at.bottom(panel)},
                           {Ink::edge, 1, {1, 3}});
    through(spec.first_treatment, {Ink::edge, 1});
    through(spec.review, {Ink::agreement, 1, {4, 3}});
    for (const auto& end : spec.ends)
        through(end.day, {Ink::ink_2, 1});
}

/// Marks of one day stand side by side when all measures share a panel.
double beside(const Sheet& sheet, std::size_t index, Day day) {
    if (sheet.spec.layout != TrendLayout::together)
        return 0;
    double before = 0;
    double all = 0;
    for (std::size_t i = 0; i < sheet.scores.size(); ++i) {
        const auto found = std::ranges::lower_bound(sheet.scores[i], day, {}, &DayScore::day);
        if (found == sheet.scores[i].end() || found->day != day)
            continue;
        before += i < index ? 1 : 0;
        all += 1;
    }
    return all > 0 ? 5 * (before - (all - 1) / 2) : 0;
}

Point place_of(const Sheet& sheet, std::size_t index, const DayScore& score) {
    return {sheet.x(score.day) + beside(sheet, index, score.day), sheet.at.level(sheet.panel_of(index), score.value)};
}

/// Where the join from `a` to `b` leaves the panel at a side, so that scores beyond it are felt.
void draw_join(Sheet& sheet, std::vector<Point> through, Ink ink) {
    const auto cut_at = [&](Point a, Point b, double x) {
        return Point{x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)};
    };
    if (through.size() > 1 && through[0].x < sheet.at.left)
        through[0] = cut_at(through[0], through[1], sheet.at.left);
    const auto n = through.size();
    if (n > 1 && through[n - 1].x > sheet.at.right)
        through[n - 1] = cut_at(through[n - 2], through[n - 1], sheet.at.right);
    if (n < 2)
        return;
    for (std::size_t i = 1; i < n; ++i)
        for (int part = 0; part <= 6; ++part) {
            const double t = part / 6.0;
            const Point p{through[i - 1].x + (through[i].x - through[i - 1].x) * t,
                          through[i - 1].y + (through[i].y - through[i - 1].y) * t};
            sheet.inked.push_back({p.x - 1, p.y - 1, p.x + 1, p.y + 1});
        }
    sheet.add(Polyline{std::move(through), {ink, 1.5 * std::min(sheet.at.marks, 1.6), {}, true}});
}

bool joined(const DayScore& a, const DayScore& b, const std::vector<TrendReading>& missing) {
    if (days_between(a.day, b.day) > longest_join_days)
        return false;
    return std::ranges::none_of(missing, [&](const TrendReading& m) { return a.day < m.day && m.day < b.day; });
}

void draw_joins(Sheet& sheet, std::size_t index, const std::vector<TrendReading>& missing) {
    const auto& scores = sheet.scores[index];
    const auto seen = [&](std::size_t i) { return sheet.in_view(scores[i].day); };
    std::vector<Point> run;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const bool goes_on = i > 0 && joined(scores[i - 1], scores[i], missing) && (seen(i - 1) || seen(i));
        if (!goes_on) {
            draw_join(sheet, std::move(run), join_of(sheet.spec.measures[index].ink));
            run.clear();
        }
        if (seen(i) || goes_on || (i + 1 < scores.size() && seen(i + 1)))
            run.push_back(place_of(sheet, index, scores[i]));
    }
    draw_join(sheet, std::move(run), join_of(sheet.spec.measures[index].ink));
}

void draw_average(Sheet& sheet, std::size_t index, const Average& average) {
    const double k = sheet.at.marks;
    const double left = std::max(sheet.x(average.first) - 4 * k, sheet.at.left);
    const double right = std::min(sheet.x(average.last) + 4 * k, sheet.at.right);
    if (right <= left)
        return;
    const double y = sheet.at.level(sheet.panel_of(index), std::clamp(average.mean, 0.0, 10.0));
    sheet.line({left, y}, {right, y}, {Ink::paper, 5.5 * k});
    sheet.line({left, y}, {right, y}, {sheet.spec.measures[index].ink, 3 * k, {}, true});
    sheet.inked.push_back({left, y - 3 * k, right, y + 3 * k});
}

void draw_mark(Sheet& sheet, std::size_t index, const DayScore& score) {
    const auto& measure = sheet.spec.measures[index];
    const double k = sheet.at.marks * (score.home ? 0.66 : 1);
    const Point centre = place_of(sheet, index, score);
    for (const double other : score.others)
        sheet.add(Dot{{centre.x, sheet.at.level(sheet.panel_of(index), other)},
                      Figure::plus,
                      0.66 * sheet.at.marks,
                      measure.ink,
                      false,
                      false});
    sheet.add(Dot{centre, measure.figure, k, measure.ink});
    const double reach = 4 * k + 0.75;
    if (score.late)
        sheet.line({centre.x, centre.y - reach - 5}, {centre.x, centre.y - reach - 1}, {Ink::ink_2, 1.3});
    sheet.inked.push_back(
        {centre.x - reach, centre.y - reach - (score.late ? 5 : 0), centre.x + reach, centre.y + reach});
}

void draw_recalled(Sheet& sheet, std::size_t index) {
    const auto& measure = sheet.spec.measures[index];
    for (const auto& reading : measure.readings) {
        if (reading.source != ReadingSource::recalled || !reading.score.has_value() || !sheet.in_view(reading.day))
            continue;
        const Point centre{sheet.x(reading.day), sheet.at.level(sheet.panel_of(index), reading.score.value().points())};
        sheet.add(Dot{centre, measure.figure, sheet.at.marks, measure.ink, true});
        sheet.inked.push_back({centre.x - 6, centre.y - 6, centre.x + 6, centre.y + 6});
        sheet.spot(SpotKind::score, reading.id, centre, index);
    }
}

void draw_missing(Sheet& sheet, std::size_t index, const std::vector<TrendReading>& missing) {
    auto style = sheet.caption();
    style.weight = Weight::medium;
    const double base = sheet.at.bottom(sheet.panel_of(index)) - 5 * sheet.at.scale;
    for (const auto& reading : missing) {
        if (!sheet.in_view(reading.day))
            continue;
        const double x = sheet.x(reading.day);
        const bool declined = reading.score.state() == Answered::declined;
        // Between neighbours too close for words a stroke still shows the gap.
        if (!sheet.put({{x, base}, Anchor::middle, declined ? "D" : "–", style, Ink::ink_3}))
            sheet.line({x - 1, base - style.size * 0.3}, {x + 1, base - style.size * 0.3}, {Ink::ink_3, 1});
        sheet.spot(SpotKind::missing, reading.id, {x, base - style.size * 0.3}, index);
    }
}

/// Over so many marks, columns from the lowest to the highest score of each pixel.
void draw_columns(Sheet& sheet, std::size_t index) {
    std::map<int, std::pair<double, double>> columns;
    for (const auto& score : sheet.scores[index]) {
        if (!sheet.in_view(score.day))
            continue;
        const auto pixel = static_cast<int>(std::floor(sheet.x(score.day)));
        const auto [found, is_new] = columns.try_emplace(pixel, score.value, score.value);
        found->second.first = std::min(found->second.first, score.value);
        found->second.second = std::max(found->second.second, score.value);
        sheet.spot(SpotKind::score, score.id, place_of(sheet, index, score), index);
    }
    const auto panel = sheet.panel_of(index);
    for (const auto& [pixel, range] : columns) {
        const double low = std::min(sheet.at.level(panel, range.first) + 1.5, sheet.at.bottom(panel));
        const double high = std::max(sheet.at.level(panel, range.second) - 1.5, sheet.at.top(panel));
        const Box box{static_cast<double>(pixel), high, pixel + 1.0, low};
        sheet.add(Rect{box, sheet.spec.measures[index].ink});
        sheet.inked.push_back(box);
    }
}

void draw_measure(Sheet& sheet, std::size_t index, bool columns) {
    const auto& measure = sheet.spec.measures[index];
    const auto missing = missing_days(measure);
    if (columns)
        draw_columns(sheet, index);
    else
        draw_joins(sheet, index, missing);
    if (sheet.spec.layout == TrendLayout::under_each_other || sheet.grounded(index))
        for (const auto& average : {measure.start, measure.lately})
            if (average && sheet.spec.labels != TrendLabels::none)
                draw_average(sheet, index, *average);
    if (!columns) {
        draw_recalled(sheet, index);
        for (const auto& score : sheet.scores[index])
            if (sheet.in_view(score.day)) {
                draw_mark(sheet, index, score);
                sheet.spot(SpotKind::score, score.id, place_of(sheet, index, score), index);
            }
    }
    draw_missing(sheet, index, missing);
}

}  // namespace

void draw_grounds(Sheet& sheet) {
    for (std::size_t i = 0; i < sheet.spec.measures.size(); ++i) {
        const auto& measure = sheet.spec.measures[i];
        if (!sheet.grounded(i))
            continue;
        if (measure.usual)
            draw_usual(sheet, sheet.panel_of(i), *measure.usual);
        if (measure.aim)
            draw_aim(sheet, sheet.panel_of(i), *measure.aim);
    }
}

void draw_frames(Sheet& sheet) {
    for (std::size_t panel = 0; panel < sheet.at.panels; ++panel)
        draw_scale(sheet, panel);
    draw_dates(sheet);
    for (std::size_t i = 0; i < sheet.spec.measures.size(); ++i) {
        if (!sheet.grounded(i))
            continue;
        if (sheet.spec.measures[i].aim)
            draw_aim_line(sheet, sheet.panel_of(i), *sheet.spec.measures[i].aim);
        for (const auto& earlier : sheet.spec.measures[i].earlier)
            draw_earlier(sheet, sheet.panel_of(i), earlier);
    }
}

void draw_scores(Sheet& sheet) {
    const bool columns = drawn_in_columns(sheet.spec);
    // The judged one last: where measures share a panel it lies on top.
    for (std::size_t i = sheet.spec.measures.size(); i-- > 0;)
        draw_measure(sheet, i, columns);
}

}  // namespace needlebook::chart
