/// Counting the needles of a session.
#include "domain/session.h"

#include <numeric>

namespace needlebook {

int needles_in(const Session& session) {
    const int from_points = std::accumulate(session.needles.begin(), session.needles.end(), 0,
                                            [](int sum, const Needle& needle) { return sum + needle.count; });
    return session.needles_in_told.value_or(from_points);
}

std::optional<int> needles_out(const Session& session) {
    if (session.counted_out.empty())
        return std::nullopt;
    int sum = 0;
    for (const auto& [region, needles] : session.counted_out)
        sum += needles;
    return sum;
}

bool needles_reconciled(const Session& session) {
    const int in = needles_in(session);
    const auto out = needles_out(session);
    if (in == 0)
        return !out || *out == 0;
    return out && (*out == in || (*out < in && !session.mismatch_reason.empty()));
}

}  // namespace needlebook
