/// The sessions that are not signed, with room and time in place: at the foot of the patients,
/// and without names beside a session that is being entered.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <wx/panel.h>
#include <wx/timer.h>

#include "app/open_entries.h"
#include "desktop/paint_kit.h"

namespace needlebook::app {
class Logbook;
}

namespace needlebook::desktop {

enum class RoomNames { shown, hidden };

/// One row each; its target's id is the index in `entries`. `here`: the one being entered.
/// Nothing at all, of height 1, where nothing is open.
Face rooms_face(const std::vector<app::OpenEntry>& entries, Instant now, RoomNames names,
                std::optional<Id<Session>> here, int chosen, const FaceRoom& room);

/// "Room 2: 25 min, time to take out": of the room whose needles are due longest; empty while none is.
std::string due_words(const std::vector<app::OpenEntry>& entries, Instant now);

class RoomsBoard : public wxPanel {
public:
    struct Actions {
        std::function<void(const app::OpenEntry&)> on_go;
        /// Called when what is due has changed, with due_words().
        std::function<void(const std::string&)> on_due;
        /// Needles are due: once at the time, then every two minutes.
        std::function<void()> on_bell;
        /// The rows have been read anew.
        std::function<void()> on_read;
    };

    RoomsBoard(wxWindow* parent, const app::Logbook& book, const Look& look, Actions actions);

    /// Reads the book again.
    void read();
    /// Hidden from screen readers as well, for when the window is a patient's.
    void name_people(RoomNames names);
    const std::vector<app::OpenEntry>& entries() const { return entries_; }
    const app::OpenEntry* at_place(int place) const;

private:
    void tick();
    bool key(app::Key key);
    void go(int row);

    const app::Logbook& book_;
    Actions actions_;
    std::vector<app::OpenEntry> entries_;
    RoomNames names_ = RoomNames::shown;
    int chosen_ = 0;
    std::string due_;
    std::optional<Instant> rang_at_;
    wxTimer timer_;
    // Belongs to the panel; this only looks.
    FaceWindow* face_;
};

}  // namespace needlebook::desktop
