/// A session as labels and words: what a signed page shows, and what an amendment changed.
#pragma once

#include <string>
#include <vector>

#include "app/views.h"
#include "base/clock.h"
#include "domain/measure.h"
#include "domain/session.h"

namespace needlebook::desktop {

struct SessionField {
    std::string label;
    std::string value;
    bool operator==(const SessionField&) const = default;
};

/// The same labels in the same order for every session; a value is empty where nothing was said.
std::vector<SessionField> session_fields(const Session& session, const std::vector<Measure>& measures);

/// One line of the page: the newest value, with what stood there before.
struct ShownField {
    std::string label;
    std::string value;
    std::vector<std::string> earlier;  ///< Oldest first; each differs from what followed.
    std::size_t changed_by = 0;        ///< Number of the last amendment that changed it, from 1; 0: none.
    bool operator==(const ShownField&) const = default;
};

/// Lines that say something, now or before.
std::vector<ShownField> shown_fields(const app::SessionPage& page);

/// The clinic's wall at an instant, as far from now as the clock says.

/// "8 June 2026, 10:52"
std::string moment_text(LocalMinute minute);

}  // namespace needlebook::desktop
