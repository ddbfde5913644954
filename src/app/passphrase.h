/// Passphrases: six words to offer, and how strong a typed one is.
#pragma once

#include <string>
#include <string_view>

#include "base/secret.h"

namespace needlebook::app {

/// Six words of resources/wording/passphrase_words.csv, parted by blanks, drawn with the
/// system's random numbers: each word adds log2 of the number of words, more than 10 bits.
Secret six_words();

/// How many bits of chance six_words() holds.
double six_words_bits();

enum class Strength { empty, weak, fair, strong };

/// A rough guess from length and kinds of letters; common beginnings such as "password" and
/// runs of one letter or of neighbours count little. weak: below 40 bits, fair: below 60.
Strength strength_of(std::string_view passphrase);

class Logbook;

/// Whether it is the passphrase of this book.
bool opens(const Logbook& book, const Secret& passphrase);

}  // namespace needlebook::app
