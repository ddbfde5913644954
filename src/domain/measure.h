/// One thing scored from 0 to 10, with its words.
#pragma once

#include <optional>
#include <string>

#include "base/day.h"
#include "base/id.h"
#include "base/names.h"
#include "domain/complaint.h"
#include "domain/side.h"

namespace needlebook {

/// The ids of resources/evidence/measures.csv.
enum class MeasureKind {
    pain,
    numbness,
    tingling,
    burning,
    prickling,
    touch,
    temperature,
    weakness,
    balance,
    sleep,
    own
};
template <>
struct Names<MeasureKind> {
    static constexpr std::array<std::string_view, 11> all{"pain",      "numbness", "tingling",    "burning",
                                                          "prickling", "touch",    "temperature", "weakness",
                                                          "balance",   "sleep",    "own"};
};

/// Its words, language and recall window never change; other words are another measure.
struct Measure {
    Id<Measure> id;
    Id<Complaint> complaint;
    int position = 0;  ///< Order within the complaint, from 0.
    MeasureKind kind = MeasureKind::pain;
    std::string label;  ///< "Pain".
    Side side = Side::both;
    std::string wording;     ///< The question.
    std::string low_label;   ///< What 0 means.
    std::string high_label;  ///< What 10 means.
    std::string language = "en";
    std::string recall;  ///< "7 days average".
    std::optional<Day> retired_on;
    bool operator==(const Measure&) const = default;
};

}  // namespace needlebook
