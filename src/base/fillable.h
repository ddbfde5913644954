/// Whether a translation can be filled with what its English sentence is filled with.
#pragma once

#include <string_view>

namespace needlebook {

/// Compares the places to fill, {} {0} {name} {count:one|many} and those of printf, %d %s %1$s: a translation may leave
/// places out or take them in another order, where the English names or numbers can be told apart, but has none of its
/// own, fills none in another way, and leaves no brace open. The forms of a plural are parted by NUL in both.
bool fills_alike(std::string_view english, std::string_view said);

}  // namespace needlebook
