/// Colours of the inks: on screen in light and dark, printed, and in the patient view.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "chart/scene.h"

namespace needlebook::chart {

struct Colour {
    std::uint8_t red{};
    std::uint8_t green{};
    std::uint8_t blue{};
    bool operator==(const Colour&) const = default;
};

struct Theme {
    std::array<Colour, ink_count> colours{};

    Colour operator[](Ink ink) const { return colours[static_cast<std::size_t>(ink)]; }
    /// For system colours on a screen; joins follow with joined().
    Theme with(Ink ink, Colour colour) const;
    bool operator==(const Theme&) const = default;
};

const Theme& light_theme();
const Theme& dark_theme();
const Theme& print_theme();
const Theme& patient_theme();

/// `theme` with its five joins mixed anew, 60 of the measure to 40 of paper.
Theme joined(Theme theme);

/// 0xRRGGBB, and "#rrggbb".
constexpr Colour colour(std::uint32_t rgb) {
    return {static_cast<std::uint8_t>(rgb >> 16U), static_cast<std::uint8_t>(rgb >> 8U),
            static_cast<std::uint8_t>(rgb)};
}
std::string hex(Colour colour);

/// 1 to 21; text needs 4.5 for AA, lines and shapes 3.
/// Source: WCAG 2.1, contrast ratio and relative luminance.
double contrast(Colour a, Colour b);

}  // namespace needlebook::chart
