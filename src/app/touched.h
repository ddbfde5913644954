/// Whose records an edit touches, for what is kept in memory beside the book.
#pragma once

#include <set>

#include "app/edit.h"
#include "base/id.h"

namespace needlebook::store {
class Book;
}

namespace needlebook::app {

struct Touched {
    std::set<Id<Patient>> patients;
    std::set<Id<Session>> sessions;
    bool everything = false;  ///< All has to be read anew, or that is quicker.
    bool operator==(const Touched&) const = default;
};

/// To be asked once `edit` is written. Throws store::Failure.
Touched touched_by(const Edit& edit, const store::Book& book);

}  // namespace needlebook::app
