/// Laying out the rows of the board, and watching the time.
#include "desktop/rooms_board.h"

#include <algorithm>

#include <wx/intl.h>
#include <wx/sizer.h>

#include "app/logbook.h"
#include "desktop/entry_words.h"
#include "desktop/needle_strip.h"

namespace needlebook::desktop {

using chart::Box;
using chart::Ink;
using chart::Weight;

namespace {

constexpr double row_height = 44;
constexpr double margin = 16;
constexpr std::size_t most_rows = 6;
constexpr int look_every_ms = 5'000;
constexpr std::chrono::minutes ring_every{2};

std::string time_words(const app::OpenEntry& entry, Instant now) {
    const auto minutes = app::minutes_in_place(entry, now);
    if (minutes)
        return time_in_place(*minutes, entry.minutes_planned, entry.needles_out_at.has_value());
    return text_of(_("begun")) + " " + short_day(day_of(entry.starts)) + ", " + time_of_day_text(entry.starts);
}

std::string place_words(const app::OpenEntry& entry) {
    if (entry.room.empty() || (entry.room.size() == 1 && entry.room[0] >= '1' && entry.room[0] <= '9'))
        return entry.place == 0 ? text_of(_("Session")) : text_of(wxString::Format(_("Room %d"), entry.place));
    return entry.room;
}

void add_row(Face& face, const app::OpenEntry& entry, std::size_t index, double top, Instant now, RoomNames names,
             bool here, bool chosen, const FaceRoom& room) {
    const auto& look = room.look;
    const Box box{8, top, room.width - 8, top + row_height - 4};
    const bool due = app::is_due(entry, now);
    if (due || here)
        face.scene.marks.emplace_back(chart::Rect{box, due ? Ink::decision_fill : Ink::paper,
                                                  chart::Stroke{due ? Ink::decision_edge : Ink::edge, 1}, 5});
    const auto ink = due ? Ink::decision : Ink::ink;
    const Box key{box.left + 6, top + 8, box.left + 30, top + 32};
    face.scene.marks.emplace_back(
        chart::Rect{key, Ink::paper, chart::Stroke{due ? Ink::decision_edge : Ink::edge, 1}, 4});
    face.scene.marks.emplace_back(
        centred(key, entry.place == 0 ? "·" : std::to_string(entry.place), look.caption(Weight::semibold), ink, look));
    const double left = box.left + 40;
    const Box upper{left, top + 1, box.right, top + 21};
    const Box lower{left, top + 20, box.right, top + 39};
    const auto who = names == RoomNames::shown ? entry.name : here ? text_of(_("this session")) : place_words(entry);
    const auto time = time_words(entry, now);
    const auto first = wrapped(who, box.right - left - 6, look.text(Weight::medium), look);
    face.scene.marks.emplace_back(
        beside(left, upper, first.empty() ? who : first.front(), look.text(Weight::medium), ink, look));
    const auto told = names == RoomNames::shown && !entry.room.empty() ? place_words(entry) + " · " + time : time;
    face.scene.marks.emplace_back(beside(left, lower, shortened(told, box.right - left - 4, look.caption(), look),
                                         look.caption(), due ? Ink::decision : Ink::ink_2, look));
    face.targets.push_back({box, static_cast<int>(index), who + ", " + told, TargetRole::button, here});
    if (room.focused && chosen)
        face.scene.marks.emplace_back(focus_ring({box.left - 2, box.top - 2, box.right + 2, box.bottom + 2}));
}

}  // namespace

Face rooms_face(const std::vector<app::OpenEntry>& entries, Instant now, RoomNames names,
                std::optional<Id<Session>> here, int chosen, const FaceRoom& room) {
    Face face;
    face.scene.background = Ink::window;
    face.scene.size = {room.width, 1};
    face.scene.title = names == RoomNames::shown ? text_of(_("Not signed")) : text_of(_("Rooms"));
    if (entries.empty())
        return face;
    face.scene.marks.emplace_back(chart::Polyline{{{0, 0.5}, {room.width, 0.5}}, {Ink::rule, 1}});
    face.scene.marks.emplace_back(beside(margin, {0, 6, room.width, 28}, face.scene.title,
                                         room.look.text(Weight::semibold), Ink::ink, room.look));
    auto keys = beside(room.width - margin, {0, 6, room.width, 28}, text_of(utf8_words("Ctrl+1…9")),
                       room.look.caption(), Ink::ink_2, room.look);
    keys.anchor = chart::Anchor::end;
    face.scene.marks.emplace_back(std::move(keys));
    double y = 32;
    const auto rows = std::min(entries.size(), most_rows);
    for (std::size_t i = 0; i < rows; ++i) {
        add_row(face, entries[i], i, y, now, names, entries[i].session == here, static_cast<int>(i) == chosen, room);
        y += row_height;
    }
    if (const auto more = entries.size() - rows; more > 0) {
        const auto words = wxString::Format(wxPLURAL("and %d more", "and %d more", static_cast<unsigned>(more)),
                                            static_cast<int>(more));
        face.scene.marks.emplace_back(
            beside(margin, {0, y, room.width, y + 22}, text_of(words), room.look.caption(), Ink::ink_2, room.look));
        y += 24;
    }
    face.scene.size.height = y + 4;
    return face;
}

std::string due_words(const std::vector<app::OpenEntry>& entries, Instant now) {
    const app::OpenEntry* longest = nullptr;
    const auto over = [&](const app::OpenEntry& entry) {
        return *app::minutes_in_place(entry, now) - entry.minutes_planned;
    };
    for (const auto& entry : entries)
        if (app::is_due(entry, now) && (longest == nullptr || over(entry) > over(*longest)))
            longest = &entry;
    return longest == nullptr ? std::string{} : place_words(*longest) + ": " + time_words(*longest, now);
}

RoomsBoard::RoomsBoard(wxWindow* parent, const app::Logbook& book, const Look& look, Actions actions)
    : wxPanel{parent},
      book_{book},
      actions_{std::move(actions)},
      face_{new FaceWindow{this,
                           look,
                           text_of(_("Not signed")),
                           [this](const FaceRoom& room) {
                               return rooms_face(entries_, book_.clock().now(), names_, std::nullopt, chosen_, room);
                           },
                           {.on_target = [this](int row) { go(row); },
                            .on_key = [this](app::Key pressed) { return key(pressed); },
                            .on_focus = {},
                            .takes_focus = true}}} {
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(face_, wxSizerFlags{}.Expand());
    SetSizer(column);
    timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { tick(); });
    timer_.Start(look_every_ms);
}

