/// Labels beside a picture of the body, and their leaders. Only for chart/.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "chart/scene.h"

namespace needlebook::chart {

/// A point to be labelled on one side of a picture.
struct BodyLabel {
    std::string words;
    Point at;         ///< The point.
    double radius{};  ///< Of its mark.
    Ink ink = Ink::ink;
    double y{};  ///< Middle of the label, once placed.
};

/// Gives each label a height of its own between `top` and `bottom`, at least `row` apart where
/// there is room, so that no two leaders to `x` cross.
void place_labels(std::vector<BodyLabel>& labels, double x, double top, double bottom, double row);

/// Whether two segments share a point inside both.
bool cross(Point a, Point b, Point c, Point d);

}  // namespace needlebook::chart
