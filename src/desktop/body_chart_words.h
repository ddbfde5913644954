/// Words of the body chart.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "chart/body.h"

namespace needlebook::desktop {

/// One entry of the choice of pictures.
struct BodyChoice {
    chart::BodyPage page;
    Side limb;
};
std::span<const BodyChoice> body_choices();
std::string body_choice_word(const BodyChoice& choice);                   ///< "Left foot"
std::vector<std::string> body_captions(chart::BodyPage page, Side limb);  ///< One a picture.
std::string body_place_name(const chart::BodyPlace& place, const chart::BodyStanding& standing);
std::string body_where(const Point& point);      ///< "ankle, inner side"
std::string needling_words(const Point& point);  ///< "13 to 20 mm, oblique"
chart::BodyCard body_card(PointCode code, const std::vector<std::string>& cautions);

}  // namespace needlebook::desktop
