/// Everything about one person lies in their outline and their agreements.
#include "app/practice_courses.h"

#include <algorithm>
#include <iterator>

#include "app/course_order.h"
#include "app/logbook.h"

namespace needlebook::app {

namespace {

/// Seen on the day to ask again or later: nobody has to be asked. Who was treated again has not ended.
bool came_back(const LedgerPerson& person, const CourseEnd& end) {
    return person.last_visit && *person.last_visit >= *end.follow_up_on;
}

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

/// Of what is ordered by day, what lies up to one.
template <class Record>
std::span<const Record> up_to(std::span<const Record> by_day, Day Record::*day, Day last) {
    const auto end = std::ranges::upper_bound(by_day, last, {}, day);
    return by_day.first(static_cast<std::size_t>(end - by_day.begin()));
}

std::span<const DatedScore> scores_of(const store::PatientOutline& outline, const store::OutlineSeries& series) {
    return std::span{outline.scores}.subspan(series.first, series.count);
}

/// Those of `table` that belong to any of the patient's complaints.
template <class Table>
auto of_each(const store::Book& book, Id<Patient> patient, const Table& table) {
    decltype(table.all()) all;
    for (const auto& complaint : book.complaints.of(patient))
        std::ranges::copy(table.of(complaint.id), std::back_inserter(all));
    return all;
}

}  // namespace

CourseRecords::CourseRecords(std::vector<Complaint> complaints, std::vector<Agreement> agreements,
                             std::vector<CourseEnd> ends)
    : complaints_{std::move(complaints), [](const Complaint& complaint) { return complaint.patient; }},
      agreements_{std::move(agreements), [](const Agreement& agreement) { return agreement.complaint; }},
      ends_{std::move(ends), [](const CourseEnd& end) { return end.complaint; }} {}

CourseRecords::CourseRecords(const store::Book& book, Id<Patient> patient)
    : CourseRecords{book.complaints.of(patient), of_each(book, patient, book.agreements),
                    of_each(book, patient, book.course_ends)} {}

const CourseEnd* Course::ended(Day as_of) const { return ended_by(ends, agreements, as_of, last_treatment); }

std::vector<Course> CourseReader::courses_of(const store::PatientOutline& outline, const CourseRecords& records) {
    treated_.clear();
    for (const auto& visit : outline.visits)
        if (visit.kind == SessionKind::treatment && visit.day <= as_of_)
            treated_.push_back({visit.day, visit.complaint});
    std::ranges::stable_sort(treated_, {}, &Treated::day);
    std::vector<Course> courses;
    for (const auto& complaint : records.complaints_of(outline.patient)) {
        Course course{complaint, up_to(records.agreements_of(complaint.id), &Agreement::agreed_on, as_of_),
                      up_to(records.ends_of(complaint.id), &CourseEnd::ended_on, as_of_)};
        if (const auto days = days_of(complaint.id, as_of_); !days.empty()) {
            course.first_treatment = days.front();
            course.last_treatment = days.back();
        }
        courses.push_back(std::move(course));
    }
    return courses;
}

/// Valid until the next call.
std::span<const Day> CourseReader::days_of(Id<Complaint> complaint, Day until) {
    days_.clear();
    for (const auto& one : treated_)
        if (one.day <= until && (!one.complaint || *one.complaint == complaint))
            days_.push_back(one.day);
    return days_;
}

/// Valid until the next call.
std::span<const outcome::Reading> CourseReader::judged_of(const store::PatientOutline& outline,
                                                          const store::OutlineSeries& series, Day until) {
    const auto scores = up_to(scores_of(outline, series), &DatedScore::day, until);
    judged_scores(scores, days_of(series.complaint, until), judged_);
    return judged_;
}

Result<void> CourseReader::judge(LedgerStarter& starter, const Course& course, const Agreement& agreement,
                                 const store::PatientOutline& outline) {
    const auto judged = course_of(agreement, course.first_treatment, *agreement.measure);
    const auto stood = stand_of(agreement, *judged, *starter.judged_on, outline);
    if (!stood)
        return tl::unexpected(stood.error());
    starter.review = outcome::review_of(*judged, judge_.constants());
    starter.starter.agreed = outcome::FirstAgreement::judged;
    starter.starter.shown = stood->shown;
    starter.starter.label = stood->label;
    if (course.first_treatment)
        starter.baseline_days = days_with_scores_before(judged_, *course.first_treatment, judge_.constants());
    return {};
}

/// As judged_ is left: the scores that were judged.
Result<outcome::Starter> CourseReader::stand_of(const Agreement& agreement, const outcome::Course& judged,
                                                Day judged_on, const store::PatientOutline& outline) {
    const auto series = std::ranges::find(outline.series, *agreement.measure, &store::OutlineSeries::measure);
    judged_.clear();
    if (series != outline.series.end())
        judged_of(outline, *series, judged_on);
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
    if (const auto* end = end_of(agreement, course.ends, course.agreements, course.last_treatment))
        until = std::min(until, end->ended_on);
    return until;
}

/// Whether an agreement's scores could decide nothing by a day.
Result<bool> CourseReader::undecided_on(Day day, const Course& course, const Agreement& agreement,
                                        const store::PatientOutline& outline) {
    const auto judged = course_of(agreement, course.first_treatment, *agreement.measure);
    const auto stood = stand_of(agreement, *judged, day, outline);
    if (!stood)
        return tl::unexpected(stood.error());
    return outcome::undecided(outcome::place_of(*stood));
}

/// Whether the review came and nothing was decided, neither on its day nor by the scores that came after it. A review
/// is only moved by agreeing anew before it comes: then the later agreement's date counts, and its own scores decide.
/// One that has come stays come, whatever was agreed afterwards or how long nobody looked. A course that ended before
/// its review has none: it stands among the stopped, with its reason.
Result<bool> CourseReader::past_review(const Course& course, const Agreement& first,
                                       const store::PatientOutline& outline) {
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
        const auto* end = end_of(*agreement, course.ends, course.agreements, course.last_treatment);
        if (end != nullptr && end->ended_on < *review)
            return false;
        const auto then = undecided_on(*review, course, *agreement, outline);
        if (!then || !*then)
            return then;
        return undecided_on(judged_until(course, *agreement), course, *agreement, outline);
    }
}

