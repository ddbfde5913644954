/// Fonts and colours of native controls, by the part they play.
#pragma once

#include <wx/colour.h>
#include <wx/font.h>

#include "chart/scene.h"
#include "chart/theme.h"

class wxWindow;

namespace needlebook::desktop {

enum class TextRole { caption, body, lead, figure, title };

/// The system's font at the size of `role`.
wxFont role_font(TextRole role, chart::Weight weight = chart::Weight::regular, bool italic = false);

/// Light or dark as the system is now; system colours in a high-contrast theme.
chart::Theme screen_theme();
wxColour colour_of(chart::Ink ink);

/// White on the selection's blue: for painted rows that are chosen.
chart::Theme selected_theme();

/// After SetFont: GTK would measure with the old font until the window is next styled.
void apply_font_now(wxWindow& window);

bool high_contrast();

}  // namespace needlebook::desktop
