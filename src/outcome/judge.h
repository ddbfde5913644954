/// The procedure for many series in a row: tables kept between them.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "outcome/verdict.h"

namespace needlebook::outcome {

/// Holds the tables that depend on the constants only (powers of rho, Student quantiles
/// per number of readings) and working space. One for each thread.
class Judge {
public:
    explicit Judge(const Constants& constants = {});
    ~Judge();
    Judge(Judge&&) noexcept;
    Judge& operator=(Judge&&) noexcept;

    /// As the function outcome::replay, several times faster from the second series on.
    Result<std::vector<Entry>> replay(std::span<const Reading> readings, const Course& course);

    /// As shown_on(replay(…), as_of) but judging only the readings which that needs.
    /// Fails as `check` does, for readings after `as_of` too.
    Result<Shown> latest(std::span<const Reading> readings, const Course& course, Day as_of);

    const Constants& constants() const;

private:
    struct Work;
    std::unique_ptr<Work> work_;
};

}  // namespace needlebook::outcome
