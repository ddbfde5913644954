/// What stood in a dialog when the program was locked or ended, as it lies among the drafts.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace needlebook::app {

struct DialogWords {
    std::string title;                          ///< Of the dialog, as it was shown.
    std::map<std::string, std::string> values;  ///< By field; only what differs from the fields as they were offered.
    bool operator==(const DialogWords&) const = default;
};

/// The name under which the draft lies. @param about  Tells the dialogs apart.
std::string dialog_draft_name(std::string_view about);
bool is_dialog_draft(std::string_view name);

std::string to_draft(const DialogWords& words);

/// Fails with Errc::malformed.
Result<DialogWords> dialog_words_from(const std::string& draft);

}  // namespace needlebook::app
