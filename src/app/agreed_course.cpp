/// What a score is judged against, and which scores feed the verdict.
#include <algorithm>

#include "app/course_order.h"
#include "app/guarded.h"
#include "app/logbook.h"
#include "app/trend_view.h"
#include "outcome/named_constants.h"
#include "store/session_table.h"

namespace needlebook::app {
namespace {

constexpr double weeks_a_year = 52;

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

outcome::Course course_for_prompt(const Agreement* agreement, std::optional<Day> first_treatment, Id<Measure> measure) {
    if (agreement != nullptr)
        if (const auto course = course_of(*agreement, first_treatment, measure))
            return *course;
    outcome::Course course;
    course.first_treatment = agreement ? day_zero(*agreement, first_treatment) : first_treatment;
    return course;
}

bool mixed_on_any_limb(Day on, std::span<const outcome::Entry> pain, std::span<const outcome::Entry> numbness,
                       const LimbMarks& marks, std::optional<Day> zero, const outcome::Constants& constants) {
    return outcome::mixed_on(on, pain, numbness, {}, zero, constants) ||
           std::ranges::any_of(marks, [&](const auto& limb) {
               return outcome::mixed_on(on, pain, numbness, limb.second, zero, constants);
           });
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

std::optional<Day> last_treatment(std::span<const store::VisitDay> visits, Id<Complaint> complaint, Day as_of) {
    std::optional<Day> last;
    for (const auto& visit : visits)
        if (visit.kind == SessionKind::treatment && visit.day <= as_of &&
            (!visit.complaint || *visit.complaint == complaint) && (!last || *last < visit.day))
            last = visit.day;
    return last;
}

const CourseEnd* ended_by(std::span<const CourseEnd> ends, std::span<const Agreement> by_day, Day as_of,
                          std::optional<Day> last_treated) {
    const CourseEnd* found = nullptr;
    for (const auto& end : ends)
        if (end.ended_on <= as_of)
            found = &end;
    if (!found || last_treated > found->ended_on)
        return nullptr;
    const auto agreed_anew = [&](const Agreement& agreement) {
        return entered(agreement) > entered(*found) && agreement.agreed_on <= as_of;
    };
    return std::ranges::any_of(by_day, agreed_anew) ? nullptr : found;
}

const CourseEnd* end_of(const Agreement& agreement, std::span<const CourseEnd> ends, std::span<const Agreement> by_day,
                        std::optional<Day> last_treated) {
    const CourseEnd* found = nullptr;
    for (const auto& end : ends) {
        const bool later = std::ranges::any_of(by_day, [&](const Agreement& other) {
            return entered(other) > entered(agreement) && entered(other) < entered(end);
        });
        if (entered(end) > entered(agreement) && !later)
            found = &end;
    }
    if (!found)
        return nullptr;
    const bool agreed_after =
        std::ranges::any_of(by_day, [&](const Agreement& other) { return entered(other) > entered(*found); });
    return !agreed_after && last_treated > found->ended_on ? nullptr : found;
}

Result<outcome::Constants> constants_of(const Logbook& book) {
    return guarded([&]() -> Result<outcome::Constants> {
        outcome::Constants constants;
        for (const auto& [name, value] : book.book().practice.outcome_constants())
            if (const auto done = outcome::set_constant(constants, name, value); !done)
                return tl::unexpected(done.error());
        return outcome::check_constants(constants).map([&] { return constants; });
    });
}

}  // namespace needlebook::app
