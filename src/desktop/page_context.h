/// What every page of an open book is handed.
#pragma once

#include <functional>
#include <string>

#include "app/logbook.h"
#include "desktop/paint_kit.h"

namespace needlebook::desktop {

struct PageContext {
    app::Logbook& book;
    const Look& look;
    /// Says what happened, and what was kept and what to do, in the bar of the window.
    std::function<void(const std::string&, const std::string&)> notice;
    std::function<void(Id<Session>)> open_draft;     ///< Goes on with a session that isn't signed.
    std::function<void(Id<Session>)> show_session;   ///< On the Sessions tab.
    std::function<void(Id<Patient>)> new_agreement;  ///< Asks for one.
    std::function<void()> show_expectations;         ///< What to expect, for the patient's eyes.
};

}  // namespace needlebook::desktop
