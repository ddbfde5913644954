/// A value, or the reason why there is none.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace needlebook {

/// What went wrong, as data. Only desktop/ and cli/ turn a code into a sentence.
enum class Errc {
    out_of_range,      ///< A number or date outside what is allowed.
    malformed,         ///< Text that can't be read as what it should be.
    empty,             ///< Nothing there where something is needed.
    not_found,         ///< No such record.
    already_exists,    ///< A record or file of that name is there already.
    ambiguous,         ///< Means two things; the detail names them.
    not_allowed,       ///< The state of the record forbids it (signed, superseded, read only).
    incomplete,        ///< Needs something first; the detail says what.
    contradiction,     ///< Two parts of a record can't both be true.
    wrong_passphrase,  ///< Or the first page of the book is damaged: they look the same.
    not_a_book,        ///< A file, but none of ours.
    newer_book,        ///< Written by a newer release.
    damaged_book,      ///< Opens, but what is in it can't be right.
    in_use,            ///< Another process holds the book's lock.
    unreadable_file,   ///< Missing, a directory, or no permission.
    disk_full,
    storage,  ///< Any other failure of disk or database.
};

struct Error {
    Errc code{};
    std::string detail;  ///< Names the thing in question; never a whole sentence.
    bool operator==(const Error&) const = default;
};

/// One alias for the whole house: C++23 changes this line only.
template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Errc code, std::string detail = {}) {
    return tl::unexpected<Error>(Error{code, std::move(detail)});
}

}  // namespace needlebook
