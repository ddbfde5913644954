/// One score of one measure on one day, and how far up a limb numbness reaches.
#pragma once

#include <optional>
#include <string>

#include "base/answer.h"
#include "base/day.h"
#include "base/id.h"
#include "domain/measure.h"
#include "domain/score.h"

namespace needlebook {

/// Before needling, home diary, right after needling, recalled.
enum class ReadingSource { before, home, after, recalled };
template <>
struct Names<ReadingSource> {
    static constexpr std::array<std::string_view, 4> all{"before", "home", "after", "recalled"};
};

/// Who gave the score, or how.
enum class Giver { patient, read_aloud, phone, someone_else };
template <>
struct Names<Giver> {
    static constexpr std::array<std::string_view, 4> all{"patient", "read_aloud", "phone", "someone_else"};
};

struct Session;

struct Reading {
    Id<Reading> id;
    Id<Measure> measure;
    std::optional<Id<Session>> session;  ///< None for a home score.
    Day day;
    ReadingSource source = ReadingSource::before;
    Giver giver = Giver::patient;
    Answer<Score> score;
    Instant entered_at;
    bool after_reveal = false;  ///< Changed after the earlier scores were shown.
    std::string imported_from;
    bool operator==(const Reading&) const = default;
};

enum class Limb { leg, arm };
template <>
struct Names<Limb> {
    static constexpr std::array<std::string_view, 2> all{"leg", "arm"};
};

/// How far up one limb the numbness reaches.
struct Extent {
    static constexpr int max_level = 9;

    Id<Extent> id;
    Id<Patient> patient;
    std::optional<Id<Session>> session;
    Day day;
    Limb limb = Limb::leg;
    Side side = Side::left;  ///< Left or right.
    /// 0 none, 1 toes (fingertips), 2 ball of the foot (fingers), 3 mid-foot (palm), 4 ankle (wrist),
    /// 5, 6, 7 lower, middle, upper third of the shin (forearm), 8 knee (elbow), 9 above.
    int level = 0;
    bool operator==(const Extent&) const = default;
};

}  // namespace needlebook
