/// One invented course of treatment: days and scores, before they become records.
#pragma once

#include <optional>
#include <vector>

#include "app/demo_people.h"
#include "base/day.h"
#include "outcome/judge.h"

namespace needlebook::app {

/// A day with scores, and what kind of day it was.
struct DemoDay {
    enum class Kind { home, first_talk, treatment } kind = Kind::treatment;
    Day day{};
    std::optional<int> primary;    ///< None: declined.
    std::optional<int> secondary;  ///< The other two measures.
    std::optional<int> third;
};

struct DemoCourse {
    std::vector<DemoDay> days;  ///< Ascending.
    Day agreed_on{};
    Day first_treatment{};
    std::optional<Day> renewed_on;  ///< Agreed anew, in a course with an earlier part.

    Day day_zero() const { return renewed_on.value_or(first_treatment); }
};

/// What the agreement of this course is judged by.
outcome::Course judged_course(const CourseShape& shape, Day day_zero);

/// Simulates scores until the course ends as `shape.label` asks; without one the first simulation
/// is taken. `visits`: how many treatments; none: as the weeks have them.
DemoCourse simulate_course(const CourseShape& shape, Day as_of, std::optional<int> visits, Chance& chance,
                           outcome::Judge& judge);

}  // namespace needlebook::app
