/// The table of measures.
#pragma once

#include <optional>
#include <vector>

#include "domain/measure.h"
#include "store/table.h"

namespace needlebook::store {

class MeasureTable : public Table {
public:
    using Table::Table;

    void put(const Measure& measure);
    void remove(Id<Measure> id);

    std::optional<Measure> find(Id<Measure> id) const;
    std::vector<Measure> of(Id<Complaint> complaint) const;  ///< By position.
    std::vector<Measure> all() const;                        ///< By complaint, then position.
};

}  // namespace needlebook::store
