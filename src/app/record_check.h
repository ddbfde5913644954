/// Whether the records are what the history says was written.
#pragma once

#include <vector>

#include "base/result.h"
#include "store/book.h"

namespace needlebook::app {

/// Kinds: record_changed, record_missing, record_unexplained; the subject is "session 123", the detail
/// "entry 45". Records that were taken in from a file are known by their ids alone, until they are
/// changed here. May throw store::Failure: call it inside app::guarded.
std::vector<store::Finding> check_records(const store::Book& book);

}  // namespace needlebook::app
