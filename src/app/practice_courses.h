/// What one person's agreements come to, for counting the practice: where their first one stands, which review is due,
/// which prompt holds.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "app/grouped.h"
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

/// A complaint with what belongs to it.
struct Course {
    Complaint complaint;
    std::span<const Agreement> agreements;  ///< By day.
    std::span<const CourseEnd> ends;        ///< By day.
    std::optional<Day> first_treatment{};
    std::optional<Day> last_treatment{};

    /// How it had ended by a day; none while it runs.
    const CourseEnd* ended(Day as_of) const;
};

/// The agreements and ends of everybody or of one patient. Throws store::Failure.
class CourseRecords {
public:
    /// Each as its table's `all` gives it.
    CourseRecords(std::vector<Complaint> complaints, std::vector<Agreement> agreements, std::vector<CourseEnd> ends);
    CourseRecords(const store::Book& book, Id<Patient> patient);

    std::span<const Complaint> complaints_of(Id<Patient> patient) const { return complaints_.of(patient); }
    std::span<const Agreement> agreements_of(Id<Complaint> complaint) const { return agreements_.of(complaint); }
    std::span<const CourseEnd> ends_of(Id<Complaint> complaint) const { return ends_.of(complaint); }

private:
    Grouped<Id<Patient>, Complaint> complaints_;
    Grouped<Id<Complaint>, Agreement> agreements_;
    Grouped<Id<Complaint>, CourseEnd> ends_;
};

/// Reads people one after the other; judging needs tables that it keeps.
class CourseReader {
public:
    CourseReader(const outcome::Constants& constants, Day as_of) : judge_{constants}, as_of_{as_of} {}

    /// @param place  The person's index in the ledger.
    Result<PersonCourses> read(std::uint32_t place, const LedgerPerson& person, const store::PatientOutline& outline,
                               const CourseRecords& records);

private:
    struct Treated {
        Day day{};
        std::optional<Id<Complaint>> complaint;
    };

    std::vector<Course> courses_of(const store::PatientOutline& outline, const CourseRecords& records);
    std::span<const Day> days_of(Id<Complaint> complaint, Day until);
    std::span<const outcome::Reading> judged_of(const store::PatientOutline& outline,
                                                const store::OutlineSeries& series, Day until);
    Result<LedgerStarter> starter_of(std::uint32_t place, const LedgerPerson& person, std::span<const Course> courses,
                                     const store::PatientOutline& outline);
    Result<void> judge(LedgerStarter& starter, const Course& course, const Agreement& agreement,
                       const store::PatientOutline& outline);
    Result<outcome::Starter> stand_of(const Agreement& agreement, const outcome::Course& judged, Day judged_on,
                                      const store::PatientOutline& outline);
    Day judged_until(const Course& course, const Agreement& agreement) const;
    Result<bool> past_review(const Course& course, const Agreement& first, const store::PatientOutline& outline);
    Result<bool> undecided_on(Day day, const Course& course, const Agreement& agreement,
                              const store::PatientOutline& outline);
    Result<void> look_for_check_in(LedgerPrompt& prompt, const Course& course, const store::PatientOutline& outline);
    Result<bool> is_mixed(const Course& course, const store::PatientOutline& outline);
    Result<std::optional<LedgerPrompt>> prompt_of(std::uint32_t place, std::span<const Course> courses,
                                                  const store::PatientOutline& outline);

    outcome::Judge judge_;
    Day as_of_;
    std::vector<Treated> treated_;  ///< By day, up to the day.
    std::vector<Day> days_;
    std::vector<outcome::Reading> judged_;
};

}  // namespace needlebook::app
