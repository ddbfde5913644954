/// What a record says, in a few digits: to tell later whether it still says it.
#pragma once

#include <cstdint>

namespace needlebook::app {

/// The first 64 bits of the SHA-256 of all its fields by name. A field that is empty counts as one that isn't there, so
/// that a field which a later release adds leaves the digests of older records as they were.
template <class Record>
std::uint64_t record_digest(const Record& record);

/// The practice is one row without an id; the history knows it by 1.
template <class Record>
std::int64_t id_in_history(const Record& record) {
    if constexpr (requires { record.id; })
        return record.id.value;
    else
        return 1;
}

}  // namespace needlebook::app
