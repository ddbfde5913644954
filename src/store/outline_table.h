/// The outlines that are kept in the book: derived from it, and never taken for it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "store/history_table.h"
#include "store/outline.h"
#include "store/outline_maker.h"
#include "store/table.h"

namespace needlebook::store {

/// An entry of the history.
struct OutlineStamp {
    std::int64_t entry{};
    Digest hash{};
    bool operator==(const OutlineStamp&) const = default;
};

struct PackedOutline {
    Id<Patient> patient;
    std::optional<Bytes> body;  ///< None to be kept for a patient who is gone.
    bool operator==(const PackedOutline&) const = default;
};

class OutlineTable : public Table {
public:
    using Table::Table;

    /// Up to where the kept ones are valid: what no later entry of the history touches. None when there are none,
    /// they are in another form, or that entry is not in this book's history.
    std::optional<OutlineStamp> stamp() const;
    /// The last entry of the history.
    OutlineStamp now() const;
    /// Whose records were written after an entry. By id.
    std::vector<Id<Patient>> written_after(const OutlineStamp& stamp) const;

    std::vector<PackedOutline> after(Id<Patient> patient, int most) const;  ///< By patient.

    /// From the tables; none when there is no such patient.
    std::optional<PatientOutline> made_anew(Id<Patient> patient) const { return outline_of(db(), patient); }
    OutlineMaker maker() const { return OutlineMaker{db()}; }

    void put(const PackedOutline& outline);
    void put_stamp(const OutlineStamp& stamp);
    void clear();  ///< All of them and the stamp.
};

}  // namespace needlebook::store
