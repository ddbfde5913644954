#include "report/extent_words.h"

#include <array>

#include "base/tongue.h"

namespace needlebook::report {

std::string_view level_words(Limb limb, int level) {
    static constexpr std::array<std::string_view, Extent::max_level + 1> legs{
        tr_noop("none"),  tr_noop("toes"),          tr_noop("ball of the foot"),   tr_noop("mid-foot"),
        tr_noop("ankle"), tr_noop("lower shin"),    tr_noop("middle of the shin"), tr_noop("upper shin"),
        tr_noop("knee"),  tr_noop("above the knee")};
    static constexpr std::array<std::string_view, Extent::max_level + 1> arms{tr_noop("none"),
                                                                              tr_noop("fingertips"),
                                                                              tr_noop("fingers"),
                                                                              tr_noop("palm"),
                                                                              tr_noop("wrist"),
                                                                              tr_noop("lower forearm"),
                                                                              tr_noop("middle of the forearm"),
                                                                              tr_noop("upper forearm"),
                                                                              tr_noop("elbow"),
                                                                              tr_noop("above the elbow")};
    return tr((limb == Limb::leg ? legs : arms).at(static_cast<std::size_t>(level)));
}

}  // namespace needlebook::report
