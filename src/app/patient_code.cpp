/// The end of a code is its count.
#include "app/patient_code.h"

#include <fmt/format.h>

namespace needlebook::app {

std::string next_code(const std::vector<std::string>& codes) {
    std::string prefix = "P-";
    std::size_t width = 4;
    long highest = 0;
    for (const auto& code : codes) {
        const auto digits = code.size() - (code.find_last_not_of("0123456789") + 1);
        // Longer runs of digits are somebody's number, not a count.
        if (digits == 0 || digits > 6)
            continue;
        const long number = std::stol(code.substr(code.size() - digits));
        if (number < highest)
            continue;
        highest = number;
        prefix = code.substr(0, code.size() - digits);
        width = digits;
    }
    return fmt::format("{}{:0{}}", prefix, highest + 1, width);
}

}  // namespace needlebook::app
