/// What a patient is found by while somebody types.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/patient.h"

namespace needlebook::app {

/// Parts of names, code and date of birth: a word finds whatever has a part that begins with it.
struct SearchKey {
    std::string parts;                  ///< Folded, each behind a line break.
    std::vector<std::uint64_t> starts;  ///< The first eight bytes of each part, in order: most words are no longer.
    bool operator==(const SearchKey&) const = default;
};

/// Folded name, code, and date of birth as 1958-03-14, 14/3/1958, 14/03/1958, 14.3.1958 and 14.03.1958.
SearchKey search_key(const Patient& patient);

}  // namespace needlebook::app
