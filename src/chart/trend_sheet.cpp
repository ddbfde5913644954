/// The page on which trend() lays out a picture.
#include "chart/trend_sheet.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "base/month_words.h"
#include "chart/wrap.h"

namespace needlebook::chart {
TextStyle Sheet::caption() const {
    // In the patient view nothing is smaller than its text.
    const bool plain = spec.labels == TrendLabels::averages;
    return {plain ? spec.body : std::max(0.85 * spec.body, 10.6), Weight::regular, false};
}

TextStyle Sheet::body(Weight weight) const { return {spec.body, weight, false}; }

TextStyle Sheet::figure(Weight weight) const { return {1.2 * spec.body, weight, false}; }

double Sheet::x(Day day) const {
    const double inside = 8 * at.marks;
    const int all = days_between(spec.from, spec.to);
    if (all <= 0)
        return (at.left + at.right) / 2;
    return at.left + inside + (at.right - at.left - 2 * inside) * days_between(spec.from, day) / all;
}

bool Sheet::is_free(const Box& box) const {
    if (box.left < 0 || box.top < 0 || box.right > size.width || box.bottom > size.height)
        return false;
    return std::ranges::none_of(taken, [&](const Box& other) { return overlap(box, other); });
}

bool Sheet::put(Text text) {
    if (text.words.empty())
        return false;
    const auto box = extent(text, meter);
    if (!is_free(box))
        return false;
    taken.push_back(box);
    scene.marks.emplace_back(std::move(text));
    return true;
}

bool Sheet::put_in(Text text, double room) {
    text.words = cut(text.words, text.style, room);
    return put(std::move(text));
}

std::string Sheet::cut(const std::string& words, const TextStyle& style, double room) const {
    return chart::cut(words, style, room, meter);
}

std::string Sheet::role_of(const TrendMeasure& measure) const {
    if (measure.judged)
        return spec.words.judged;
    return std::ranges::any_of(spec.measures, &TrendMeasure::judged) ? spec.words.secondary : std::string{};
}

bool Sheet::grounded(std::size_t index) const {
    if (spec.layout == TrendLayout::under_each_other)
        return true;
    const auto judged = std::ranges::find_if(spec.measures, &TrendMeasure::judged);
    return judged == spec.measures.end() ? spec.measures.size() == 1 : &*judged == &spec.measures[index];
}

void Sheet::line(Point from, Point to, Stroke stroke) { add(Polyline{{from, to}, std::move(stroke)}); }

void Sheet::spot(SpotKind kind, std::int64_t record, Point centre, std::size_t row) {
    scene.spots.push_back({{kind, record}, centre, row});
}

std::string number_words(const TrendWords& words, double value) {
    if (words.number)
        return words.number(value);
    auto text = fmt::format("{:.1f}", std::abs(value));
    return value < 0 && text != "0.0" ? "−" + text : text;
}

std::string day_words(const TrendWords& words, Day day) {
    if (words.day)
        return words.day(day);
    return fmt::format("{} {}", static_cast<unsigned>(date::year_month_day{day}.day()), month_word(day));
}

std::string month_words(const TrendWords& words, Day day) {
    return words.month ? words.month(day) : std::string{month_word(day)};
}

std::string month_year_words(const TrendWords& words, Day day) {
    if (words.month_year)
        return words.month_year(day);
    return fmt::format("{} {}", month_word(day), static_cast<int>(date::year_month_day{day}.year()));
}

Ink join_of(Ink measure) {
    switch (measure) {
        case Ink::measure_1:
            return Ink::join_1;
        case Ink::measure_2:
            return Ink::join_2;
        case Ink::measure_3:
            return Ink::join_3;
        case Ink::measure_4:
            return Ink::join_4;
        default:
            return Ink::join_5;
    }
}

std::vector<DayScore> day_scores(const TrendMeasure& measure) {
    std::map<Day, std::pair<std::vector<const TrendReading*>, std::vector<const TrendReading*>>> by_day;
    for (const auto& reading : measure.readings) {
        if (!reading.score.has_value())
            continue;
        if (reading.source == ReadingSource::before)
            by_day[reading.day].first.push_back(&reading);
        else if (reading.source == ReadingSource::home)
            by_day[reading.day].second.push_back(&reading);
    }
    std::vector<DayScore> scores;
    for (const auto& [day, given] : by_day) {
        const auto& [before, home] = given;
        const auto& counted = before.empty() ? home : before;
        std::vector<double> values;
        values.reserve(counted.size());
        for (const auto* reading : counted)
            values.push_back(reading->score.value().points());
        std::ranges::sort(values);
        const auto n = values.size();
        DayScore score{.day = day,
                       .value = (values[(n - 1) / 2] + values[n / 2]) / 2,
                       .home = before.empty(),
                       .id = counted.front()->id};
        for (const auto* list : {&before, &home})
            for (const auto* reading : *list) {
                score.late = score.late || reading->late;
                const double points = reading->score.value().points();
                if (points != score.value && std::ranges::find(score.others, points) == score.others.end())
                    score.others.push_back(points);
            }
        scores.push_back(std::move(score));
    }
    return scores;
}

std::vector<TrendReading> missing_days(const TrendMeasure& measure) {
    std::map<Day, TrendReading> missing;
    for (const auto& reading : measure.readings)
        if (!reading.score.has_value() &&
            (reading.source == ReadingSource::before || reading.source == ReadingSource::home))
            missing.try_emplace(reading.day, reading);
    for (const auto& reading : measure.readings)
        if (reading.score.has_value() && reading.source != ReadingSource::after)
            missing.erase(reading.day);
    std::vector<TrendReading> days;
    days.reserve(missing.size());
    for (const auto& [day, reading] : missing)
        days.push_back(reading);
    return days;
}

std::vector<Point> level_line(const Sheet& sheet, std::size_t panel, Day from, double from_level, Day to,
                              double to_level) {
    const double x0 = sheet.x(from);
    const double x1 = sheet.x(to);
    const double left = std::max(x0, sheet.at.left);
    const double right = std::min(x1, sheet.at.right);
    if (right <= left)
        return {};
    const auto at_x = [&](double x) { return from_level + (to_level - from_level) * (x - x0) / (x1 - x0); };
    const auto point = [&](double x, double level) {
        return Point{x, sheet.at.level(panel, std::clamp(level, 0.0, 10.0))};
    };
    const double start = at_x(left);
    const double end = at_x(right);
    std::vector<Point> line{point(left, start)};
    for (const double limit : {0.0, 10.0})
        if ((start - limit) * (end - limit) < 0)
            line.push_back(point(left + (right - left) * (limit - start) / (end - start), limit));
    std::ranges::sort(line, {}, &Point::x);
    line.push_back(point(right, end));
    return line;
}

}  // namespace needlebook::chart
