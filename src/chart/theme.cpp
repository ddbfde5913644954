/// Colours of the inks: Okabe and Ito's blue, vermilion and bluish green, darkened for paper and lightened for the
/// dark.
#include "chart/theme.h"

#include <cmath>

#include <fmt/format.h>

namespace needlebook::chart {
namespace {

constexpr std::array<Ink, 5> measures{Ink::measure_1, Ink::measure_2, Ink::measure_3, Ink::measure_4, Ink::measure_5};
constexpr std::array<Ink, 5> joins{Ink::join_1, Ink::join_2, Ink::join_3, Ink::join_4, Ink::join_5};

Colour mixed(Colour a, Colour b, double share) {
    const auto mix = [share](std::uint8_t x, std::uint8_t y) {
        return static_cast<std::uint8_t>(std::lround(x * share + y * (1 - share)));
    };
    return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)};
}

double luminance(Colour c) {
    const auto linear = [](std::uint8_t channel) {
        const double v = channel / 255.0;
        return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

Theme made(std::initializer_list<std::pair<Ink, std::uint32_t>> table) {
    Theme theme;
    for (const auto& [ink, rgb] : table)
        theme = theme.with(ink, colour(rgb));
    return joined(theme);
}

Theme with_all(Theme theme, std::initializer_list<std::pair<Ink, std::uint32_t>> table) {
    for (const auto& [ink, rgb] : table)
        theme = theme.with(ink, colour(rgb));
    return joined(theme);
}

}  // namespace

Theme Theme::with(Ink ink, Colour colour) const {
    Theme theme = *this;
    theme.colours[static_cast<std::size_t>(ink)] = colour;
    return theme;
}

Theme joined(Theme theme) {
    for (std::size_t i = 0; i < measures.size(); ++i)
        theme = theme.with(joins[i], mixed(theme[measures[i]], theme[Ink::paper], 0.6));
    return theme;
}

const Theme& light_theme() {
    static const Theme theme = made({
        {Ink::window, 0xf6f5f4},        {Ink::paper, 0xffffff},     {Ink::ink, 0x2e3436},
        {Ink::ink_2, 0x5e5c64},         {Ink::ink_3, 0x6e6b73},     {Ink::measure_1, 0x0069a6},
        {Ink::measure_2, 0xb05200},     {Ink::measure_3, 0x007a59}, {Ink::measure_4, 0xa0457c},
        {Ink::measure_5, 0x5e5c64},     {Ink::agreement, 0x6b5d2e}, {Ink::agreement_band, 0xf4efdf},
        {Ink::usual, 0xeef0f2},         {Ink::tint, 0xebe9e7},      {Ink::edge, 0x8d8a86},
        {Ink::rule, 0xe3e0dc},          {Ink::decision, 0x5c3d00},  {Ink::decision_fill, 0xfdf0d2},
        {Ink::decision_edge, 0xb07d10}, {Ink::focus, 0x1c6fd1},     {Ink::skin, 0xfbf6f0},
        {Ink::hair, 0xece3d9},          {Ink::outline, 0x6f6257},   {Ink::body_detail, 0xb7a798},
        {Ink::body_faint, 0xd8cbbd},
    });
    return theme;
}

const Theme& dark_theme() {
    static const Theme theme = made({
        {Ink::window, 0x353535},        {Ink::paper, 0x2d2d2d},     {Ink::ink, 0xeeeeec},
        {Ink::ink_2, 0xc0bfbc},         {Ink::ink_3, 0xa9a8a5},     {Ink::measure_1, 0x56b4e9},
        {Ink::measure_2, 0xf0a030},     {Ink::measure_3, 0x2fc79a}, {Ink::measure_4, 0xe6a0c8},
        {Ink::measure_5, 0xc0bfbc},     {Ink::agreement, 0xd8c98a}, {Ink::agreement_band, 0x3a3728},
        {Ink::usual, 0x383b3e},         {Ink::tint, 0x454545},      {Ink::edge, 0x8f8d8a},
        {Ink::rule, 0x444444},          {Ink::decision, 0xfbe7b0},  {Ink::decision_fill, 0x4a3c17},
        {Ink::decision_edge, 0xd6a83a}, {Ink::focus, 0x78aeed},     {Ink::skin, 0x3b3734},
        {Ink::hair, 0x4a4540},          {Ink::outline, 0xb9aca0},   {Ink::body_detail, 0x85796d},
        {Ink::body_faint, 0x5c544c},
    });
    return theme;
}

const Theme& print_theme() {
    static const Theme theme = with_all(light_theme(), {
                                                           {Ink::window, 0xffffff},
                                                           {Ink::ink, 0x1a1a1a},
                                                           {Ink::ink_2, 0x4a4a4a},
                                                           {Ink::ink_3, 0x5a5a5a},
                                                           {Ink::measure_5, 0x4a4a4a},
                                                           {Ink::agreement_band, 0xf5f1e4},
                                                           {Ink::usual, 0xf0f0f0},
                                                           {Ink::rule, 0xd9d9d9},
                                                           {Ink::decision, 0x1a1a1a},
                                                           {Ink::decision_fill, 0xffffff},
                                                           {Ink::decision_edge, 0x4a4a4a},
                                                       });
    return theme;
}

const Theme& patient_theme() {
    static const Theme theme = with_all(light_theme(), {
                                                           {Ink::window, 0xfffdf8},
                                                           {Ink::paper, 0xfffdf8},
                                                           {Ink::ink, 0x1f2426},
                                                           {Ink::ink_2, 0x44474a},
                                                           {Ink::ink_3, 0x55585b},
                                                           {Ink::measure_5, 0x44474a},
                                                           {Ink::agreement_band, 0xf3ecd6},
                                                           {Ink::usual, 0xf1efe8},
                                                           {Ink::edge, 0x7d7a75},
                                                           {Ink::rule, 0xddd8cc},
                                                       });
    return theme;
}

std::string hex(Colour c) { return fmt::format("#{:02x}{:02x}{:02x}", c.red, c.green, c.blue); }

double contrast(Colour a, Colour b) {
    const double la = luminance(a) + 0.05;
    const double lb = luminance(b) + 0.05;
    return la > lb ? la / lb : lb / la;
}

}  // namespace needlebook::chart
