/// The table of consents.
#pragma once

#include <optional>
#include <vector>

#include "domain/course.h"
#include "store/table.h"

namespace needlebook::store {

class ConsentTable : public Table {
public:
    using Table::Table;

    void put(const Consent& consent);
    void remove(Id<Consent> id);

    std::optional<Consent> find(Id<Consent> id) const;
    std::vector<Consent> of(Id<Patient> patient) const;  ///< By day given.
};

}  // namespace needlebook::store
