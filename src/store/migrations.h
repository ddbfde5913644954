/// Bringing a book to the newest version of the schema.
#pragma once

#include <span>

#include "base/embedded.h"
#include "store/connection.h"

namespace needlebook::store {

/// The numbered scripts of schema/, in order.
std::span<const Embedded> migrations();

/// Which program's file this is: "NBbk" as a number.
constexpr int application_id = 0x4e42626b;

int version_of(Connection& db);

/// Runs the scripts after the book's version, each one transaction together with the version it
/// leads to, so that a failure leaves the book whole at the last good version. Throws Failure:
/// damaged_book when a script leaves a dangling reference, storage when a script is wrong.
void migrate(Connection& db, std::span<const Embedded> scripts);

}  // namespace needlebook::store
