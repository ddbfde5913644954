/// Which comes first: agreements and ends of one complaint, those of one day as they were entered.
#pragma once

#include <cstdint>
#include <utility>

#include "domain/agreement.h"
#include "domain/course.h"

namespace needlebook::app {

/// A day, and within it the order in which ids were drawn.
using Entered = std::pair<Day, std::int64_t>;

inline Entered entered(const Agreement& agreement) { return {agreement.agreed_on, agreement.id.value}; }
inline Entered entered(const CourseEnd& end) { return {end.ended_on, end.id.value}; }

}  // namespace needlebook::app
