/// Reading what can be read of a damaged book into a new one.
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"

namespace needlebook::store {

struct Salvaged {
    std::int64_t rows = 0;       ///< That came through.
    std::int64_t gaps = 0;       ///< Places in tables that could not be read.
    std::int64_t left_out = 0;   ///< Rows that belong to others which are gone.
    std::int64_t stand_ins = 0;  ///< Patients and complaints put in for others which are gone.
    std::int64_t patients = 0;
    std::int64_t sessions = 0;
};

/// Makes `to`, with the same passphrase, of what `from` still holds; `from` stays as it is. The
/// history comes as it is: a check of the new book names what is missing from it. Fails as
/// Book::open does where nothing can be read (a damaged first page looks like a wrong
/// passphrase), with already_exists, disk_full.
Result<Salvaged> salvage(const std::filesystem::path& from, const Secret& passphrase, const std::filesystem::path& to,
                         const Clock& clock);

}  // namespace needlebook::store
