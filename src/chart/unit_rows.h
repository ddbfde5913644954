/// People as marks of one size, a row for each place where they can stand.
#pragma once

#include <string>
#include <vector>

#include "chart/badge.h"
#include "chart/scene.h"

namespace needlebook::chart {

struct UnitRow {
    StateShape shape{};
    std::string name;
    int people = 0;
    int stopped = 0;     ///< Of them; their marks stand last, with a bar under them.
    std::string tail{};  ///< After the marks: a share with its limits, reasons.
    bool apart = false;  ///< A rule above: these cross the rows before.
    bool operator==(const UnitRow&) const = default;
};

struct UnitRowsSpec {
    std::string title;
    std::string description{};
    std::vector<UnitRow> rows;
    double body = 13.333;  ///< Size of text, DIP.
};

/// One mark is one person, or `people_a_mark` people in a large practice; every mark is as large as any other, so that
/// the lost stand as large as the found. Rows grow by lines where their marks don't fit into one.
/// @param width  DIP; the height follows.
Scene unit_rows(const UnitRowsSpec& spec, double width, const TextMeter& meter);

/// 1, 2, 5, 10, 20 …: so many people in one mark that the longest row has at most 100 marks.
int people_a_mark(const UnitRowsSpec& spec);

}  // namespace needlebook::chart
