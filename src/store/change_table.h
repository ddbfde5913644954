/// The table of other things that changed.
#pragma once

#include <optional>
#include <vector>

#include "domain/change.h"
#include "store/table.h"

namespace needlebook::store {

class ChangeTable : public Table {
public:
    using Table::Table;

    void put(const Change& change);
    void remove(Id<Change> id);

    std::optional<Change> find(Id<Change> id) const;
    std::vector<Change> of(Id<Patient> patient) const;  ///< By start.
};

}  // namespace needlebook::store
