/// How sure a share is.
#pragma once

namespace needlebook::outcome {

/// Shares from 0 to 1.
struct ShareInterval {
    double low{};
    double high{};
    bool operator==(const ShareInterval&) const = default;
};

/// The 95 % interval of `events` in `of`, without correction for continuity.
///
/// @param events  0 to `of`.
/// @param of      1 or more.
/// Source: Wilson, J Am Stat Assoc 22 (1927) 209-212; Newcombe, Stat Med 17 (1998) 857-872, method 3.
ShareInterval wilson(int events, int of);

}  // namespace needlebook::outcome