Result<LedgerStarter> CourseReader::starter_of(std::uint32_t place, const LedgerPerson& person,
                                               std::span<const Course> courses, const store::PatientOutline& outline) {
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
    starter.all_ended = std::ranges::none_of(
        courses, [&](const Course& one) { return one.first_treatment && one.ended(as_of_) == nullptr; });
    if (const auto* end = course->ended(as_of_)) {
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
    if (const auto done = judge(starter, *course, agreement, outline); !done)
        return tl::unexpected(done.error());
    const auto past = past_review(*course, agreement, outline);
    if (!past)
        return tl::unexpected(past.error());
    starter.starter.past_review = *past;
    return starter;
}

/// As a chart asks for it on that day.
Result<void> CourseReader::look_for_check_in(LedgerPrompt& prompt, const Course& course,
                                             const store::PatientOutline& outline) {
    const auto* agreement = in_force(course.agreements, as_of_);
    if (agreement == nullptr)
        return {};
    for (const auto& series : outline.series) {
        const auto judged_by = series.complaint == course.complaint.id
                                   ? course_of(*agreement, course.first_treatment, series.measure)
                                   : std::nullopt;
        if (!judged_by)
            continue;
        const auto entries = judge_.replay(judged_of(outline, series, as_of_), *judged_by);
        if (!entries)
            return tl::unexpected(entries.error());
        const auto* entry = outcome::entry_on(*entries, as_of_);
        const auto shown = outcome::shown_on(*entries, as_of_, judge_.constants());
        if (entry == nullptr || !entry->check_in || shown.reason == outcome::Reason::stale)
            continue;
        prompt.check_in = true;
        prompt.worse = prompt.worse || shown.state == outcome::State::worse;
    }
    return {};
}

Result<bool> CourseReader::is_mixed(const Course& course, const store::PatientOutline& outline) {
    const auto* agreement = in_force(course.agreements, as_of_);
    const auto zero = agreement ? day_zero(*agreement, course.first_treatment) : course.first_treatment;
    std::vector<std::vector<outcome::Entry>> pains;
    std::vector<std::vector<outcome::Entry>> numb;
    for (const auto& series : outline.series) {
        if (series.complaint != course.complaint.id ||
            (series.kind != MeasureKind::pain && series.kind != MeasureKind::numbness))
            continue;
        auto entries = judge_.replay(judged_of(outline, series, as_of_),
                                     course_for_prompt(agreement, course.first_treatment, series.measure));
        if (!entries)
            return tl::unexpected(entries.error());
        (series.kind == MeasureKind::pain ? pains : numb).push_back(*std::move(entries));
    }
    LimbMarks marks;
    for (const auto& extent : outline.extents)
        if (extent.day <= as_of_)
            marks[{extent.limb, extent.side}].push_back({extent.day, static_cast<double>(extent.level)});
    for (const auto& pain : pains)
        for (const auto& numbness : numb)
            if (mixed_on_any_limb(as_of_, pain, numbness, marks, zero, judge_.constants()))
                return true;
    return false;
}

Result<std::optional<LedgerPrompt>> CourseReader::prompt_of(std::uint32_t place, std::span<const Course> courses,
                                                            const store::PatientOutline& outline) {
    LedgerPrompt prompt{.person = place};
    for (const auto& course : courses) {
        if (course.ended(as_of_))
            continue;
        if (const auto looked = look_for_check_in(prompt, course, outline); !looked)
            return tl::unexpected(looked.error());
        const auto mixed = is_mixed(course, outline);
        if (!mixed)
            return tl::unexpected(mixed.error());
        prompt.mixed = prompt.mixed || *mixed;
    }
    return prompt.check_in || prompt.mixed ? std::optional{prompt} : std::nullopt;
}

Result<PersonCourses> CourseReader::read(std::uint32_t place, const LedgerPerson& person,
                                         const store::PatientOutline& outline, const CourseRecords& records) {
    PersonCourses read;
    const auto courses = courses_of(outline, records);
    if (person.first_treatment) {
        auto starter = starter_of(place, person, courses, outline);
        if (!starter)
            return tl::unexpected(starter.error());
        read.starter = std::move(*starter);
    }
    for (const auto& course : courses) {
        const auto* end = course.ended(as_of_);
        if (end != nullptr && end->follow_up_on && !came_back(person, *end))
            read.reviews.push_back({place, course.complaint.id, *end->follow_up_on, true});
        const auto* agreement = in_force(course.agreements, as_of_);
        if (agreement == nullptr || end != nullptr)
            continue;
        auto review = agreement->review_on;
        if (agreement->measure)
            if (const auto judged = course_of(*agreement, course.first_treatment, *agreement->measure))
                review = outcome::review_of(*judged, judge_.constants());
        if (review)
            read.reviews.push_back({place, course.complaint.id, *review, false});
    }
    if (person.last_visit && days_between(*person.last_visit, as_of_) <= days_for_prompts) {
        const auto prompt = prompt_of(place, courses, outline);
        if (!prompt)
            return tl::unexpected(prompt.error());
        read.prompt = *prompt;
    }
    return read;
}

}  // namespace needlebook::app
