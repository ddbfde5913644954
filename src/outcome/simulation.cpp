#include "outcome/simulation.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace needlebook::outcome::simulation {

double Random::uniform() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }

double Random::normal() {
    if (spare_)
        return *std::exchange(spare_, std::nullopt);
    const double radius = std::sqrt(-2 * std::log(1 - uniform()));
    const double angle = 2 * std::numbers::pi * uniform();
    spare_ = radius * std::sin(angle);
    return radius * std::cos(angle);
}

int Random::between(int low, int high) { return low + static_cast<int>(uniform() * (high - low + 1)); }

double effect_on(const Truth& truth, int day) {
    const double week = day / 7.0;
    switch (truth.onset) {
        case Onset::none:
            return 0;
        case Onset::step:
            return day > 0 ? truth.change : 0;
        case Onset::ramp8:
            return truth.change * std::clamp(week / 8, 0.0, 1.0);
        case Onset::line:
            return truth.change * week;
        case Onset::flare:
            return truth.change * std::exp2(-std::max(week, 0.0) / 6);
    }
    return 0;
}

namespace {

/// The day after `day` on which the `number`th score (from 1) is given.
int next_day(Schedule schedule, int number, int day, Random& random) {
    switch (schedule) {
        case Schedule::weekly:
            return day + 7;
        case Schedule::fortnightly:
            return day + 14;
        case Schedule::twice_weekly:
            return static_cast<int>(std::floor(3.5 * number + 0.5));
        case Schedule::four_weekly:
            return day + 28;
        case Schedule::monthly:
            return day + 30;
        case Schedule::six_weekly:
            return day + 42;
        case Schedule::s1:
            return day + (number <= 8 ? 7 : 14);
        case Schedule::weekly12:
            return day + (number <= 12 ? 7 : 28);
        case Schedule::irregular:
            return day + random.between(3, 21);
    }
    return day + 7;
}

const Day some_day = day(2025, 1, 6);

Course course_of(const Cell& cell) {
    return {.first_treatment = some_day,
            .aim = cell.aim,
            .review = day_of(cell.review_day),
            .primary = cell.primary,
            .target = cell.target,
            .rate_per_week = cell.rate_per_week};
}

/// Draws people of a cell one after the other.
class People {
public:
    People(const Cell& cell, std::uint64_t seed) : cell_{cell}, random_{seed} { plan(); }

    std::vector<Reading> next() {
        const bool own_plan =
            cell_.random_before > 0 || (cell_.visits.empty() && cell_.schedule == Schedule::irregular);
        if (own_plan)
            plan();
        return draw_readings(days_, cell_.truth, some_day, random_);
    }

private:
    void plan() {
        days_ = cell_.before;
        if (cell_.random_before > 0) {
            days_.assign(1, 0);
            while (days_.size() < static_cast<std::size_t>(cell_.random_before))
                days_.insert(days_.begin(), days_.front() - random_.between(3, 21));
        }
        const auto visits = cell_.visits.empty() ? visit_days(cell_.schedule, 7 * cell_.weeks, random_) : cell_.visits;
        days_.insert(days_.end(), visits.begin(), visits.end());
    }

    const Cell& cell_;
    Random random_;
    std::vector<int> days_;
};

bool ever(std::span<const Entry> entries, State state) {
    return std::ranges::any_of(entries, [&](const Entry& entry) { return entry.state == state; });
}

}  // namespace

Day day_of(int number) { return some_day + date::days{number}; }

std::vector<int> visit_days(Schedule schedule, int last_day, Random& random) {
    std::vector<int> days;
    for (int number = 1, day = 0;; ++number) {
        day = next_day(schedule, number, day, random);
        if (day > last_day)
            return days;
        days.push_back(day);
    }
}

std::vector<Reading> draw_readings(std::span<const int> days, const Truth& truth, Day day_zero, Random& random) {
    std::vector<Reading> readings;
    readings.reserve(days.size());
    double noise = 0;
    for (std::size_t index = 0; index < days.size(); ++index) {
        const double kept = index == 0 ? 0 : std::pow(truth.rho, (days[index] - days[index - 1]) / 7.0);
        noise = kept * noise + std::sqrt(1 - kept * kept) * random.normal();
        const double score = truth.level + effect_on(truth, days[index]) + truth.sd * noise;
        readings.push_back(
            {day_zero + date::days{days[index]}, static_cast<int>(std::clamp(std::round(score), 0.0, 10.0))});
    }
    return readings;
}

void simulate(const Cell& cell, int people, std::uint64_t seed, Judge& judge,
              const std::function<void(std::span<const Entry>)>& look) {
    const auto course = course_of(cell);
    People drawn{cell, seed};
    for (int person = 0; person < people; ++person)
        look(judge.replay(drawn.next(), course).value());
}

Tally tally(const Cell& cell, int people, std::uint64_t seed, Judge& judge) {
    Tally counted{.people = people};
    simulate(cell, people, seed, judge, [&](std::span<const Entry> entries) {
        counted.ever_reached += ever(entries, State::reached);
        counted.ever_worse += ever(entries, State::worse);
        counted.ever_on_course += ever(entries, State::on_course);
        counted.not_reached_at_end += !entries.empty() && entries.back().state == State::not_reached;
    });
    return counted;
}

int simple_rule_fires(const Cell& cell, int points, int people, std::uint64_t seed) {
    People drawn{cell, seed};
    int fired = 0;
    for (int person = 0; person < people; ++person) {
        const auto readings = drawn.next();
        const int lowest = std::ranges::min(readings, {}, &Reading::score).score;
        fired += readings.front().score - lowest >= points;
    }
    return fired;
}

}  // namespace needlebook::outcome::simulation
