/// What is shown of a replay on a given day: rules 15 and 18, labels and dates.
#include <algorithm>
#include <cmath>

#include "outcome/verdict.h"

namespace needlebook::outcome {

namespace {

/// Reasons that say nothing which could grow old.
bool keeps(Reason reason) {
    return reason == Reason::few_baseline || reason == Reason::few_recent || reason == Reason::not_started ||
           reason == Reason::no_readings;
}

/// The change of the newest entry by that day, if it is recent enough to count.
std::optional<double> change_by(Day on, std::span<const Entry> entries, const Constants& constants) {
    const Entry* entry = entry_on(entries, on);
    if (!entry || days_between(entry->date, on) > constants.mixed_days)
        return std::nullopt;
    return entry->change;
}

/// The newest mark of those that `counts`; on one day the largest level.
template <class Counts>
std::optional<ExtentMark> newest_mark(std::span<const ExtentMark> marks, Counts counts) {
    std::optional<ExtentMark> newest;
    for (const auto& mark : marks)
        if (counts(mark) &&
            (!newest || mark.day > newest->day || (mark.day == newest->day && mark.level > newest->level)))
            newest = mark;
    return newest;
}

bool climbed(Day on, std::span<const ExtentMark> marks, Day first_treatment) {
    const auto before = newest_mark(marks, [&](const auto& mark) { return mark.day <= first_treatment; });
    const auto after =
        newest_mark(marks, [&](const auto& mark) { return mark.day > first_treatment && mark.day <= on; });
    return before && after && after->level > before->level;
}

int default_weeks(Aim aim, const Constants& constants) {
    switch (aim) {
        case Aim::improve:
            return constants.improve_weeks;
        case Aim::hold:
            return constants.hold_weeks;
        case Aim::slow:
            return constants.slow_weeks;
    }
    return 0;
}

Label label_of_reason(Reason reason) {
    switch (reason) {
        case Reason::few_baseline:
        case Reason::weak_baseline:
        case Reason::floor:
        case Reason::ceiling:
        case Reason::expected_rise_too_small:
            return Label::cannot_be_judged;
        case Reason::stale:
            return Label::too_few_recent_scores;
        case Reason::unclear:
            return Label::no_clear_change;
        case Reason::not_started:
        case Reason::no_readings:
        case Reason::few_recent:
        case Reason::before_week_4:
        case Reason::leaning:
        case Reason::awaiting_confirmation:
        case Reason::confirmed:
        case Reason::kept:
        case Reason::missed:
        case Reason::review_passed:
            return Label::too_early;
    }
    return Label::too_early;
}

Label label_of_reached(Aim aim, bool reviewed) {
    switch (aim) {
        case Aim::improve:
            return Label::reached;
        case Aim::hold:
            return reviewed ? Label::held_steady : Label::steady_so_far;
        case Aim::slow:
            return reviewed ? Label::slower_than_expected : Label::slower_than_expected_so_far;
    }
    return Label::reached;
}

}  // namespace

Shown aged(Shown shown, Day as_of, const Constants& constants) {
    if (shown.date && days_between(*shown.date, as_of) > constants.shown_days && !keeps(shown.reason))
        return {State::too_early, Reason::stale, shown.date};
    return shown;
}

const Entry* entry_on(std::span<const Entry> entries, Day as_of) {
    const auto after = std::ranges::upper_bound(entries, as_of, {}, &Entry::date);
    return after == entries.begin() ? nullptr : &*std::prev(after);
}

Shown shown_on(std::span<const Entry> entries, Day as_of, const Constants& constants) {
    const Entry* entry = entry_on(entries, as_of);
    return entry ? aged({entry->state, entry->reason, entry->date}, as_of, constants) : Shown{};
}

std::optional<Day> review_of(const Course& course, const Constants& constants) {
    if (course.review || !course.first_treatment)
        return course.review;
    return *course.first_treatment + date::days{7 * default_weeks(course.aim, constants)};
}

Label label_of(const Shown& shown, const Course& course, const Constants& constants) {
    const auto review = review_of(course, constants);
    const bool reviewed = shown.date && review && *shown.date >= *review;
    switch (shown.state) {
        case State::too_early:
            return label_of_reason(shown.reason);
        case State::on_course:
            return Label::on_course;
        case State::reached:
            return label_of_reached(course.aim, reviewed);
        case State::not_reached:
            return Label::not_reached;
        case State::worse:
            return Label::worse;
    }
    return Label::too_early;
}

std::optional<Day> was_reached_on(std::span<const Entry> entries, std::size_t index) {
    auto at = index;
    while (at > 0 && entries[at - 1].state == entries[index].state)
        --at;
    while (at-- > 0)
        if (entries[at].state == State::reached)
            return entries[at].last_changed_on;
    return std::nullopt;
}

std::optional<Day> judgeable_about(const Entry& entry, const Course& course, const Constants& constants) {
    if (entry.reason != Reason::expected_rise_too_small || !entry.expected_rise || !course.rate_per_week)
        return std::nullopt;
    const double days =
        std::ceil(7 * (constants.e_min - *entry.expected_rise) / *course.rate_per_week - constants.tolerance);
    // A tiny rate would leave the calendar.
    constexpr double hundred_years = 36525;
    return entry.date + date::days{static_cast<int>(std::min(days, hundred_years))};
}

std::span<const Entry> baseline_window(std::span<const Entry> entries, std::size_t index) {
    return entries.subspan(entries[index].first_baseline, static_cast<std::size_t>(entries[index].n_baseline));
}

std::span<const Entry> recent_window(std::span<const Entry> entries, std::size_t index) {
    return entries.subspan(entries[index].first_recent, static_cast<std::size_t>(entries[index].n_recent));
}

bool mixed_on(Day on, std::span<const Entry> pain, std::span<const Entry> numbness, std::span<const ExtentMark> extent,
              std::optional<Day> first_treatment, const Constants& constants) {
    if (!first_treatment || on <= *first_treatment)
        return false;
    const auto pain_change = change_by(on, pain, constants);
    if (!pain_change || *pain_change > -constants.mixed_fall + constants.tolerance)
        return false;
    const auto numbness_change = change_by(on, numbness, constants);
    return (numbness_change && *numbness_change >= constants.mixed_rise - constants.tolerance) ||
           climbed(on, extent, *first_treatment);
}

}  // namespace needlebook::outcome
