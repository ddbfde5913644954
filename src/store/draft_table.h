/// The table of what is being typed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/patient.h"
#include "store/table.h"

namespace needlebook::store {

struct Draft {
    std::string form;  ///< Names the open form; the key.
    std::optional<Id<Patient>> patient;
    std::string body;  ///< JSON.
    Instant saved_at;
    bool operator==(const Draft&) const = default;
};

class DraftTable : public Table {
public:
    using Table::Table;

    void put(const Draft& draft);
    void remove(std::string_view form);

    std::optional<Draft> find(std::string_view form) const;
    std::vector<Draft> all() const;  ///< By time.
};

}  // namespace needlebook::store
