/// Colours of native controls where the system's own are too faint for small text.
#pragma once

class wxButton;

namespace needlebook::desktop {

/// Selection and default button in AA contrast (LOOK: white on #2a6ac4 in light, on #15539e in dark);
/// nothing in a high-contrast theme.
void install_system_style();

/// Marks the one suggested button of a screen.
void suggest(wxButton& button);

}  // namespace needlebook::desktop
