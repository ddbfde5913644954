/// Where the passphrase comes from, and how it stays out of sight.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"

namespace needlebook::cli {

/// From `file` when given, else from the variable NEEDLEBOOK_PASSPHRASE; none without either.
/// One line end is stripped. Fails with Errc::unreadable_file.
Result<std::optional<Secret>> given_passphrase(const std::optional<std::string>& file);

/// The passphrase in `file`, one line end stripped. Fails with Errc::unreadable_file.
Result<Secret> passphrase_in(const std::string& file);

/// Asked for on the terminal without showing it; `twice` asks again and compares. Fails with
/// Errc::incomplete without a terminal, Errc::contradiction when the two differ.
Result<Secret> ask_passphrase(std::string_view question, bool twice);

/// Core files would hold the passphrase and the records: off.
void forbid_core_files();

}  // namespace needlebook::cli
