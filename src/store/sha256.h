/// SHA-256 of some bytes.
#pragma once

#include <string_view>

#include "store/history_table.h"

namespace needlebook::store {

Digest sha256(std::string_view bytes);

}  // namespace needlebook::store
