/// Type by role from the system's font; inks as colours.
#include "desktop/style.h"

#include <algorithm>
#include <string>

#include <gtk/gtk.h>
#include <wx/settings.h>
#include <wx/window.h>

namespace needlebook::desktop {
namespace {

constexpr double smallest_caption = 8.5;  // points
constexpr std::uint32_t light_selection = 0x2a6ac4;
constexpr std::uint32_t dark_selection = 0x15539e;

double size_of(TextRole role, double body) {
    switch (role) {
        case TextRole::caption:
            return std::max(0.85 * body, smallest_caption);
        case TextRole::body:
            return body;
        case TextRole::lead:
            return 1.1 * body;
        case TextRole::figure:
            return 1.2 * body;
        case TextRole::title:
            return 1.5 * body;
    }
    return body;
}

bool is_dark() { return wxSystemSettings::GetAppearance().IsDark(); }

chart::Colour system_colour(wxSystemColour which) {
    const auto colour = wxSystemSettings::GetColour(which);
    return {colour.Red(), colour.Green(), colour.Blue()};
}

/// All inks as system text on system ground.
chart::Theme contrast_theme() {
    auto theme = chart::print_theme();
    const auto text = system_colour(wxSYS_COLOUR_WINDOWTEXT);
    const auto ground = system_colour(wxSYS_COLOUR_WINDOW);
    for (std::size_t i = 0; i < chart::ink_count; ++i)
        theme = theme.with(static_cast<chart::Ink>(i), text);
    for (const auto ink : {chart::Ink::window, chart::Ink::paper, chart::Ink::agreement_band, chart::Ink::usual,
                           chart::Ink::tint, chart::Ink::decision_fill})
        theme = theme.with(ink, ground);
    return chart::joined(theme);
}

}  // namespace

bool high_contrast() {
    gchar* name = nullptr;
    g_object_get(gtk_settings_get_default(), "gtk-theme-name", &name, nullptr);
    const std::string theme = name ? name : "";
    g_free(name);
    return theme.find("HighContrast") != std::string::npos;
}

wxFont role_font(TextRole role, chart::Weight weight, bool italic) {
    auto font = wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT);
    font.SetFractionalPointSize(size_of(role, font.GetFractionalPointSize()));
    font.SetNumericWeight(static_cast<int>(weight));
    if (italic)
        font.SetStyle(wxFONTSTYLE_ITALIC);
    return font;
}

chart::Theme screen_theme() {
    if (high_contrast())
        return contrast_theme();
    return is_dark() ? chart::dark_theme() : chart::light_theme();
}

wxColour colour_of(chart::Ink ink) {
    const auto colour = screen_theme()[ink];
    return {colour.red, colour.green, colour.blue};
}

chart::Theme selected_theme() {
    const auto white = chart::colour(0xffffff);
    const auto ground = high_contrast() ? system_colour(wxSYS_COLOUR_HIGHLIGHT)
                                        : chart::colour(is_dark() ? dark_selection : light_selection);
    auto theme = screen_theme();
    for (const auto ink : {chart::Ink::ink, chart::Ink::ink_2, chart::Ink::ink_3, chart::Ink::edge, chart::Ink::rule})
        theme = theme.with(ink, high_contrast() ? system_colour(wxSYS_COLOUR_HIGHLIGHTTEXT) : white);
    return theme.with(chart::Ink::paper, ground).with(chart::Ink::window, ground);
}

void apply_font_now(wxWindow& window) {
    auto* widget = reinterpret_cast<GtkWidget*>(window.GetHandle());
    g_signal_emit_by_name(widget, "style-updated");
    window.InvalidateBestSize();
}

}  // namespace needlebook::desktop
