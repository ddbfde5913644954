/// A score as it is judged and drawn, without whose it is.
#pragma once

#include "base/day.h"
#include "domain/reading.h"

namespace needlebook {

struct DatedScore {
    Day day{};
    ReadingSource source = ReadingSource::before;
    int score{};  ///< 0..10
    bool operator==(const DatedScore&) const = default;
};

}  // namespace needlebook
