/// The table of practitioners.
#pragma once

#include <optional>
#include <vector>

#include "domain/practice.h"
#include "store/table.h"

namespace needlebook::store {

class PractitionerTable : public Table {
public:
    using Table::Table;

    void put(const Practitioner& practitioner);
    void remove(Id<Practitioner> id);

    std::optional<Practitioner> find(Id<Practitioner> id) const;
    std::vector<Practitioner> all() const;  ///< By name.
};

}  // namespace needlebook::store
