/// The table of complaints.
#pragma once

#include <optional>
#include <vector>

#include "domain/complaint.h"
#include "store/table.h"

namespace needlebook::store {

class ComplaintTable : public Table {
public:
    using Table::Table;

    void put(const Complaint& complaint);
    void remove(Id<Complaint> id);

    std::optional<Complaint> find(Id<Complaint> id) const;
    std::vector<Complaint> of(Id<Patient> patient) const;  ///< By position.
    std::vector<Complaint> all() const;                    ///< By patient, then position.
};

}  // namespace needlebook::store
