/// needlebook-cli as a function: words in, text and an exit code out.
#pragma once

#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace needlebook::cli {

/// What a run ends with; scripts rely on it.
enum class Exit {
    done = 0,
    found_wrong = 1,  ///< Done, and it found something wrong.
    usage = 2,
    rejected = 3,  ///< Input rejected, nothing changed.
    unopened = 4   ///< The book can't be opened.
};

/// Where a run reads and writes.
struct Streams {
    std::istream& in;
    std::ostream& out;  ///< Results; with --json one document and nothing else.
    std::ostream& err;  ///< Messages.
};

/// Runs the program as `main` would. `words` begin behind the program's name.
int run(std::vector<std::string> words, const Streams& streams);

}  // namespace needlebook::cli
