/// The table of scores.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "domain/reading.h"
#include "store/table.h"

namespace needlebook::store {

/// What judging a score needs; many are read at once.
struct JudgedReading {
    Id<Measure> measure;
    Day day;
    ReadingSource source = ReadingSource::before;
    int score = 0;
    bool operator==(const JudgedReading&) const = default;
};

/// Scores of visits are written with their session; put and remove are for the others.
class ReadingTable : public Table {
public:
    using Table::Table;

    void put(const Reading& reading);
    void remove(Id<Reading> id);

    std::optional<Reading> find(Id<Reading> id) const;
    /// Of versions of sessions that count, and home scores; every source and answer; by day, then id.
    std::vector<Reading> current_of(Id<Measure> measure) const;
    std::vector<Reading> current_of(Id<Patient> patient) const;  ///< By measure, day, id.
    std::vector<Reading> home_of(Id<Patient> patient) const;     ///< Those without a session, by day.
    /// Every score before needling or from home that counts, by measure, then day; "not asked",
    /// declined and the like are left out. One pass.
    void each_judged(const std::function<void(const JudgedReading&)>& visit) const;
};

}  // namespace needlebook::store
