/// A handful of small queries for each person.
#include "app/practice_courses.h"

#include <algorithm>

#include "app/course_order.h"
#include "app/logbook.h"

namespace needlebook::app {

namespace {

/// The oldest of all complaints' agreements.
struct First {
    std::size_t course{};
    const Agreement* agreement = nullptr;
};

std::optional<Day> superseded_on(const Agreement& agreement, std::span<const Agreement> all) {
    for (const auto& later : all)
        if (later.supersedes == agreement.id)
            return later.agreed_on;
    return std::nullopt;
}

bool is_away(const LedgerPerson& person, Day as_of) {
    return !person.last_visit || days_between(*person.last_visit, as_of) >= days_until_stopped;
}

int days_with_scores_before(std::span<const outcome::Reading> judged, Day first_treatment,
                            const outcome::Constants& constants) {
    int days = 0;
    std::optional<Day> last;
    for (const auto& reading : judged) {
        const int at = days_between(first_treatment, reading.day);
        if (at > 0 || at < -constants.baseline_days || last == reading.day)
            continue;
        last = reading.day;
        ++days;
    }
    return days;
}

}  // namespace

std::vector<CourseReader::Course> CourseReader::courses_of(const LedgerPerson& person) {
    const auto& book = book_.book();
    treated_ = book.sessions.treatment_days_of(person.patient);
    std::vector<Course> courses;
    for (auto& complaint : book.complaints.of(person.patient)) {
        Course course{std::move(complaint), {}, {}, {}};
        course.agreements = book.agreements.of(course.complaint.id);
        std::erase_if(course.agreements, [this](const Agreement& agreement) { return agreement.agreed_on > as_of_; });
        course.ends = book.course_ends.of(course.complaint.id);
        std::erase_if(course.ends, [this](const CourseEnd& end) { return end.ended_on > as_of_; });
        const auto day = std::ranges::find_if(treated_, [&](const store::VisitDay& one) {
            return one.day <= as_of_ && (!one.complaint || *one.complaint == course.complaint.id);
        });
        if (day != treated_.end())
            course.first_treatment = day->day;
        courses.push_back(std::move(course));
    }
    return courses;
}

Result<void> CourseReader::judge(LedgerStarter& starter, const Course& course, const Agreement& agreement) {
    const auto judged = course_of(agreement, course.first_treatment, *agreement.measure);
    const auto stood = stand_of(course, agreement, *judged, *starter.judged_on);
    if (!stood)
        return tl::unexpected(stood.error());
    starter.review = outcome::review_of(*judged, judge_.constants());
    starter.starter.agreed = outcome::FirstAgreement::judged;
    starter.starter.shown = stood->shown;
    starter.starter.label = stood->label;
    starter.baseline_days = days_with_scores_before(judged_, starter.started, judge_.constants());
    return {};
}

/// As judged_ is left: the scores that were judged.
Result<outcome::Starter> CourseReader::stand_of(const Course& course, const Agreement& agreement,
                                                const outcome::Course& judged, Day judged_on) {
    days_.clear();
    for (const auto& one : treated_)
        if (one.day <= judged_on && (!one.complaint || *one.complaint == course.complaint.id))
            days_.push_back(one.day);
    scores_.clear();
    for (const auto& reading : book_.book().readings.current_of(*agreement.measure))
        if (reading.score.has_value() && reading.day <= judged_on)
            scores_.push_back({reading.day, reading.source, reading.score.value().points()});
    judged_scores(scores_, days_, judged_);
    const auto shown = judge_.latest(judged_, judged, judged_on);
    if (!shown)
        return tl::unexpected(shown.error());
    return outcome::Starter{.agreed = outcome::FirstAgreement::judged,
                            .shown = *shown,
                            .label = outcome::label_of(*shown, judged, judge_.constants())};
}

/// The day after which no new agreement and no later score speaks for this one.
Day CourseReader::judged_until(const Course& course, const Agreement& agreement) const {
    auto until = superseded_on(agreement, course.agreements).value_or(as_of_);
    if (const auto* end = end_of(agreement, course.ends, course.agreements))
        until = std::min(until, end->ended_on);
    return until;
}

/// Whether the review came and nothing was decided by then. A review is only moved by agreeing anew before it comes:
/// then the later agreement's date counts, and its own scores can decide. One that has come stays come, whatever was
/// agreed afterwards or how long nobody looked. A course that ended before its review has none: it stands among the
/// stopped, with its reason.
Result<bool> CourseReader::past_review(const Course& course, const Agreement& first) {
    const auto* agreement = &first;
    while (true) {
        if (agreement->aim == Aim::comfort || !agreement->measure)
            return false;
        const auto judged = course_of(*agreement, course.first_treatment, *agreement->measure);
        const auto review = outcome::review_of(*judged, judge_.constants());
        const auto later = std::ranges::find_if(course.agreements,
                                                [&](const Agreement& one) { return one.supersedes == agreement->id; });
        const bool replaced = later != course.agreements.end();
        if (replaced && (!review || later->agreed_on < *review)) {
            agreement = &*later;
            continue;
        }
        if (!review || *review > as_of_)
            return false;
        const auto* end = end_of(*agreement, course.ends, course.agreements);
        if (end != nullptr && end->ended_on < *review)
            return false;
        if (agreement == &first)
            return true;
        const auto stood = stand_of(course, *agreement, *judged, judged_until(course, *agreement));
        if (!stood)
            return tl::unexpected(stood.error());
        return outcome::undecided(outcome::place_of(*stood));
    }
}

Result<LedgerStarter> CourseReader::starter_of(std::uint32_t place, const LedgerPerson& person,
                                               std::span<const Course> courses) {
    LedgerStarter starter;
    starter.person = place;
    starter.started = *person.first_treatment;
    starter.starter.stopped = is_away(person, as_of_);
    std::optional<First> first;
    for (std::size_t i = 0; i < courses.size(); ++i)
        for (const auto& agreement : courses[i].agreements)
            if (!first || entered(agreement) < entered(*first->agreement))
                first = First{i, &agreement};
    const auto* course = courses.empty() ? nullptr : &courses[first ? first->course : 0];
    if (course == nullptr)
        return starter;
    starter.complaint = course->complaint.id;
    if (const auto* end = ended_by(course->ends, course->agreements, as_of_)) {
        starter.ended = end->reason;
        starter.starter.stopped = true;
    }
    if (!first)
        return starter;
    const auto& agreement = *first->agreement;
    starter.aim = agreement.aim;
    starter.agreed_on = agreement.agreed_on;
    for (const auto& later : course->agreements)
        if (later.id != agreement.id)
            starter.later_aims.push_back(later.aim);
    if (agreement.aim == Aim::comfort || !agreement.measure) {
        starter.starter.agreed = outcome::FirstAgreement::comfort;
        return starter;
    }
    starter.judged_on = judged_until(*course, agreement);
    if (const auto done = judge(starter, *course, agreement); !done)
        return tl::unexpected(done.error());
    const auto past = past_review(*course, agreement);
    if (!past)
        return tl::unexpected(past.error());
    starter.starter.past_review = *past;
    return starter;
}

Result<std::optional<LedgerPrompt>> CourseReader::prompt_of(std::uint32_t place, std::span<const Course> courses) {
    LedgerPrompt prompt{.person = place};
    for (const auto& course : courses) {
        if (ended_by(course.ends, course.agreements, as_of_))
            continue;
        const auto view = trend_view(book_, course.complaint.id, as_of_);
        if (!view)
            return tl::unexpected(view.error());
        prompt.check_in = prompt.check_in || view->check_in;
        prompt.mixed = prompt.mixed || view->mixed;
    }
    return prompt.check_in || prompt.mixed ? std::optional{prompt} : std::nullopt;
}

/// Seen on the day to ask again or later, or treated again for it before that: nobody has to be asked.
bool CourseReader::came_back(const LedgerPerson& person, const Course& course, const CourseEnd& end) const {
    if (person.last_visit && *person.last_visit >= *end.follow_up_on)
        return true;
    return std::ranges::any_of(treated_, [&](const store::VisitDay& one) {
        return one.day > end.ended_on && one.day <= as_of_ && (!one.complaint || *one.complaint == course.complaint.id);
    });
}

Result<PersonCourses> CourseReader::read(std::uint32_t place, const LedgerPerson& person) {
    PersonCourses read;
    const auto courses = courses_of(person);
    if (person.first_treatment) {
        auto starter = starter_of(place, person, courses);
        if (!starter)
            return tl::unexpected(starter.error());
        read.starter = std::move(*starter);
    }
    for (const auto& course : courses) {
        if (const auto* end = ended_by(course.ends, course.agreements, as_of_);
            end != nullptr && end->follow_up_on && !came_back(person, course, *end))
            read.reviews.push_back({place, course.complaint.id, *end->follow_up_on, true});
        const auto* agreement = in_force(course.agreements, as_of_);
        if (agreement == nullptr || ended_by(course.ends, course.agreements, as_of_))
            continue;
        auto review = agreement->review_on;
        if (agreement->measure)
            if (const auto judged = course_of(*agreement, course.first_treatment, *agreement->measure))
                review = outcome::review_of(*judged, judge_.constants());
        if (review)
            read.reviews.push_back({place, course.complaint.id, *review, false});
    }
    if (person.last_visit && days_between(*person.last_visit, as_of_) <= days_for_prompts) {
        const auto prompt = prompt_of(place, courses);
        if (!prompt)
            return tl::unexpected(prompt.error());
        read.prompt = *prompt;
    }
    return read;
}

}  // namespace needlebook::app
