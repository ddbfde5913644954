/// What a score is judged against, and which scores feed the verdict.
#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "app/guarded.h"
#include "app/logbook.h"
#include "app/trend_view.h"

namespace needlebook::app {
namespace {

constexpr double weeks_a_year = 52;

using Number = double outcome::Constants::*;
using Count = int outcome::Constants::*;

/// Every constant under the name of its member.
const std::map<std::string_view, std::variant<Number, Count>>& named_constants() {
    using C = outcome::Constants;
    static const std::map<std::string_view, std::variant<Number, Count>> all{
        {"rho", &C::rho},
        {"sigma0", &C::sigma0},
        {"nu0", &C::nu0},
        {"alpha_primary", &C::alpha_primary},
        {"alpha_secondary", &C::alpha_secondary},
        {"p_lean", &C::p_lean},
        {"baseline_fewest", &C::baseline_fewest},
        {"baseline_most", &C::baseline_most},
        {"baseline_days", &C::baseline_days},
        {"weak", &C::weak},
        {"recent_fewest", &C::recent_fewest},
        {"recent_most", &C::recent_most},
        {"recent_days", &C::recent_days},
        {"first_verdict_day", &C::first_verdict_day},
        {"confirm_days", &C::confirm_days},
        {"lean_days", &C::lean_days},
        {"partner_days_most", &C::partner_days_most},
        {"shown_days", &C::shown_days},
        {"delta", &C::delta},
        {"worse_min", &C::worse_min},
        {"worse_keep", &C::worse_keep},
        {"e_min", &C::e_min},
        {"t_lowest", &C::t_lowest},
        {"t_highest", &C::t_highest},
        {"t_share", &C::t_share},
        {"width", &C::width},
        {"floor", &C::floor},
        {"ceiling", &C::ceiling},
        {"check_in_above_baseline", &C::check_in_above_baseline},
        {"check_in_jump", &C::check_in_jump},
        {"check_in_scores", &C::check_in_scores},
        {"check_in_days", &C::check_in_days},
        {"mixed_fall", &C::mixed_fall},
        {"mixed_rise", &C::mixed_rise},
        {"mixed_days", &C::mixed_days},
        {"improve_weeks", &C::improve_weeks},
        {"hold_weeks", &C::hold_weeks},
        {"slow_weeks", &C::slow_weeks},
    };
    return all;
}

outcome::Aim judged_aim(Aim aim) {
    switch (aim) {
        case Aim::hold:
            return outcome::Aim::hold;
        case Aim::slow:
            return outcome::Aim::slow;
        case Aim::improve:
        case Aim::comfort:
            break;
    }
    return outcome::Aim::improve;
}

}  // namespace

void judged_scores(std::span<const DatedScore> by_day, std::span<const Day> treatment_days,
                   std::vector<outcome::Reading>& judged) {
    judged.clear();
    auto first = by_day.begin();
    while (first != by_day.end()) {
        const auto day = first->day;
        const auto last =
            std::find_if(first, by_day.end(), [day](const DatedScore& score) { return score.day != day; });
        const bool visit =
            std::ranges::binary_search(treatment_days, day) ||
            std::any_of(first, last, [](const DatedScore& score) { return score.source == ReadingSource::before; });
        const auto wanted = visit ? ReadingSource::before : ReadingSource::home;
        for (; first != last; ++first)
            if (first->source == wanted)
                judged.push_back({day, first->score});
    }
}

std::vector<outcome::Reading> judged_readings(std::span<const Reading> readings, std::span<const Day> treatment_days) {
    std::vector<DatedScore> scores;
    for (const auto& reading : readings)
        if (reading.score.has_value())
            scores.push_back({reading.day, reading.source, reading.score.value().points()});
    std::ranges::stable_sort(scores, {}, &DatedScore::day);
    std::vector<outcome::Reading> judged;
    judged_scores(scores, treatment_days, judged);
    return judged;
}

std::optional<Day> day_zero(const Agreement& agreement, std::optional<Day> first_treatment) {
    if (!first_treatment || !agreement.supersedes)
        return first_treatment;
    return std::max(*first_treatment, agreement.agreed_on);
}

std::optional<outcome::Course> course_of(const Agreement& agreement, std::optional<Day> first_treatment,
                                         Id<Measure> measure) {
    if (agreement.aim == Aim::comfort)
        return std::nullopt;
    outcome::Course course;
    course.first_treatment = day_zero(agreement, first_treatment);
    course.aim = judged_aim(agreement.aim);
    course.review = agreement.review_on;
    course.primary = agreement.measure == measure;
    course.target = agreement.target;
    if (agreement.rate_per_year)
        course.rate_per_week = *agreement.rate_per_year / weeks_a_year;
    return course;
}

const Agreement* in_force(std::span<const Agreement> by_day, Day as_of) {
    const Agreement* found = nullptr;
    for (const auto& agreement : by_day) {
        if (agreement.agreed_on > as_of)
            continue;
        const bool replaced = std::ranges::any_of(by_day, [&](const Agreement& later) {
            return later.supersedes == agreement.id && later.agreed_on <= as_of;
        });
        if (!replaced)
            found = &agreement;
    }
    return found;
}

const CourseEnd* ended_by(std::span<const CourseEnd> ends, std::span<const Agreement> by_day, Day as_of) {
    const CourseEnd* found = nullptr;
    for (const auto& end : ends)
        if (end.ended_on <= as_of)
            found = &end;
    const auto agreed_anew = [&](const Agreement& agreement) {
        return agreement.agreed_on > found->ended_on && agreement.agreed_on <= as_of;
    };
    if (found && std::ranges::any_of(by_day, agreed_anew))
        return nullptr;
    return found;
}

Result<outcome::Constants> constants_of(const Logbook& book) {
    return guarded([&] {
        outcome::Constants constants;
        for (const auto& [name, value] : book.book().practice.outcome_constants()) {
            const auto named = named_constants().find(name);
            if (named == named_constants().end())
                continue;
            if (const auto* number = std::get_if<Number>(&named->second))
                constants.** number = value;
            else
                constants.*std::get<Count>(named->second) = static_cast<int>(value);
        }
        return constants;
    });
}

}  // namespace needlebook::app
