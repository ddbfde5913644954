/// Timers out of open sessions.
#include "app/running_rooms.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "app/open_entries.h"
#include "base/text.h"
#include "base/tongue.h"

namespace needlebook::app {
namespace {

int minutes_since(const RunningRoom& room, Instant now) { return minutes_between(room.needles_in_at, now); }

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return problem == std::errc{} && end == digits.data() + digits.size() ? std::optional{value} : std::nullopt;
}

}  // namespace

Result<std::vector<RunningRoom>> running_rooms(const Logbook& book) {
    const auto open = open_entries(book);
    if (!open)
        return tl::unexpected(open.error());
    std::vector<RunningRoom> rooms;
    for (const auto& one : *open)
        if (one.needles_in_at && !one.needles_out_at)
            rooms.push_back({one.room, *one.needles_in_at, one.minutes_planned});
    std::ranges::sort(rooms, {}, &RunningRoom::needles_in_at);
    return rooms;
}

std::string to_text(const std::vector<RunningRoom>& rooms) {
    std::string text;
    for (const auto& room : rooms) {
        auto name = room.room;
        std::ranges::replace(name, '\n', ' ');
        text += fmt::format("{} {} {}\n", needlebook::to_text(room.needles_in_at), room.minutes, name);
    }
    return text;
}

std::vector<RunningRoom> running_rooms_from(std::string_view text) {
    std::vector<RunningRoom> rooms;
    for (const auto& line : split(text, '\n')) {
        const auto first = line.find(' ');
        const auto second = line.find(' ', first + 1);
        if (first == std::string::npos || second == std::string::npos)
            continue;
        const auto at = parse_instant(std::string_view{line}.substr(0, first));
        const auto minutes = number(std::string_view{line}.substr(first + 1, second - first - 1));
        if (at && minutes)
            rooms.push_back({std::string{std::string_view{line}.substr(second + 1)}, *at, *minutes});
    }
    return rooms;
}

bool time_is_up(const RunningRoom& room, Instant now) { return minutes_since(room, now) >= room.minutes; }

std::string timer_text(const RunningRoom& room, Instant now) {
    const int since = minutes_since(room, now);
    if (time_is_up(room, now))
        return trf("{} min: time is up", since);
    return trf("{} min, {} min left", since, room.minutes - since);
}

}  // namespace needlebook::app
