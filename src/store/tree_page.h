/// One page of an SQLite b-tree, and the records in it, read without SQLite.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "store/columns.h"

namespace needlebook::store {

/// https://www.sqlite.org/fileformat2.html
enum class TreeKind { table_leaf, table_interior, index_leaf, index_interior };

/// An entry of a page; in a table's interior pages there are none.
struct TreeCell {
    std::int64_t rowid = 0;      ///< Of tables; else it is the last value of the record.
    std::string local;           ///< As much of the record as stands in the page itself.
    std::uint64_t size = 0;      ///< Of the whole record, bytes.
    std::uint32_t overflow = 0;  ///< First page with the rest; 0: there is no rest.
};

struct TreePage {
    TreeKind kind{};
    std::vector<std::uint32_t> children;
    std::vector<TreeCell> cells;
};

/// None for any other page (overflow, free). What can't be right in it is left out.
std::optional<TreePage> read_tree_page(std::string_view page, std::uint32_t number);

/// One value of a record.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;

/// The values of a record of which `bytes` is the start: as many as stand there whole.
std::vector<Value> read_record(std::string_view bytes);

}  // namespace needlebook::store
