/// The table of how far numbness reaches.
#pragma once

#include <optional>
#include <vector>

#include "domain/reading.h"
#include "store/table.h"

namespace needlebook::store {

/// Extents of visits are written with their session; put and remove are for the others.
class ExtentTable : public Table {
public:
    using Table::Table;

    void put(const Extent& extent);
    void remove(Id<Extent> id);

    std::optional<Extent> find(Id<Extent> id) const;
    std::vector<Extent> current_of(Id<Patient> patient) const;  ///< By day, then id.
    std::vector<Extent> home_of(Id<Patient> patient) const;     ///< Those without a session.
};

}  // namespace needlebook::store
