/// Ending a course of treatment: which day may be its last, and what is written with it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/trend_view.h"

namespace needlebook::app {

/// Why a course can't be ended so.
enum class EndFault {
    not_yet,          ///< The day has not come.
    before_it_began,  ///< Before the first treatment and the first agreement of this course.
    ended_already,    ///< And nothing was agreed, nobody treated since.
    no_reason,
    follow_up_first,  ///< The day to ask again lies before the last day.
    scored_at_visit   ///< A day of treatment, on which only the scores before needling are judged.
};

/// What the form says.
struct CourseEndForm {
    Day last_day{};
    std::optional<EndReason> reason;
    std::optional<Day> follow_up_on;
    std::string follow_up;  ///< Who asks, and how.
    std::string note;
    std::vector<std::pair<Id<Measure>, Score>> scores;  ///< Given on the last day.
};

/// The day from which the course runs that would end now: the first treatment or agreement, of those after the last end
/// where there is one; none before anything began, or when it has ended and nothing came after.
std::optional<Day> running_since(const TrendView& view);

/// Whether there was a treatment on that day: its scores are those before needling.
bool treated_on(const TrendView& view, Day day);

/// The first fault of the form; none when it may be written.
/// @param today  The view may have been made on an earlier day.
std::optional<EndFault> end_fault(const TrendView& view, const CourseEndForm& form, Day today);

/// One edit: the end, and the scores as given at home, by the patient, on the last day. Fails with Errc::not_allowed
/// and with what the book fails with.
Result<void> end_course(Logbook& book, const TrendView& view, const CourseEndForm& form);

}  // namespace needlebook::app
