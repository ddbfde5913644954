/// The needles of a line while it is being read: what was there, what is put in, what
/// is dropped.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "domain/point_line.h"

namespace needlebook::line {

/// The highest number of an electrode pair.
inline constexpr int last_pair = 20;

class Needles {
public:
    explicit Needles(std::span<const Needle> there);

    /// Puts in what was typed. It takes the place of the same point from before the
    /// line or from a group; false when the line has it already.
    bool put(const Needle& needle, Place place);

    /// Puts in what a group has and the line hasn't.
    void put_group(std::span<const Needle> needles, Place place);

    /// Takes out the point of `needle`, on `side` alone when that is set; false when
    /// it isn't there.
    bool drop(const Needle& needle, std::optional<Side> side, Place place);

    struct PairFault {
        PointLineFault reason{};
        Place place;  ///< Of the change that made it so.
    };

    /// Pair numbers that don't stand at two places.
    std::vector<PairFault> pair_faults() const;

    std::vector<Needle> all() const;
    const std::vector<Needle>& dropped() const { return dropped_; }

private:
    struct Entry {
        Needle needle;
        bool typed = false;
        std::optional<Place> place;
    };

    /// New numbers for the pairs of a group where others have theirs already.
    std::map<int, int> free_pairs(std::span<const Needle> needles) const;

    std::vector<Entry> entries_;
    std::vector<Needle> dropped_;
    std::optional<Place> last_drop_;
};

}  // namespace needlebook::line
