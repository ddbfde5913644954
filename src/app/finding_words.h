/// What a check found, in words.
#pragma once

#include <string>

#include "store/book.h"

namespace needlebook::app {

/// "Entry 12 of the history was changed after it was written." A whole sentence.
std::string sentence_for(const store::Finding& finding);

/// The same with patients and sessions by code and day where `book` still tells them: "session of P0012 on 2 March
/// 2026".
std::string sentence_for(const store::Finding& finding, const store::Book& book);

/// What an unclean end means for what is in the book; empty when the book was closed the last time and nobody is
/// still to be told of lost writes.
std::string unclean_words(const store::OpenReport& report);

}  // namespace needlebook::app
