/// Taking an edit back.
#include "app/edit.h"

#include <algorithm>

namespace needlebook::app {

Edit inverse(Edit edit) {
    std::ranges::reverse(edit.revisions);
    for (auto& revision : edit.revisions)
        std::visit([](auto& one) { std::swap(one.before, one.after); }, revision);
    return edit;
}

}  // namespace needlebook::app
