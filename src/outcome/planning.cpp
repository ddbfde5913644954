#include "outcome/planning.h"

#include <algorithm>
#include <array>

namespace needlebook::outcome::planning {

namespace {

using simulation::Cell;
using simulation::Onset;

const Day some_day = day(2025, 1, 6);

Day day_at(int number) { return some_day + date::days{number}; }

Course course_of(const Plan& plan) {
    return {.first_treatment = some_day,
            .aim = plan.aim,
            .review = plan.review_day ? std::optional{day_at(*plan.review_day)} : std::nullopt,
            .primary = plan.primary,
            .target = plan.target,
            .rate_per_week = plan.rate_per_week};
}

/// Scores all the same: which reading can be judged doesn't depend on them.
std::vector<Reading> even_readings(const Plan& plan) {
    constexpr int middle = 5;
    std::vector<Reading> readings;
    for (const auto* days : {&plan.before, &plan.visits})
        for (const int number : *days)
            readings.push_back({day_at(number), middle});
    return readings;
}

bool judged(const Entry& entry) {
    static constexpr std::array not_yet{Reason::not_started,
                                        Reason::no_readings,
                                        Reason::few_recent,
                                        Reason::before_week_4,
                                        Reason::few_baseline,
                                        Reason::stale,
                                        Reason::expected_rise_too_small};
    return std::ranges::find(not_yet, entry.reason) == not_yet.end();
}

/// Rule 12 on entries alone.
bool judged_before(std::span<const Entry> entries, std::size_t index, int lag, const Constants& constants) {
    for (auto at = index; at-- > 0;) {
        const int gap = days_between(entries[at].date, entries[index].date);
        if (gap >= lag)
            return gap <= constants.partner_days_most && judged(entries[at]);
    }
    return false;
}

void find_first_days(Outlook& outlook, std::span<const Entry> entries, const Constants& constants) {
    const auto note = [](std::optional<int>& first, int number) {
        if (!first)
            first = number;
    };
    for (std::size_t index = 0; index < entries.size(); ++index) {
        if (!judged(entries[index]))
            continue;
        const int number = days_between(some_day, entries[index].date);
        note(outlook.first_judged_day, number);
        // From the review date on, an aim met once is "on course" without a leaning before.
        if (number >= outlook.review_day || judged_before(entries, index, constants.lean_days, constants))
            note(outlook.first_on_course_day, number);
        if (judged_before(entries, index, constants.confirm_days, constants))
            note(outlook.first_reached_day, number);
    }
}

void look_at_baseline(Outlook& outlook, const Plan& plan, double baseline, const Constants& constants) {
    const double tolerance = constants.tolerance;
    outlook.hardly_rises = baseline > constants.ceiling + tolerance;
    switch (plan.aim) {
        case Aim::improve:
            outlook.target_above_baseline = plan.target && *plan.target > baseline + tolerance;
            if (baseline < constants.floor - tolerance) {
                outlook.cannot = Reason::floor;
                outlook.propose = Aim::hold;
            }
            return;
        case Aim::hold:
            if (outlook.hardly_rises) {
                outlook.cannot = Reason::ceiling;
                outlook.propose = Aim::improve;
            }
            return;
        case Aim::slow:
            if (10 - baseline < constants.e_min - tolerance) {
                outlook.cannot = Reason::ceiling;
                outlook.propose = Aim::improve;
            }
            return;
    }
}

/// The plan going on at its last spacing for 20 years.
Plan prolonged(Plan plan) {
    constexpr int twenty_years = 20 * 365;
    auto& visits = plan.visits;
    if (visits.empty())
        return plan;
    const int spacing = visits.size() < 2 ? visits.back() : visits.back() - visits[visits.size() - 2];
    while (visits.back() + spacing <= twenty_years)
        visits.push_back(visits.back() + spacing);
    return plan;
}

std::optional<int> slow_judgeable_day(const Plan& plan, const Constants& constants) {
    const auto entries = replay(even_readings(prolonged(plan)), course_of(plan), constants);
    if (!entries)
        return std::nullopt;
    const auto first = std::ranges::find_if(*entries, judged);
    return first == entries->end() ? std::nullopt : std::optional{days_between(some_day, first->date)};
}

double usual_level(Aim aim) {
    switch (aim) {
        case Aim::improve:
            return 6;
        case Aim::hold:
            return 5;
        case Aim::slow:
            return 4;
    }
    return 5;
}

/// Changes worth asking for, in Chance's meaning.
std::vector<double> changes_of(const Plan& plan, double level) {
    switch (plan.aim) {
        case Aim::improve: {
            std::vector<double> falls;
            for (const double fall : {-2.0, -3.0, -4.0})
                if (-fall <= level)
                    falls.push_back(fall);
            return falls;
        }
        case Aim::hold:
            return {0, 2};
        case Aim::slow:
            return {0, 0.5, 1};
    }
    return {};
}

Seen simulated(const Plan& plan, double change, int people, Judge& judge) {
    const double level = plan.baseline.value_or(usual_level(plan.aim));
    const bool slow = plan.aim == Aim::slow;
    const int review_day = days_between(some_day, *review_of(course_of(plan), judge.constants()));
    const Cell cell{.before = plan.before,
                    .visits = plan.visits,
                    .review_day = review_day,
                    .aim = plan.aim,
                    .primary = plan.primary,
                    .target = plan.target,
                    .rate_per_week = plan.rate_per_week.value_or(0),
                    .truth = {.level = level,
                              .change = slow ? change * plan.rate_per_week.value_or(0) : change,
                              .onset = slow ? Onset::line : Onset::step}};
    constexpr std::uint64_t seed = 20250106;
    const Moment at_review[]{{.day = review_day, .wait_for_visit = true}};
    return seen_by(cell, at_review, people, seed, judge).front();
}

void add_days(std::vector<int>& days, const std::vector<int>& more) {
    days.insert(days.end(), more.begin(), more.end());
    std::ranges::sort(days);
    days.erase(std::unique(days.begin(), days.end()), days.end());
}

std::span<const Entry> entries_by(std::span<const Entry> entries, const Moment& moment) {
    const Day last = simulation::day_of(moment.day);
    const auto end = moment.wait_for_visit ? std::ranges::lower_bound(entries, last, {}, &Entry::date)
                                           : std::ranges::upper_bound(entries, last, {}, &Entry::date);
    const auto one_more = moment.wait_for_visit && end != entries.end() ? 1 : 0;
    return {entries.begin(), end + one_more};
}

}  // namespace

std::vector<int> even_visits(int count, int spacing) {
    std::vector<int> days;
    for (int number = 1; number <= count; ++number)
        days.push_back(number * spacing);
    return days;
}

Result<Outlook> outlook_of(const Plan& plan, const Constants& constants) {
    const auto course = course_of(plan);
    const auto entries = replay(even_readings(plan), course, constants);
    if (!entries)
        return tl::unexpected(entries.error());
    Outlook outlook;
    outlook.review_day = days_between(some_day, *review_of(course, constants));
    find_first_days(outlook, *entries, constants);
    if (const Entry* start = entry_on(*entries, some_day))
        outlook.baseline_weak = start->baseline_weak;
    const auto at_review = std::ranges::lower_bound(plan.visits, outlook.review_day);
    const int last_day = at_review == plan.visits.end() ? outlook.review_day : *at_review;
    outlook.possible_by_review = outlook.first_reached_day && *outlook.first_reached_day <= last_day;
    if (plan.baseline)
        look_at_baseline(outlook, plan, *plan.baseline, constants);
    if (outlook.cannot)
        outlook.possible_by_review = false;
    if (plan.aim == Aim::slow) {
        outlook.rise_too_small = *plan.rate_per_week * outlook.review_day / 7 < constants.e_min - constants.tolerance;
        outlook.slow_judgeable_day = slow_judgeable_day(plan, constants);
    }
    return outlook;
}

std::vector<Seen> seen_by(const Cell& cell, std::span<const Moment> moments, int people, std::uint64_t seed,
                          Judge& judge) {
    std::vector<Seen> seen(moments.size());
    const double one = 1.0 / people;
    simulation::simulate(cell, people, seed, judge, [&](std::span<const Entry> entries) {
        for (std::size_t index = 0; index < moments.size(); ++index) {
            const auto by_then = entries_by(entries, moments[index]);
            if (by_then.empty())
                continue;
            const auto& last = by_then.back();
            if (std::ranges::find(by_then, State::reached, &Entry::state) != by_then.end())
                seen[index].reached += one;
            if (last.state == State::not_reached)
                seen[index].not_reached += one;
            if (last.reason == Reason::weak_baseline || last.reason == Reason::unclear)
                seen[index].cannot_judge += one;
        }
    });
    return seen;
}

std::vector<Chance> chances(const Plan& plan, Judge& judge, int people) {
    std::vector<Chance> all;
    for (const double change : changes_of(plan, plan.baseline.value_or(usual_level(plan.aim))))
        all.push_back({change, simulated(plan, change, people, judge)});
    return all;
}

Plan with(Extra extra, Plan plan) {
    switch (extra) {
        case Extra::three_weekly_before:
            add_days(plan.before, {-14, -7, 0});
            break;
        case Extra::six_weekly_before:
            add_days(plan.before, {-35, -28, -21, -14, -7, 0});
            break;
        case Extra::ten_daily_before:
            add_days(plan.before, {-9, -8, -7, -6, -5, -4, -3, -2, -1, 0});
            break;
        case Extra::weekly_home_scores:
            add_days(plan.visits, even_visits(plan.visits.empty() ? 0 : plan.visits.back() / 7, 7));
    }
    return plan;
}

std::vector<Help> extra_scores(const Plan& plan, Judge& judge, int people) {
    constexpr double worth_it = 0.03;
    const auto change_of_interest = [&] {
        switch (plan.aim) {
            case Aim::improve:
                return -3.0;
            case Aim::hold:
                return 0.0;
            case Aim::slow:
                return 0.5;
        }
        return 0.0;
    }();
    const double as_planned = simulated(plan, change_of_interest, people, judge).reached;
    std::vector<Help> helps;
    for (const auto extra : all_of<Extra>()) {
        const auto more = with(extra, plan);
        const bool adds = more.before.size() > plan.before.size() || more.visits.size() > plan.visits.size();
        if (!adds)
            continue;
        const double reached = simulated(more, change_of_interest, people, judge).reached;
        if (reached >= as_planned + worth_it)
            helps.push_back({extra, reached});
    }
    std::ranges::stable_sort(helps, std::greater{}, &Help::reached_by_review);
    return helps;
}

}  // namespace needlebook::outcome::planning
