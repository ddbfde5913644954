/// Reading what can be read of a damaged book into a new one.
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"

namespace needlebook::store {

struct Salvaged {
    std::int64_t rows = 0;        ///< That came through.
    std::int64_t pages = 0;       ///< That the book had.
    std::int64_t lost_pages = 0;  ///< Of those: can't be read as they last were.
    std::int64_t left_out = 0;    ///< Rows that were read, but not to their end or without what they belong to.
    std::int64_t stand_ins = 0;   ///< Sessions, complaints, patients … put in for others which are gone.
    std::int64_t patients = 0;
    std::int64_t sessions = 0;
    bool writes_lost = false;  ///< It was not closed, and the file with its last writes is gone or empty.
};

/// Makes `to`, with the same passphrase, of what `from` still holds; `from` stays as it is. Every page is read by
/// itself, also those that no other page leads to any more, so `from` need not open: a cut file and a damaged
/// first page will do. The history comes as it is: a check of the new book names what is missing from it.
/// Fails with not_a_book, wrong_passphrase (not one page opens), newer_book, unreadable_file, in_use,
/// already_exists, disk_full.
Result<Salvaged> salvage(const std::filesystem::path& from, const Secret& passphrase, const std::filesystem::path& to,
                         const Clock& clock);

}  // namespace needlebook::store
