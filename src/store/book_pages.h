/// The pages of a damaged book, each for itself.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/cipher_page.h"
#include "store/connection.h"
#include "store/tree_page.h"

namespace needlebook::store {

/// Every page has its own seal, so each is as it was written or known to be lost, whatever the others are.
/// Nothing plain is kept, and nothing is written.
class BookPages {
public:
    /// Reads all pages once. Throws Failure: not_a_book, and wrong_passphrase when not one page opens.
    /// @param file  Not keyed; what lies in its write-ahead file counts.
    BookPages(Connection& file, const Secret& passphrase);

    std::uint32_t count() const { return count_; }  ///< That the book should have.
    std::uint32_t lost() const { return lost_; }    ///< That can't be read as they last were.

    /// As it last was; where that is lost, as it was before.
    std::optional<std::string> page(std::uint32_t number) const;
    std::optional<TreePage> tree_page(std::uint32_t number) const;

    /// Whether it belongs to a tree, without reading it again.
    bool is_tree(std::uint32_t number) const { return is_tree_.at(number); }

    /// A record with what lies on further pages; shorter than cell.size where one of those is lost.
    std::string record(const TreeCell& cell) const;

private:
    void read_wal();
    std::uint32_t told_count() const;
    std::optional<std::string> in_file(std::uint32_t number) const;
    bool opens_as_it_last_was(std::uint32_t number) const;

    Connection& file_;
    std::string wal_;                                                  ///< As it lies on the disk.
    std::map<std::uint32_t, std::vector<std::size_t>> written_later_;  ///< Page -> places in wal_, oldest first.
    std::uint32_t wal_count_ = 0;
    std::optional<PageKey> key_;
    std::uint32_t count_ = 0;
    std::uint32_t lost_ = 0;
    std::vector<bool> is_tree_;
};

}  // namespace needlebook::store
