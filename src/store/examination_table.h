/// The table of examinations.
#pragma once

#include <optional>
#include <vector>

#include "domain/examination.h"
#include "store/table.h"

namespace needlebook::store {

class ExaminationTable : public Table {
public:
    using Table::Table;

    void put(const Examination& examination);
    void remove(Id<Examination> id);

    std::optional<Examination> find(Id<Examination> id) const;
    std::vector<Examination> of(Id<Patient> patient) const;  ///< By day.
};

}  // namespace needlebook::store
