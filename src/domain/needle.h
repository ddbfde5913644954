/// One point needled, as STRICTA 2010 items 2a to 2g describe it.
#pragma once

#include <optional>
#include <string>

#include "base/names.h"
#include "domain/side.h"

namespace needlebook {

/// A numbered point, a tender spot, or a point of the ear.
enum class NeedleKind { point, ashi, ear };
template <>
struct Names<NeedleKind> {
    static constexpr std::array<std::string_view, 3> all{"point", "ashi", "ear"};
};

enum class NeedleAngle { perpendicular, oblique, transverse };
template <>
struct Names<NeedleAngle> {
    static constexpr std::array<std::string_view, 3> all{"perpendicular", "oblique", "transverse"};
};

/// What was sought or felt (STRICTA 2d).
enum class NeedleResponse { de_qi, twitch, none };
template <>
struct Names<NeedleResponse> {
    static constexpr std::array<std::string_view, 3> all{"de_qi", "twitch", "none"};
};

/// STRICTA 2e.
enum class Stimulation { none, manual, electro, moxa, heat };
template <>
struct Names<Stimulation> {
    static constexpr std::array<std::string_view, 5> all{"none", "manual", "electro", "moxa", "heat"};
};

/// What may differ from needle to needle; what is empty is as the practitioner usually does it.
struct NeedleDetail {
    std::optional<int> depth_mm;  ///< Along the needle, at its angle; 1..150.
    std::optional<NeedleAngle> angle;
    std::optional<NeedleResponse> response;
    std::optional<Stimulation> stimulation;
    bool operator==(const NeedleDetail&) const = default;
};

struct Needle {
    NeedleKind kind = NeedleKind::point;
    std::string point;  ///< WHO code ("ST36"); for ashi and ear the words.
    Side side = Side::both;
    int count = 1;      ///< Needles altogether, both sides and all sites; 1..100.
    std::string sites;  ///< Chosen sites of a point that has several, "L4,L5"; empty: all.
    NeedleDetail detail;
    std::optional<int> pair;  ///< Needles with the same number are one electrode pair; 1..20.
    bool operator==(const Needle&) const = default;
};

}  // namespace needlebook
