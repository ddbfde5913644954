/// A row of the index that judging reads; schema/0002 says how a score is packed.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "domain/dated_score.h"
#include "domain/session.h"
#include "store/query.h"

namespace needlebook::store {

class Connection;

struct PackedScore {
    std::int64_t measure{};
    std::optional<std::int64_t> judged;  ///< None for what isn't judged.
    auto operator<=>(const PackedScore&) const = default;
};

inline PackedScore packed_score_from(Row row) {
    PackedScore packed;
    row.into(packed.measure, packed.judged);
    return packed;
}

inline DatedScore unpacked_score(std::int64_t judged) {
    constexpr std::int64_t home = 16;
    constexpr std::int64_t score = 15;
    constexpr int day = 6;  // bits below it; shifted rather than divided, since days before 1970 are negative.
    return {.day = Day{date::days{static_cast<int>(judged >> day)}},
            .source = (judged & home) != 0 ? ReadingSource::home : ReadingSource::before,
            .score = static_cast<int>(judged & score)};
}

/// Judged scores of `sessions`, in no order: what of a pass over the index doesn't count.
std::vector<PackedScore> scores_of(Connection& db, std::span<const Id<Session>> sessions);

}  // namespace needlebook::store
