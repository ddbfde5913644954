/// The outlines of all patients: those kept in the book where they still hold, the others made anew, a stretch at a
/// time.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "store/book.h"

namespace needlebook::app {

/// Outlines for a book to keep.
struct OutlinesToKeep {
    /// Up to where all that the book then keeps is valid; none while more rows are to come.
    std::optional<store::OutlineStamp> stamp;
    bool from_nothing = false;               ///< What was kept before goes first.
    std::vector<store::PackedOutline> rows;  ///< In any order.
};

class OutlineReader {
public:
    using Take = std::function<void(const store::PatientOutline&)>;

    /// Looks which of those that are kept hold. Throws store::Failure, as everything here does.
    explicit OutlineReader(const store::Book& book);

    /// How many patients have to be read one by one; none when everybody is read anew.
    std::optional<std::size_t> to_read() const;

    /// Whether reading by outlines is quicker than by the indexes of the whole tables.
    bool spares_time() const;

    /// Reads one stretch more, of a few milliseconds, and gives what it found: each patient once, in no order.
    /// True once that was all.
    bool read_on(const Take& take);
    double progress() const;  ///< 0..1

    /// Once all is read: what the book doesn't keep yet.
    OutlinesToKeep take_new() { return std::move(fresh_); }

private:
    enum class Stage { kept, touched, making, giving, done };

    void read_kept(const Take& take);
    void read_touched(const Take& take);
    void give(const Take& take);
    void keep(const store::PatientOutline& outline);

    const store::Book* book_;
    Stage stage_ = Stage::kept;
    std::vector<Id<Patient>> people_;   ///< By id.
    std::vector<Id<Patient>> touched_;  ///< By id, up to where they were known before reading.
    std::size_t known_touched_ = 0;
    std::size_t next_person_ = 0;
    std::size_t next_touched_ = 0;
    std::optional<store::OutlineMaker> maker_;
    std::vector<store::PatientOutline> made_;
    std::size_t next_made_ = 0;
    OutlinesToKeep fresh_;
};

}  // namespace needlebook::app
