/// The table of agreements, which are only added to.
#pragma once

#include <optional>
#include <vector>

#include "domain/agreement.h"
#include "store/table.h"

namespace needlebook::store {

class AgreementTable : public Table {
public:
    using Table::Table;

    void put(const Agreement& agreement);  ///< Fails for one that is there: it is never changed.
    void remove(Id<Agreement> id);         ///< Fails, unless its patient is being erased.

    std::optional<Agreement> find(Id<Agreement> id) const;
    std::vector<Agreement> of(Id<Complaint> complaint) const;         ///< By day agreed, then id.
    std::optional<Agreement> current(Id<Complaint> complaint) const;  ///< The last that nothing supersedes.
    std::vector<Agreement> all() const;                               ///< By complaint, day agreed, id.
};

}  // namespace needlebook::store
