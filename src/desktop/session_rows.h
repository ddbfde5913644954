/// One session as labelled lines of text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/views.h"

namespace needlebook::desktop {

struct SessionRow {
    std::string label;
    std::string value;
    std::string small;                  ///< A line under it.
    std::optional<std::string> before;  ///< What stood there before the amendment.
    bool operator==(const SessionRow&) const = default;
};

/// The lines of `session`; what wasn't recorded is left out.
std::vector<SessionRow> session_rows(const Session& session, const std::vector<Measure>& measures);

/// The newest version's lines, with what the one before had where they differ.
std::vector<SessionRow> amended_rows(const app::SessionPage& page);

}  // namespace needlebook::desktop
