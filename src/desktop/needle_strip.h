/// The strip at the bottom: needles in and out by region, and the time in place.
#pragma once

#include "app/session_form.h"
#include "desktop/paint_kit.h"

namespace needlebook::desktop {

/// Targets are numbered as the regions; `timer_target` starts and stops the clock.
inline constexpr int timer_target = 1000;

/// 64 high.
Face needle_strip_face(const app::SessionForm& form, const FaceRoom& room);

/// "18 min of 25", "31 min, 6 over"; "In place 25 min" once they are out.
std::string time_in_place(int minutes, int planned, bool out);
std::string time_in_place(const app::SessionForm& form);

}  // namespace needlebook::desktop
