/// The table of answers to cautions and red-flag questions.
#pragma once

#include <optional>
#include <vector>

#include "domain/course.h"
#include "store/table.h"

namespace needlebook::store {

class ScreeningAnswerTable : public Table {
public:
    using Table::Table;

    void put(const ScreeningAnswer& answer);
    void remove(Id<ScreeningAnswer> id);

    std::optional<ScreeningAnswer> find(Id<ScreeningAnswer> id) const;
    std::vector<ScreeningAnswer> of(Id<Patient> patient) const;         ///< All ever given, by day.
    std::vector<ScreeningAnswer> latest_of(Id<Patient> patient) const;  ///< The last one to each question.
};

}  // namespace needlebook::store
