/// A paper or telephone diary typed in: one row a day, one column a measure. Needs neither
/// window nor book.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/edit.h"
#include "base/clock.h"
#include "base/id.h"
#include "domain/measure.h"
#include "domain/reading.h"

namespace needlebook::app {

class DiaryForm {
public:
    struct Cell {
        std::optional<Answer<Score>> score;  ///< None: left empty.
        bool waiting = false;                ///< A 1 was typed which may still become 10.
        std::optional<Reading> kept;         ///< What the book holds for that day already.
        bool operator==(const Cell&) const = default;
    };

    struct Place {
        int row = 0;
        int column = 0;
        bool operator==(const Place&) const = default;
    };

    /// @param measures  Columns, in order; at least one.
    /// @param first     The day of the first row.
    /// @param days      How many rows; at least one.
    /// @param home      Home scores that the book holds; those of other days and measures are passed over.
    DiaryForm(std::vector<Measure> measures, Day first, int days, std::span<const Reading> home);

    const std::vector<Measure>& measures() const { return measures_; }
    int rows() const { return static_cast<int>(cells_.size()); }
    int columns() const { return static_cast<int>(measures_.size()); }
    Day day(int row) const { return first_ + date::days{row}; }
    const Cell& cell(Place place) const;
    Place place() const { return place_; }

    Giver giver() const { return giver_; }
    void set_giver(Giver giver) { giver_ = giver; }

    /// To another cell; beyond an edge the place stays. A 1 that waited is kept as 1.
    void go_to(Place place);
    void move(int rows, int columns);

    /// To the next cell of the row, then to the first of the next row; answers nothing.
    void go_on();

    /// 0 to 9. A digit answers and goes on; 1 waits for 0, go_on or the next digit, so that 10
    /// is 10 and never 1 and 0.
    void type_digit(int digit);

    /// Declined or not asked, then goes on.
    void answer_without_score(Answered answer);

    /// Empties the cell and stays; an empty one goes back by one and empties that.
    void erase();

    void settle();
    bool changed() const;

    /// Days with a score that lie after `today`.
    std::vector<Day> days_ahead(Day today) const;

    /// Everything that differs from what the book holds, as text to be taken up again; empty for nothing.
    std::string typed() const;
    /// Puts that back, into a form that begins on the same day; cells that it hasn't are passed over.
    void take_up(const std::string& typed);
    static std::optional<Day> first_day_of(const std::string& typed);

    /// Everything that differs from what the book holds, as home scores given by `giver`.
    Edit edit(IdSource& ids, const Clock& clock) const;

private:
    Cell& at(Place place);
    void answer_and_go_on(Answer<Score> score);

    std::vector<Measure> measures_;
    Day first_;
    std::vector<std::vector<Cell>> cells_;
    Place place_;
    Giver giver_ = Giver::patient;
};

}  // namespace needlebook::app
