/// Which rooms have needles in, and for how long, without saying whose they are.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/result.h"

namespace needlebook::app {

class Logbook;

/// All that a lock screen may know.
struct RunningRoom {
    std::string room;  ///< May be empty.
    Instant needles_in_at;
    int minutes = 0;  ///< Planned.
    bool operator==(const RunningRoom&) const = default;
};

/// The unsigned sessions whose needles are in, by the time they went in.
Result<std::vector<RunningRoom>> running_rooms(const Logbook& book);

/// Lines of text, to be handed from one process to the next, and back. What can't be read is left out.
std::string to_text(const std::vector<RunningRoom>& rooms);
std::vector<RunningRoom> running_rooms_from(std::string_view text);

/// "12 min, 8 min left", "25 min: time is up"
std::string timer_text(const RunningRoom& room, Instant now);
bool time_is_up(const RunningRoom& room, Instant now);

}  // namespace needlebook::app
