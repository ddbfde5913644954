/// Outlines made anew from the tables: of everybody in stretches that follow each other, or of one patient.
#pragma once

#include <cstddef>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "store/outline.h"
#include "store/packed_score.h"

namespace needlebook::store {

class Connection;

/// None when there is no such patient. Throws Failure.
std::optional<PatientOutline> outline_of(Connection& db, Id<Patient> patient);

/// Everybody's, read in the order in which rows lie in the file: a hundredth of the pages of reading one patient after
/// the other. What is written meanwhile may or may not be in them.
class OutlineMaker {
public:
    explicit OutlineMaker(Connection& db) : db_{&db} {}

    /// Reads one stretch more, of a few milliseconds. True once everything is there. Throws Failure.
    bool make_on();
    double progress() const;  ///< 0..1

    /// Once everything is there: by patient.
    std::vector<PatientOutline> take() { return std::move(outlines_); }

private:
    enum class Stage { people, measures, sessions, left_out, scores, extents, done };

    /// Whose scores those of a measure are.
    struct Owned {
        OutlineSeries series;
        std::size_t outline{};
    };

    void read_people();
    void read_measures();
    void read_sessions();
    void read_left_out();
    void read_scores();
    void read_extents();
    std::optional<std::size_t> place_of(Id<Patient> patient) const;

    Connection* db_;
    Stage stage_ = Stage::people;
    std::vector<PatientOutline> outlines_;
    std::unordered_map<Id<Patient>, std::size_t> places_;
    std::vector<Owned> measures_;
    std::unordered_set<Id<Session>> not_counting_;
    std::vector<Id<Session>> to_leave_out_;
    std::vector<PackedScore> left_out_;
    std::size_t next_left_out_ = 0;
    std::size_t next_measure_ = 0;
    Id<Session> session_{};
    Id<Measure> measure_{};
    Id<Extent> extent_{};
    Id<Session> first_session_{};
    Id<Session> last_session_{};
};

}  // namespace needlebook::store
