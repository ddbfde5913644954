/// Colours of native controls where the system's own are too faint for small text.
#pragma once

namespace needlebook::desktop {

/// Selection and default button in AA contrast (LOOK: white on #2a6ac4 in light, on #15539e in dark);
/// nothing in a high-contrast theme.
void install_system_style();

}  // namespace needlebook::desktop
