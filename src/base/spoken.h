/// What follows the user's language and country besides the sentences, and plain English for files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/tongue.h"

namespace needlebook {

/// A compiled catalogue in which what can't be filled as its English sentence has no translation. Tongue::from takes
/// every catalogue so; others that look up in the same file have to be given this. Bytes that are no catalogue stay.
std::vector<char> fillable_catalogue(std::vector<char> catalogue);

/// While it lives, its thread speaks plain English with decimal points: what is written into files for other programs
/// knows no language.
class InEnglish {
public:
    InEnglish();
    InEnglish(const InEnglish&) = delete;
    InEnglish& operator=(const InEnglish&) = delete;
    ~InEnglish();

private:
    bool was_;
};

/// The language of the process, where InEnglish holds too.
const Tongue& users_tongue();

/// A label within a sentence or a list: in English it begins small, other languages keep it as it was translated.
std::string within_sentence(std::string_view label);

/// What the user's country puts between thousands; may be empty, and is "," until somebody says. Set once, by whoever
/// sets the language.
void part_thousands_with(std::string sign);
/// A whole number as the user's country writes it: 12,500.
std::string whole_text(long long number);

}  // namespace needlebook
