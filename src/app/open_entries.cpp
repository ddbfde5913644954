/// Reading sessions and drafts that wait, and sharing out the keys that lead to them.
#include "app/open_entries.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "app/guarded.h"
#include "app/logbook.h"
#include "app/session_form_keeper.h"

namespace needlebook::app {

namespace {

constexpr int minutes_unless_told = 25;

std::optional<int> numbered(const std::string& room) {
    if (room.size() != 1 || room[0] < '1' || room[0] > '9')
        return std::nullopt;
    return room[0] - '0';
}

OpenEntry entry_of(const Session& session) {
    OpenEntry entry;
    entry.session = session.id;
    entry.patient = session.patient;
    entry.starts = session.starts;
    entry.room = session.room;
    entry.needles_in_at = session.needles_in_at;
    entry.needles_out_at = session.needles_out_at;
    return entry;
}

OpenEntry entry_of(const Entry& typed) {
    OpenEntry entry;
    entry.session = typed.session;
    entry.patient = typed.patient;
    entry.starts = typed.starts;
    entry.room = typed.room;
    entry.needles_in_at = typed.needles_in_at;
    entry.needles_out_at = typed.needles_out_at;
    return entry;
}

/// What stands in the draft table is newer than what stands among the sessions.
std::vector<OpenEntry> read_entries(const store::Book& book) {
    const auto practitioners = book.practitioners.all();
    std::vector<OpenEntry> entries;
    const auto take = [&](OpenEntry entry, std::optional<Id<Practitioner>> practitioner) {
        std::erase_if(entries, [&](const OpenEntry& other) { return other.session == entry.session; });
        entry.minutes_planned = planned_minutes(practitioners, practitioner);
        if (const auto patient = book.patients.find(entry.patient)) {
            entry.name = full_name(*patient);
            entry.code = patient->code;
            entries.push_back(std::move(entry));
        }
    };
    for (const auto& line : book.sessions.unsigned_lines())
        if (const auto session = book.sessions.find(line.id))
            take(entry_of(*session), session->practitioner);
    for (const auto& draft : book.drafts.all())
        if (is_entry_draft(draft.form))
            if (const auto typed = from_draft(draft.body))
                take(entry_of(typed->entry), typed->entry.practitioner);
    return entries;
}

}  // namespace

Result<std::vector<OpenEntry>> open_entries(const Logbook& book) {
    auto entries = guarded([&] { return read_entries(book.book()); });
    if (entries)
        give_places(*entries, book.clock().today());
    return entries;
}

void give_places(std::vector<OpenEntry>& entries, Day today) {
    const auto order = [today](const OpenEntry& entry) {
        return std::tuple{day_of(entry.starts) != today, entry.starts, entry.session.value};
    };
    std::ranges::sort(entries, {}, order);
    std::array<bool, most_places + 1> given{};
    for (auto& entry : entries) {
        entry.place = 0;
        const auto own = numbered(entry.room);
        if (own && !given.at(static_cast<std::size_t>(*own))) {
            entry.place = *own;
            given.at(static_cast<std::size_t>(*own)) = true;
        }
    }
    for (auto& entry : entries)
        for (int place = 1; place <= most_places && entry.place == 0; ++place)
            if (!given.at(static_cast<std::size_t>(place))) {
                entry.place = place;
                given.at(static_cast<std::size_t>(place)) = true;
            }
    std::ranges::stable_sort(entries, {}, [](const OpenEntry& entry) {
        return std::tuple{entry.place == 0, entry.place};
    });
}

std::string next_room(std::span<const OpenEntry> entries, Day today) {
    if (std::ranges::none_of(entries, [&](const OpenEntry& entry) { return day_of(entry.starts) == today; }))
        return {};
    for (int place = 1; place <= most_places; ++place)
        if (std::ranges::find(entries, place, &OpenEntry::place) == entries.end())
            return std::to_string(place);
    return {};
}

std::optional<int> minutes_in_place(const OpenEntry& entry, Instant now) {
    if (!entry.needles_in_at)
        return std::nullopt;
    return minutes_between(*entry.needles_in_at, entry.needles_out_at.value_or(now));
}

int minutes_between(Instant from, Instant to) {
    return std::max(0, static_cast<int>(std::chrono::floor<std::chrono::minutes>(to - from).count()));
}

bool is_due(const OpenEntry& entry, Instant now) {
    return !entry.needles_out_at && minutes_in_place(entry, now).value_or(-1) >= entry.minutes_planned;
}

int planned_minutes(std::span<const Practitioner> practitioners, std::optional<Id<Practitioner>> practitioner) {
    for (const auto& one : practitioners)
        if (one.id == practitioner && one.retention_min)
            return *one.retention_min;
    return minutes_unless_told;
}

}  // namespace needlebook::app
