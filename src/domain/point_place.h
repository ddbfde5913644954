/// Where points lie in our own pictures of the body. Sketches: not for finding a point
/// on a body.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/point.h"

namespace needlebook {

/// One picture, resources/figures/<name>.svg.
struct BodyView {
    std::string name;  ///< "foot_dorsum"
    std::string title;
    double width{};          ///< Of the picture's view box.
    double height{};         ///< Of the picture's view box.
    bool symmetric = false;  ///< Shows both sides; the others show the left one and are turned over for the right.
    bool operator==(const BodyView&) const = default;
};

/// One site of one point in one picture, for the left side or the midline.
struct PointPlace {
    PointCode code;
    std::size_t view{};      ///< Index into body_views().
    int site = 1;            ///< 1..Point::sites.
    double x{};              ///< 0..1 of the width, from the left edge of the picture.
    double y{};              ///< 0..1 of the height, downwards.
    bool preferred = false;  ///< The picture in which this point is best seen.
    bool mirrored = false;   ///< The right side's place is 1 - x in the same picture.
    bool operator==(const PointPlace&) const = default;
};

/// In the order of the files, read at the first call.
std::span<const BodyView> body_views();
std::span<const PointPlace> point_places();

/// The places in one picture; none for a name that no picture has.
std::vector<PointPlace> places_in(std::string_view view);

}  // namespace needlebook
