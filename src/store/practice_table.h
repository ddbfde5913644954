/// The practice, its own constants, and what the book says of itself.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "domain/practice.h"
#include "store/table.h"

namespace needlebook::store {

class PracticeTable : public Table {
public:
    using Table::Table;

    void put(const Practice& practice);
    Practice get() const;

    /// Constants of the outcome procedure that were changed; empty as shipped.
    std::map<std::string, double> outcome_constants() const;
    void put_outcome_constant(const std::string& name, std::optional<double> value);  ///< None: as shipped.

    BookIdentity identity() const;
};

}  // namespace needlebook::store
