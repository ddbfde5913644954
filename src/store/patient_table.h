/// The table of patients.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/patient.h"
#include "store/table.h"

namespace needlebook::store {

/// What a list of patients needs.
struct PatientLine {
    Id<Patient> id;
    std::string code;
    std::string given_names;
    std::string family_name;
    std::optional<Day> born_on;
    bool operator==(const PatientLine&) const = default;
};

class PatientTable : public Table {
public:
    using Table::Table;

    void put(const Patient& patient);
    void remove(Id<Patient> id);

    std::optional<Patient> find(Id<Patient> id) const;
    std::optional<Patient> find_code(std::string_view code) const;
    std::vector<Patient> all() const;        ///< By code.
    std::vector<PatientLine> lines() const;  ///< By family name, given names, code.
    std::vector<Id<Patient>> ids() const;    ///< In order.
};

}  // namespace needlebook::store
