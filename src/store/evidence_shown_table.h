/// The table of evidence that was shown to a patient.
#pragma once

#include <optional>
#include <vector>

#include "domain/course.h"
#include "store/table.h"

namespace needlebook::store {

class EvidenceShownTable : public Table {
public:
    using Table::Table;

    void put(const EvidenceShown& shown);
    void remove(Id<EvidenceShown> id);

    std::optional<EvidenceShown> find(Id<EvidenceShown> id) const;
    std::vector<EvidenceShown> of(Id<Patient> patient) const;  ///< By time.
};

}  // namespace needlebook::store
