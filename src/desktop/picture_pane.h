/// Pictures of the practice with what has to be read beside them, in a pane that scrolls.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <wx/scrolwin.h>

#include "chart/scene.h"
#include "desktop/paint_kit.h"

namespace needlebook::desktop {

struct PictureBlock {
    std::string heading{};
    std::string lead{};  ///< A sentence above the picture.
    std::function<chart::Scene(double width, const chart::TextMeter& meter)> layout{};  ///< None: words alone.
    std::vector<std::string> sentences{};                                               ///< Below it, smaller.
};

/// Scrolls by wheel, bar and keys: arrows, Page Up and Down, Home and End.
class PicturePane : public wxScrolledWindow {
public:
    PicturePane(wxWindow* parent, const Look& look, const std::string& name);

    void show(std::vector<PictureBlock> blocks);
    void focus();

private:
    Face lay_out(const FaceRoom& room) const;
    void scroll_by(wxKeyEvent& event);

    std::vector<PictureBlock> blocks_;
    FaceWindow* face_;  ///< Belongs to the pane.
};

}  // namespace needlebook::desktop
