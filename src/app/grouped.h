/// Records that lie together, found by what they belong to.
#pragma once

#include <cstddef>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace needlebook::app {

template <class Owner, class Record>
class Grouped {
public:
    /// `records` of one owner follow each other.
    template <class OwnerOf>
    Grouped(std::vector<Record> records, OwnerOf owner_of) : records_{std::move(records)} {
        std::size_t first = 0;
        while (first < records_.size()) {
            const auto owner = owner_of(records_[first]);
            auto end = first + 1;
            while (end < records_.size() && owner_of(records_[end]) == owner)
                ++end;
            places_.emplace(owner, std::pair{first, end});
            first = end;
        }
    }

    std::span<const Record> of(Owner owner) const {
        const auto found = places_.find(owner);
        if (found == places_.end())
            return {};
        return std::span{records_}.subspan(found->second.first, found->second.second - found->second.first);
    }

private:
    std::vector<Record> records_;
    std::unordered_map<Owner, std::pair<std::size_t, std::size_t>> places_;
};

}  // namespace needlebook::app
