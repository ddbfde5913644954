/// The codes by which a practice counts its patients.
#pragma once

#include <string>
#include <vector>

namespace needlebook::app {

/// The one after the highest of `codes` that end with a count, written as that one is; "P-0001" where none does.
std::string next_code(const std::vector<std::string>& codes);

}  // namespace needlebook::app
