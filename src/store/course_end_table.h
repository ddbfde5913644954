/// The table of ends of courses.
#pragma once

#include <optional>
#include <vector>

#include "domain/course.h"
#include "store/table.h"

namespace needlebook::store {

class CourseEndTable : public Table {
public:
    using Table::Table;

    void put(const CourseEnd& end);
    void remove(Id<CourseEnd> id);

    std::optional<CourseEnd> find(Id<CourseEnd> id) const;
    std::vector<CourseEnd> of(Id<Complaint> complaint) const;  ///< By day.
    std::vector<CourseEnd> all() const;                        ///< By complaint, then day.
};

}  // namespace needlebook::store
