#include "report/extent_words.h"

#include <array>

namespace needlebook::report {

std::string_view level_words(Limb limb, int level) {
    static constexpr std::array<std::string_view, Extent::max_level + 1> legs{
        "none",       "toes", "ball of the foot", "mid-foot", "ankle", "lower shin", "middle of the shin",
        "upper shin", "knee", "above the knee"};
    static constexpr std::array<std::string_view, Extent::max_level + 1> arms{
        "none",          "fingertips", "fingers",        "palm", "wrist", "lower forearm", "middle of the forearm",
        "upper forearm", "elbow",      "above the elbow"};
    return (limb == Limb::leg ? legs : arms).at(static_cast<std::size_t>(level));
}

}  // namespace needlebook::report
