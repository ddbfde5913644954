/// A file of the repository that the program carries inside itself.
#pragma once

#include <string_view>

namespace needlebook {

struct Embedded {
    std::string_view name;  ///< File name with its ending, "points.csv".
    std::string_view text;
};

}  // namespace needlebook
