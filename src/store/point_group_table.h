/// The table of point groups.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "domain/point_group.h"
#include "store/table.h"

namespace needlebook::store {

class PointGroupTable : public Table {
public:
    using Table::Table;

    void put(const PointGroup& group);
    void remove(Id<PointGroup> id);

    std::optional<PointGroup> find(Id<PointGroup> id) const;
    std::optional<PointGroup> find_name(std::string_view name) const;
    std::vector<PointGroup> all() const;  ///< By name.
};

}  // namespace needlebook::store
