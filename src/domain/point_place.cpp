/// Read from coordinates.csv and views.csv.
#include "domain/point_place.h"

#include <algorithm>

#include "domain/evidence_row.h"
#include "embedded/points.h"

namespace needlebook {
namespace {

using evidence::DataRow;

bool flag(const DataRow& row, std::string_view column) {
    const int value = row.whole(column);
    if (value != 0 && value != 1)
        row.wrong(column);
    return value == 1;
}

BodyView view_from(const DataRow& row) {
    return {row.text("view"), row.text("title"), row.number("width"), row.number("height"), flag(row, "symmetric")};
}

PointPlace place_from(const DataRow& row) {
    const auto code = PointCode::from(row.text("code"));
    const auto view = std::ranges::find(body_views(), row.text("view"), &BodyView::name);
    if (!code)
        row.wrong("code");
    if (view == body_views().end())
        row.wrong("view");
    return {*code,
            static_cast<std::size_t>(view - body_views().begin()),
            row.whole("site"),
            row.number("x"),
            row.number("y"),
            flag(row, "primary"),
            flag(row, "mirror")};
}

}  // namespace

std::span<const BodyView> body_views() {
    static const auto views = evidence::rows_of(embedded::points_views, view_from);
    return views;
}

std::span<const PointPlace> point_places() {
    static const auto places = evidence::rows_of(embedded::points_coordinates, place_from);
    return places;
}

std::vector<PointPlace> places_in(std::string_view view) {
    std::vector<PointPlace> found;
    std::ranges::copy_if(point_places(), std::back_inserter(found),
                         [&](const PointPlace& place) { return body_views()[place.view].name == view; });
    return found;
}

}  // namespace needlebook