void RoomsBoard::read() {
    if (auto entries = app::open_entries(book_))
        entries_ = std::move(*entries);
    chosen_ = std::clamp(chosen_, 0, std::max(0, static_cast<int>(entries_.size()) - 1));
    Show(!entries_.empty());
    face_->update();
    GetParent()->Layout();
    if (actions_.on_read)
        actions_.on_read();
    tick();
}

void RoomsBoard::name_people(RoomNames names) {
    names_ = names;
    face_->update();
}

void RoomsBoard::tick() {
    const auto now = book_.clock().now();
    const auto words = due_words(entries_, now);
    if (words.empty())
        rang_at_.reset();
    else if (!rang_at_ || now - *rang_at_ >= ring_every) {
        rang_at_ = now;
        actions_.on_bell();
    }
    if (IsShownOnScreen())
        face_->update();
    if (words == due_)
        return;
    due_ = words;
    actions_.on_due(words);
}

bool RoomsBoard::key(app::Key pressed) {
    using Kind = app::Key::Kind;
    switch (pressed.kind) {
        case Kind::up:
        case Kind::down:
            chosen_ = std::clamp(chosen_ + (pressed.kind == Kind::up ? -1 : 1), 0,
                                 std::max(0, static_cast<int>(std::min(entries_.size(), most_rows)) - 1));
            face_->update();
            return true;
        case Kind::enter:
        case Kind::space:
            go(chosen_);
            return true;
        default:
            return false;
    }
}

void RoomsBoard::go(int row) {
    if (row >= 0 && static_cast<std::size_t>(row) < entries_.size())
        actions_.on_go(entries_[static_cast<std::size_t>(row)]);
}

const app::OpenEntry* RoomsBoard::at_place(int place) const {
    const auto found = std::ranges::find(entries_, place, &app::OpenEntry::place);
    return found == entries_.end() ? nullptr : &*found;
}

}  // namespace needlebook::desktop
