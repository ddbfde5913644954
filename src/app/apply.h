/// Writing an edit's revisions into a book, and telling whose they are.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "app/edit.h"
#include "store/book.h"

namespace needlebook::app {

enum class Sessions {
    drafts_only,  ///< Sealed ones are refused with Errc::not_allowed.
    any_status    ///< For taking in what was sealed elsewhere.
};

/// Inside a transaction. Throws store::Failure: contradiction, not_found or already_exists when a
/// `before` is not what the book holds, not_allowed, and what store/ throws.
void apply(store::Book& book, const Edit& edit, Sessions sessions);
void apply(store::Book& book, const Revision& revision, Sessions sessions);

/// The edit cut into one for each patient, so that erasing one takes nothing from another. Look
/// before applying: what is removed can't be asked for its patient afterwards.
std::vector<std::pair<std::optional<Id<Patient>>, Edit>> by_patient(const store::Book& book, const Edit& edit);

}  // namespace needlebook::app
