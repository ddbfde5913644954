/// Sessions that are begun and not signed: who, in which room, and how long the needles are in.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "base/result.h"
#include "domain/patient.h"
#include "domain/practice.h"
#include "domain/session.h"

namespace needlebook::app {

class Logbook;

/// One session that can be taken up again.
struct OpenEntry {
    Id<Session> session;
    Id<Patient> patient;
    std::string name;  ///< full_name of the patient.
    std::string code;
    LocalMinute starts;
    std::string room;
    std::optional<Instant> needles_in_at;
    std::optional<Instant> needles_out_at;
    int minutes_planned = 0;
    int place = 0;  ///< 1..9: the key that goes there; 0 beyond nine.
    bool operator==(const OpenEntry&) const = default;
};

inline constexpr int most_places = 9;

/// All of them, by place; those of today come before older ones.
Result<std::vector<OpenEntry>> open_entries(const Logbook& book);

/// Gives each its place and sorts by it. A room that is called 1 to 9 is that place; the others
/// get what is left, those of `today` first, by start.
void give_places(std::vector<OpenEntry>& entries, Day today);

/// The room of one more session: empty for the first, then the first number that is free.
std::string next_room(std::span<const OpenEntry> entries, Day today);

/// Whole minutes since the needles went in, until they came out; none before.
std::optional<int> minutes_in_place(const OpenEntry& entry, Instant now);

/// Whole minutes; a clock that was put back, or another day looked at, makes no negative time.
int minutes_between(Instant from, Instant to);

/// Needles are in, and have been for as long as was planned.
bool is_due(const OpenEntry& entry, Instant now);

/// How long needles stay in when `practitioner` treats, in minutes.
int planned_minutes(std::span<const Practitioner> practitioners, std::optional<Id<Practitioner>> practitioner);

}  // namespace needlebook::app
