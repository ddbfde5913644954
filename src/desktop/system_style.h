/// What GTK is told once for all windows: colours where the system's own are too faint for small text, and the icon.
#pragma once

class wxButton;
class wxTextCtrl;
class wxWindow;
struct _GtkCssProvider;

namespace needlebook::desktop {

/// Selection and default button in AA contrast (LOOK: white on #2a6ac4 in light, on #15539e in dark); nothing in a
/// high-contrast theme. Lives as long as the program.
class SystemStyle {
public:
    SystemStyle();
    SystemStyle(const SystemStyle&) = delete;
    SystemStyle& operator=(const SystemStyle&) = delete;
    ~SystemStyle();

    /// As the system is now; for when it changes between light and dark.
    void update();

private:
    _GtkCssProvider* provider_;
};

/// The program's icon for every window, whether or not a package put it among the system's.
void install_icon();

/// Marks the one suggested button of a screen.
void suggest(wxButton& button);

/// Lays out once more the window and all that it lies in: where pages are hidden and shown within one step GTK can be
/// left with a part that it takes for waiting already, and then never lays it out again.
void lay_out_anew(wxWindow& window);

/// Room between the words of a text of several lines and its edges.
void pad_text(wxTextCtrl& text);

}  // namespace needlebook::desktop
