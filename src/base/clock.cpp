/// The machine's clock, and clocks for tests and for looking back.
#include "base/clock.h"

#include <ctime>

namespace needlebook {
namespace {

Instant machine_now() { return date::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

LocalMinute machine_local() {
    const std::time_t seconds = std::time(nullptr);
    std::tm parts{};
    localtime_r(&seconds, &parts);
    return day(parts.tm_year + 1900, static_cast<unsigned>(parts.tm_mon + 1), static_cast<unsigned>(parts.tm_mday)) +
           std::chrono::hours{parts.tm_hour} + std::chrono::minutes{parts.tm_min};
}

}  // namespace

Clock system_clock() { return {machine_now, machine_local}; }

Clock fixed_clock(LocalMinute minute) {
    return {[minute] { return Instant{minute.time_since_epoch()}; }, [minute] { return minute; }};
}

Clock clock_on(Day day) {
    const auto shift = day - day_of(machine_local());
    return {[shift] { return machine_now() + shift; }, [shift] { return machine_local() + shift; }};
}

}  // namespace needlebook
