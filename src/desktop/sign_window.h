/// A small drawing beside words. It says nothing by itself, so it has no name.
#pragma once

#include <vector>

#include <wx/window.h>

#include "chart/scene.h"
#include "paint/paint.h"

namespace needlebook::desktop {

enum class Picture { needle, lock, book, pen, done, caution };

/// 16 across, stroke 1.5, about (8, 8).
std::vector<chart::Mark> picture_marks(Picture picture, chart::Ink ink);

class SignWindow : public wxWindow {
public:
    /// @param size  1 is 16 DIP.
    SignWindow(wxWindow* parent, Picture picture, double size = 1, chart::Ink ink = chart::Ink::ink_2);

    bool AcceptsFocus() const override { return false; }

private:
    void paint();

    paint::Typesetter painter_;
    Picture picture_;
    double size_;
    chart::Ink ink_;
};

}  // namespace needlebook::desktop
