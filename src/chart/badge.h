/// The shapes that stand for a state, and the badge with shape and word.
#pragma once

#include <string>
#include <vector>

#include "base/names.h"
#include "chart/scene.h"

namespace needlebook::chart {

/// Round: nothing to settle today. Square: talk about it. The word always stands beside it.
enum class StateShape {
    reached,       ///< Ring with a full dot. Also held steady, slower than expected.
    on_course,     ///< Ring, left half full. Also steady so far, slower so far.
    open,          ///< Dashed ring. Too early, no clear change.
    cannot_judge,  ///< Dashed square. Can't be judged, too few recent scores.
    not_reached,   ///< Empty square with a bar.
    worse,         ///< Full square, arrow up.
    stopped,       ///< Two upright bars. Stopped coming.
    not_judged     ///< One short bar. Comfort, or no agreement.
};

/// The shape about `centre`, 14 across at scale 1, drawn in `ink`; what is cut out of a full shape is `ground`.
std::vector<Mark> state_marks(StateShape shape, Point centre, double scale = 1, Ink ink = Ink::ink,
                              Ink ground = Ink::paper);

/// Badge 26 high: shape, then the word in 600. Outline, but for worse: ink with paper text.
/// The size of the scene is that of the badge.
Scene badge(StateShape shape, const std::string& word, TextStyle style, const TextMeter& meter);

}  // namespace needlebook::chart
