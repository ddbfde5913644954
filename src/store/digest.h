/// SHA-256 over fields, and random bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "store/columns.h"
#include "store/history_table.h"

namespace needlebook::store {

/// Each field goes in with its length before it, so that no two lists of fields have the same bytes.
class Sealing {
public:
    Sealing();

    Sealing& add(std::string_view text);
    Sealing& add(const Bytes& bytes);
    Sealing& add(std::int64_t number);
    Digest finish();

private:
    struct Free {
        void operator()(void* context) const;
    };
    void add_bytes(const void* bytes, std::size_t size);

    std::unique_ptr<void, Free> context_;
};

Bytes random_bytes(std::size_t count);

Bytes bytes_of(const Digest& digest);
Digest digest_of(const Bytes& bytes);  ///< Throws DamagedRow unless there are 32.

}  // namespace needlebook::store
