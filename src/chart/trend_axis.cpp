/// The time axis of the trend: days, months or years, and weeks since the first treatment.
#include <algorithm>
#include <array>
#include <cmath>

#include "chart/trend_sheet.h"

namespace needlebook::chart {
namespace {

constexpr double between_labels = 14;

double per_day(const Sheet& sheet) {
    const int days = std::max(1, days_between(sheet.spec.from, sheet.spec.to));
    return (sheet.at.right - sheet.at.left) / days;
}

void draw_tick(Sheet& sheet, Day day, double length) {
    sheet.line({sheet.x(day), sheet.at.axis}, {sheet.x(day), sheet.at.axis + length}, {Ink::edge, 1});
}

/// Right of its tick, or left of it at the end of the page.
void put_label(Sheet& sheet, Day day, const std::string& words) {
    const auto style = sheet.caption();
    const double base = sheet.at.axis + 4 + style.size;
    const double x = sheet.x(day);
    if (x + 4 + sheet.width(words, style) <= sheet.at.right + 2)
        sheet.put({{x + 4, base}, Anchor::start, words, style, Ink::ink_2});
}

Day first_of_month(Day day) {
    const date::year_month_day ymd{day};
    return Day{ymd.year() / ymd.month() / 1};
}

Day next_month(Day first) {
    const date::year_month_day ymd{first};
    return Day{date::year_month_day{ymd.year() / ymd.month() / 1} + date::months{1}};
}

/// Some weeks or less: days.
void draw_days(Sheet& sheet) {
    const auto style = sheet.caption();
    const double widest = sheet.width(day_words(sheet.spec.words, day(2026, 9, 28)), style) + between_labels;
    int step = 1;
    for (const int days : {1, 2, 7, 14, 28}) {
        step = days;
        if (per_day(sheet) * days > widest)
            break;
    }
    for (Day day = sheet.spec.from; day <= sheet.spec.to; day += date::days{step}) {
        draw_tick(sheet, day, 5);
        const auto words = day_words(sheet.spec.words, day);
        if (sheet.spec.from == sheet.spec.to)
            sheet.put({{sheet.x(day), sheet.at.axis + 4 + style.size}, Anchor::middle, words, style, Ink::ink_2});
        else
            put_label(sheet, day, words);
    }
}

/// Months apart, so that 14 stay between labels.
int months_between_labels(const Sheet& sheet, bool years) {
    const auto style = sheet.caption();
    const double month = per_day(sheet) * 30.44;
    const auto& words = sheet.spec.words;
    const double short_name = sheet.width(month_words(words, day(2026, 3, 1)), style) + between_labels;
    const double long_name = sheet.width(month_year_words(words, day(2026, 1, 1)), style) + between_labels;
    const double year = sheet.width("2026", style) + between_labels;
    if (month > (years ? std::max(short_name, long_name * 0.75) : short_name))
        return 1;
    for (const int step : {3, 6})
        if (month * step > (years ? long_name : short_name))
            return step;
    for (const int step : {12, 24, 60})
        if (month * step > year)
            return step;
    return 120;
}

void draw_months(Sheet& sheet) {
    const auto& spec = sheet.spec;
    const bool years = date::year_month_day{spec.from}.year() != date::year_month_day{spec.to}.year();
    const int step = months_between_labels(sheet, years);
    const bool tick_each = per_day(sheet) * 30.44 >= 6;
    bool first = true;
    for (Day month = first_of_month(spec.from); month <= spec.to; month = next_month(month)) {
        if (month < spec.from)
            continue;
        const date::year_month_day ymd{month};
        const int index = static_cast<int>(ymd.year()) * 12 + static_cast<int>(static_cast<unsigned>(ymd.month())) - 1;
        const bool labelled = index % step == 0;
        if (labelled || tick_each)
            draw_tick(sheet, month, labelled ? 5 : 3);
        if (!labelled)
            continue;
        const bool with_year = years && (first || ymd.month() == date::January);
        put_label(sheet, month,
                  step >= 12  ? std::to_string(static_cast<int>(ymd.year()))
                  : with_year ? month_year_words(spec.words, month)
                              : month_words(spec.words, month));
        first = false;
    }
}

void draw_weeks(Sheet& sheet) {
    if (!sheet.at.weeks)
        return;
    const auto style = sheet.caption();
    const double base = sheet.at.axis + 24 * sheet.at.scale + 6 * sheet.at.scale;
    int step = 4;
    for (const int weeks : {4, 8, 13, 26, 52}) {
        step = weeks;
        if (per_day(sheet) * 7 * weeks > sheet.width("888", style) + between_labels)
            break;
    }
    for (int week = 0;; week += step) {
        const Day day = *sheet.spec.first_treatment + date::days{7 * week};
        if (day > sheet.spec.to)
            break;
        if (day >= sheet.spec.from)
            sheet.put({{sheet.x(day), base},
                       Anchor::middle,
                       week == 0 ? sheet.spec.words.week_0 : std::to_string(week),
                       style,
                       Ink::ink_3});
    }
}

}  // namespace

void draw_time_axis(Sheet& sheet) {
    sheet.line({sheet.at.left, sheet.at.axis}, {sheet.at.right, sheet.at.axis}, {Ink::edge, 1});
    if (days_between(sheet.spec.from, sheet.spec.to) <= 62)
        draw_days(sheet);
    else
        draw_months(sheet);
    draw_weeks(sheet);
}

}  // namespace needlebook::chart
