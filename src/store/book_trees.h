/// The tables and indexes of a damaged book, entry by entry.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "store/book_pages.h"

namespace needlebook::store {

/// A row of a table, or an entry of an index.
struct TreeEntry {
    std::int64_t rowid = 0;     ///< Of tables with one.
    std::vector<Value> values;  ///< As they lie in the record.
    bool whole = true;          ///< Else the end of the record is lost.
};

using Visit = std::function<void(const TreeEntry&)>;

/// Pages below lost ones hang in no tree any more; they are found all the same.
class BookTrees {
public:
    explicit BookTrees(const BookPages& pages);

    /// What can be reached from `root`; without `visit` it only counts as taken. True when a page is lost on which
    /// others hang.
    bool walk(std::uint32_t root, const Visit& visit);

    struct Loose {
        std::uint32_t top = 0;
        bool of_table = false;  ///< With row ids; else of an index, or of a table without.
    };

    /// Pages that hang in no tree walked so far, by their topmost.
    std::vector<Loose> loose() const;

private:
    void read(const TreePage& page, const Visit& visit) const;

    const BookPages& pages_;
    std::vector<bool> taken_;
};

}  // namespace needlebook::store
