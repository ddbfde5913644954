/// Locking: the program becomes a fresh process, so that nothing of a patient stays in memory.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <wx/eventfilter.h>
#include <wx/timer.h>

#include "app/running_rooms.h"
#include "base/day.h"

namespace needlebook::desktop {

/// What the fresh process is told.
struct LockedBook {
    std::filesystem::path book;
    std::vector<app::RunningRoom> rooms;
    std::optional<Day> as_of;
};

/// Replaces this process by a fresh one on the lock screen. The book must be closed. Returns only
/// when that can't be done.
void become_locked(const LockedBook& locked);

/// What become_locked left in the descriptor that the option --locked names.
std::vector<app::RunningRoom> rooms_in(int descriptor);

/// Calls `lock` after some time without a key, a click or a movement of the mouse.
class IdleWatch : public wxEventFilter {
public:
    explicit IdleWatch(std::function<void()> lock);
    ~IdleWatch() override;

    void lock_after(std::optional<std::chrono::milliseconds> time);  ///< None: never.

    int FilterEvent(wxEvent& event) override;

private:
    std::function<void()> lock_;
    wxTimer timer_;
};

/// Calls `lock` before the machine sleeps, and makes it wait for that; does nothing where there is no logind.
class SleepWatch {
public:
    explicit SleepWatch(std::function<void()> lock);
    SleepWatch(const SleepWatch&) = delete;
    SleepWatch& operator=(const SleepWatch&) = delete;
    ~SleepWatch();

private:
    struct Bus;
    std::unique_ptr<Bus> bus_;
};

}  // namespace needlebook::desktop
