/// The body chart: outlines from resources/figures, points on them, and what is needled.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/session_form.h"
#include "chart/scene.h"
#include "desktop/paint_kit.h"
#include "domain/point.h"

namespace needlebook::desktop {

/// One line or area of a figure, flattened; in units of the figure.
struct FigurePath {
    enum class Kind { skin, nail, hair, outline, detail, faint } kind{};
    std::vector<chart::Point> through;
    bool filled = false;
    bool drawn = false;
    bool operator==(const FigurePath&) const = default;
};

/// Where one site of a point lies, 0 to 1 of the picture's width and height.
struct PlacedPoint {
    PointCode code;
    Side side = Side::left;  ///< Midline for points that have no side.
    chart::Point at;
    bool primary = false;  ///< The picture that shows this point best.
    bool operator==(const PlacedPoint&) const = default;
};

struct BodyView {
    std::string name;  ///< "leg_medial"
    double width = 0;
    double height = 0;
    std::vector<FigurePath> figure;
    std::vector<PlacedPoint> points;
};

/// All 17 pictures, read at the first call.
std::span<const BodyView> body_views();

/// Absolute commands M, C and Z, as our figures have them; curves become short lines.
std::vector<std::vector<chart::Point>> flattened(std::string_view path_data);

/// Pictures that are shown side by side.
struct BodyGroup {
    std::string title;
    std::vector<std::string> views;
};
std::vector<BodyGroup> body_groups();

/// The group that shows most of these points; the first one without any.
int group_for(const std::vector<app::PointChip>& chips);

/// The point that a target of the face stands for.
struct BodySpot {
    PointCode code;
    Side side = Side::left;
    chart::Point at;  ///< On the face.
};

struct BodyFace {
    Face face;
    std::vector<BodySpot> spots;  ///< By the ids of the targets.
};

/// `pointed`: under the pointer or the keyboard.
BodyFace body_face(const app::SessionForm& form, const BodyGroup& group, std::optional<int> pointed,
                   const FaceRoom& room, double height);

/// The next spot in that direction; stays where there is none.
std::optional<int> spot_beside(const std::vector<BodySpot>& spots, std::optional<int> from, chart::Step step);

/// Side after one more click on the point where `clicked` lies: that side, the other, both, none.
std::optional<Side> next_side(const app::SessionForm& form, PointCode code, Side clicked);

/// Inks that no control uses, in the colours of skin and outline.
chart::Theme body_theme(const chart::Theme& theme, bool dark);

}  // namespace needlebook::desktop
