/// Whether the full figures are asked for; they take minutes.
#pragma once

#include <cstdlib>

inline bool long_tests() { return std::getenv("NEEDLEBOOK_LONG") != nullptr; }
