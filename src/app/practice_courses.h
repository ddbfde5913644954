/// What one person's agreements come to, for counting the practice: where their first one stands, which review is due,
/// which prompt holds.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "app/practice_ledger.h"
#include "app/trend_view.h"
#include "outcome/judge.h"
#include "store/book.h"

namespace needlebook::app {

/// Coming back after so long would be a new beginning: without a visit for that long somebody has stopped.
inline constexpr int days_until_stopped = 84;

/// Prompts are for people who were here lately.
inline constexpr int days_for_prompts = 28;

struct PersonCourses {
    std::optional<LedgerStarter> starter;  ///< None before the first treatment.
    std::vector<LedgerReview> reviews;
    std::optional<LedgerPrompt> prompt;
};

/// Reads people one after the other; judging needs tables that it keeps.
class CourseReader {
public:
    CourseReader(const Logbook& book, const outcome::Constants& constants, Day as_of)
        : book_{book}, judge_{constants}, as_of_{as_of} {}

    /// @param place  The person's index in the ledger.
    Result<PersonCourses> read(std::uint32_t place, const LedgerPerson& person);

private:
    /// A complaint with what belongs to it, up to the day.
    struct Course {
        Complaint complaint;
        std::vector<Agreement> agreements;  ///< By day.
        std::vector<CourseEnd> ends;        ///< By day.
        std::optional<Day> first_treatment;
    };

    std::vector<Course> courses_of(const LedgerPerson& person);
    Result<LedgerStarter> starter_of(std::uint32_t place, const LedgerPerson& person, std::span<const Course> courses);
    Result<void> judge(LedgerStarter& starter, const Course& course, const Agreement& agreement);
    Result<outcome::Starter> stand_of(const Course& course, const Agreement& agreement, const outcome::Course& judged,
                                      Day judged_on);
    Day judged_until(const Course& course, const Agreement& agreement) const;
    Result<bool> past_review(const Course& course, const Agreement& first);
    bool came_back(const LedgerPerson& person, const Course& course, const CourseEnd& end) const;
    Result<std::optional<LedgerPrompt>> prompt_of(std::uint32_t place, std::span<const Course> courses);

    const Logbook& book_;
    outcome::Judge judge_;
    Day as_of_;
    std::vector<store::VisitDay> treated_;
    std::vector<Day> days_;
    std::vector<DatedScore> scores_;
    std::vector<outcome::Reading> judged_;
};

}  // namespace needlebook::app
