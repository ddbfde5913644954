/// Days first, then scores by chance, again and again until the verdict is the wanted one.
#include "app/demo_course.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace needlebook::app {
namespace {

constexpr int most_tries = 20'000;
constexpr int weekly_visits = 8;

/// Visits are on weekdays; a weekend's is on the Friday before.
Day weekday(Day day) {
    const date::weekday name{day};
    if (name == date::Saturday)
        return day - date::days{1};
    if (name == date::Sunday)
        return day - date::days{2};
    return day;
}

/// Weekly at first, then every fortnight, after a year every four weeks.
int gap_after(int visit) {
    constexpr int fortnightly_visits = 26;
    if (visit < weekly_visits)
        return 7;
    return visit < fortnightly_visits ? 14 : 28;
}

std::vector<Day> visit_days(const CourseShape& shape, Day as_of, std::optional<int> visits) {
    const auto last = as_of - date::days{shape.quiet_days};
    std::vector<Day> days;
    if (!visits) {
        auto day = as_of - date::weeks{shape.weeks + shape.earlier_weeks};
        for (int visit = 1; day <= last; ++visit) {
            days.push_back(weekday(day));
            day += date::days{gap_after(visit)};
        }
        return days;
    }
    int length = 0;
    for (int visit = 1; visit < *visits; ++visit)
        length += gap_after(visit);
    auto day = last - date::days{length};
    for (int visit = 1; visit <= *visits; ++visit) {
        days.push_back(weekday(day));
        day += date::days{gap_after(visit)};
    }
    return days;
}

/// The true level on a day.
double level_on(const CourseShape& shape, Day first, Day day) {
    const double weeks = days_between(first, day) / 7.0 - shape.change_after;
    const double share = std::clamp(weeks / std::max(shape.change_weeks, 1), 0.0, 1.0);
    return shape.start + shape.change * share;
}

int score_near(double level, double swing, Chance& chance) {
    return std::clamp(static_cast<int>(std::lround(level + swing * chance.normal())), 0, 10);
}

DemoCourse empty_course(const CourseShape& shape, Day as_of, std::optional<int> visits) {
    DemoCourse course;
    const auto days = visit_days(shape, as_of, visits);
    course.first_treatment = days.front();
    if (shape.earlier_weeks > 0)
        course.renewed_on = weekday(as_of - date::weeks{shape.weeks});
    course.agreed_on = weekday(days.front() - date::days{7 * std::max(shape.baseline - 1, 1)});
    // The first talk has the first score, the home diary the others, the first treatment the last.
    const auto kind = shape.baseline > 0 ? DemoDay::Kind::home : DemoDay::Kind::first_talk;
    if (shape.baseline > 1)
        course.days.push_back({DemoDay::Kind::first_talk, course.agreed_on, {}, {}, {}});
    for (int i = 1; i + 1 < shape.baseline && kind == DemoDay::Kind::home; ++i)
        course.days.push_back({kind, course.agreed_on + date::days{7 * i + 1}, {}, {}, {}});
    for (const auto day : days)
        course.days.push_back({DemoDay::Kind::treatment, day, {}, {}, {}});
    return course;
}

void fill_scores(DemoCourse& course, const CourseShape& shape, Chance& chance) {
    for (auto& day : course.days) {
        const double level = level_on(shape, course.day_zero(), day.day);
        const double half_way = (level + shape.start) / 2;
        day.primary = score_near(level, shape.swing, chance);
        day.secondary = score_near(half_way - 1, shape.swing, chance);
        day.third = score_near(half_way - 2, shape.swing, chance);
        if (shape.baseline == 0 && day.day <= course.first_treatment)
            day.primary = day.secondary = day.third = std::nullopt;
    }
}

std::vector<outcome::Reading> readings_of(const DemoCourse& course) {
    std::vector<outcome::Reading> readings;
    for (const auto& day : course.days)
        if (day.primary)
            readings.push_back({day.day, *day.primary});
    return readings;
}

bool ends_as_wanted(const DemoCourse& course, const CourseShape& shape, Day as_of, outcome::Judge& judge) {
    const auto agreed = judged_course(shape, course.day_zero());
    const auto shown = judge.latest(readings_of(course), agreed, as_of);
    return shown && outcome::label_of(*shown, agreed, judge.constants()) == *shape.label;
}

}  // namespace

outcome::Course judged_course(const CourseShape& shape, Day day_zero) {
    outcome::Course course;
    course.first_treatment = day_zero;
    if (shape.aim == Aim::hold)
        course.aim = outcome::Aim::hold;
    if (shape.aim == Aim::slow) {
        constexpr double weeks_a_year = 52;
        course.aim = outcome::Aim::slow;
        course.rate_per_week = shape.rate / weeks_a_year;
    }
    course.target = shape.target;
    return course;
}

DemoCourse simulate_course(const CourseShape& shape, Day as_of, std::optional<int> visits, Chance& chance,
                           outcome::Judge& judge) {
    auto course = empty_course(shape, as_of, visits);
    for (int i = 0; i < most_tries; ++i) {
        fill_scores(course, shape, chance);
        if (!shape.label || ends_as_wanted(course, shape, as_of, judge))
            return course;
    }
    throw std::logic_error{"no course ends as " + std::string{outcome::name_of(*shape.label)}};
}

}  // namespace needlebook::app
