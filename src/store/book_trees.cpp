/// Going through trees of which parts are missing.
#include "store/book_trees.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace needlebook::store {
namespace {

bool is_leaf(const TreePage& page) { return page.kind == TreeKind::table_leaf || page.kind == TreeKind::index_leaf; }

bool is_of_table(const TreePage& page) {
    return page.kind == TreeKind::table_leaf || page.kind == TreeKind::table_interior;
}

}  // namespace

BookTrees::BookTrees(const BookPages& pages)
    : pages_{pages}, taken_(static_cast<std::size_t>(pages.count()) + 1, false) {}

bool BookTrees::walk(std::uint32_t root, const Visit& visit) {
    std::vector<std::pair<std::uint32_t, int>> next{{root, 0}};
    std::optional<int> leaves;  // All are equally deep, so a lost page above that had others below it.
    std::optional<int> highest_lost;
    while (!next.empty()) {
        const auto [number, depth] = next.back();
        next.pop_back();
        if (number < taken_.size() && taken_.at(number))
            continue;
        const auto page = pages_.tree_page(number);
        if (!page) {
            highest_lost = std::min(depth, highest_lost.value_or(depth));
            continue;
        }
        taken_.at(number) = true;
        if (is_leaf(*page))
            leaves = depth;
        for (const auto child : page->children)
            next.emplace_back(child, depth + 1);
        read(*page, visit);
    }
    return highest_lost && (!leaves || *highest_lost < *leaves);
}

void BookTrees::read(const TreePage& page, const Visit& visit) const {
    if (!visit)
        return;
    for (const auto& cell : page.cells) {
        const auto record = pages_.record(cell);
        visit({cell.rowid, read_record(record), record.size() == cell.size});
    }
}

std::vector<BookTrees::Loose> BookTrees::loose() const {
    std::vector<Loose> found;
    std::vector<bool> hangs(taken_.size(), false);
    for (std::uint32_t number = 1; number <= pages_.count(); ++number) {
        if (taken_.at(number) || !pages_.is_tree(number))
            continue;
        const auto page = pages_.tree_page(number);
        if (!page)
            continue;
        found.push_back({number, is_of_table(*page)});
        for (const auto child : page->children)
            if (child < hangs.size())
                hangs.at(child) = true;
    }
    std::erase_if(found, [&](const Loose& one) { return hangs.at(one.top); });
    return found;
}

}  // namespace needlebook::store
