/// Two needles are at one place when point, a side and a site are the same.
#include "domain/point_line_needles.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace needlebook::line {
namespace {

bool same_point(const Needle& a, const Needle& b) {
    if (a.kind != b.kind)
        return false;
    return a.kind == NeedleKind::point ? a.point == b.point : folded(a.point) == folded(b.point);
}

bool share_a_side(Side a, Side b) {
    return a == b || (a == Side::both && b != Side::midline) || (b == Side::both && a != Side::midline);
}

bool share_a_site(const Needle& a, const Needle& b) {
    if (a.sites.empty() || b.sites.empty())
        return true;
    const auto of_a = split(a.sites, ',');
    const auto of_b = split(b.sites, ',');
    return std::ranges::any_of(of_a, [&](auto site) { return std::ranges::find(of_b, site) != of_b.end(); });
}

bool at_one_place(const Needle& a, const Needle& b) {
    return same_point(a, b) && share_a_side(a.side, b.side) && share_a_site(a, b);
}

Needle on_one_side(Needle needle, Side side) {
    needle.side = side;
    needle.count /= 2;
    return needle;
}

}  // namespace

Needles::Needles(std::span<const Needle> there) {
    for (const auto& needle : there)
        entries_.push_back({needle, false, {}});
}

bool Needles::put(const Needle& needle, Place place) {
    const auto in_the_way = [&](const Entry& entry) { return entry.typed && at_one_place(entry.needle, needle); };
    if (std::ranges::any_of(entries_, in_the_way))
        return false;
    const auto replaced = [&](const Entry& entry) {
        return !entry.typed && same_point(entry.needle, needle) && share_a_side(entry.needle.side, needle.side);
    };
    auto at = std::ranges::find_if(entries_, replaced);
    if (at == entries_.end()) {
        entries_.push_back({needle, true, place});
        return true;
    }
    *at = {needle, true, place};
    const auto rest = std::remove_if(at + 1, entries_.end(), replaced);
    entries_.erase(rest, entries_.end());
    return true;
}

void Needles::put_group(std::span<const Needle> needles, Place place) {
    // Compared with what stood before the group alone: a group may hold one point twice, left and right.
    const auto before = entries_.size();
    const auto numbers = free_pairs(needles);
    for (auto needle : needles) {
        const auto end = entries_.begin() + static_cast<std::ptrdiff_t>(before);
        const bool there = std::any_of(entries_.begin(), end, [&](const Entry& entry) {
            return same_point(entry.needle, needle) && share_a_side(entry.needle.side, needle.side);
        });
        if (there)
            continue;
        if (needle.pair)
            needle.pair = numbers.at(*needle.pair);
        entries_.push_back({std::move(needle), false, place});
    }
}

std::map<int, int> Needles::free_pairs(std::span<const Needle> needles) const {
    const auto taken = [&](int number) {
        return std::ranges::any_of(entries_, [&](const Entry& entry) { return entry.needle.pair == number; });
    };
    std::map<int, int> numbers;
    std::set<int> given;
    for (const auto& needle : needles) {
        if (!needle.pair || numbers.contains(*needle.pair))
            continue;
        int number = *needle.pair;
        if (taken(number) || given.contains(number))
            for (number = 1; taken(number) || given.contains(number);)
                ++number;
        numbers[*needle.pair] = number;
        given.insert(number);
    }
    return numbers;
}

bool Needles::drop(const Needle& needle, std::optional<Side> side, Place place) {
    bool found = false;
    std::vector<Entry> kept;
    for (const auto& entry : entries_) {
        const auto& is = entry.needle;
        if (!same_point(is, needle) || (side && !share_a_side(is.side, *side))) {
            kept.push_back(entry);
            continue;
        }
        found = true;
        if (side && is.side == Side::both && *side != Side::both) {
            kept.push_back({on_one_side(is, *side == Side::left ? Side::right : Side::left), entry.typed, entry.place});
            dropped_.push_back(on_one_side(is, *side));
        } else {
            dropped_.push_back(is);
        }
    }
    entries_ = std::move(kept);
    if (found)
        last_drop_ = place;
    return found;
}

std::vector<Needles::PairFault> Needles::pair_faults() const {
    std::map<int, std::vector<const Entry*>> pairs;
    for (const auto& entry : entries_)
        if (entry.needle.pair)
            pairs[*entry.needle.pair].push_back(&entry);
    std::vector<PairFault> faults;
    for (const auto& [number, ends] : pairs) {
        // One point with several sites may hold both ends.
        const bool whole = ends.size() == 2 || (ends.size() == 1 && sites_per_side(ends[0]->needle) > 1);
        if (whole && number <= last_pair)
            continue;
        auto place = last_drop_.value_or(Place{1, 0});
        for (const auto* end : ends)
            if (end->place)
                place = *end->place;
        const auto reason = whole              ? PointLineFault::out_of_range
                            : ends.size() == 1 ? PointLineFault::electrode_without_pair
                                               : PointLineFault::too_many_electrodes;
        faults.push_back({reason, place});
    }
    return faults;
}

std::vector<Needle> Needles::all() const {
    std::vector<Needle> needles;
    for (const auto& entry : entries_)
        needles.push_back(entry.needle);
    return needles;
}

}  // namespace needlebook::line
