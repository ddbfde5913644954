/// Signs as marks, and the window that shows one.
#include "desktop/sign_window.h"

#include <memory>

#include <wx/dcclient.h>
#include <wx/graphics.h>

#include "desktop/paint_kit.h"
#include "desktop/style.h"

namespace needlebook::desktop {
namespace {

using chart::Ink;

chart::Polyline stroke(std::vector<chart::Point> through, Ink ink) {
    return {std::move(through), {ink, 1.5, {}, true}};
}

}  // namespace

std::vector<chart::Mark> picture_marks(Picture picture, Ink ink) {
    const chart::Point middle{8, 8};
    switch (picture) {
        case Picture::needle:
            return sign_marks(Sign::needle, middle, ink);
        case Picture::caution:
            return sign_marks(Sign::caution, middle, ink);
        case Picture::done:
            return sign_marks(Sign::done, middle, ink);
        case Picture::lock:
            return {chart::Rect{{3.5, 7, 12.5, 14}, {}, chart::Stroke{ink, 1.5}, 1},
                    stroke({{5.5, 7}, {5.5, 4.6}, {6.4, 3}, {8, 2.4}, {9.6, 3}, {10.5, 4.6}, {10.5, 7}}, ink)};
        case Picture::book:
            return {chart::Rect{{3, 2, 13, 14}, {}, chart::Stroke{ink, 1.5}, 1.5},
                    stroke({{5.5, 5.5}, {10.5, 5.5}}, ink), stroke({{3, 11}, {13, 11}}, ink)};
        case Picture::pen:
            return {stroke({{2.5, 13.5}, {3.4, 10.4}, {11, 2.8}, {13.2, 5}, {5.6, 12.6}, {2.5, 13.5}}, ink)};
    }
    return {};
}

SignWindow::SignWindow(wxWindow* parent, Picture picture, double size, Ink ink)
    : wxWindow{parent, wxID_ANY}, picture_{picture}, size_{size}, ink_{ink} {
    const int side = static_cast<int>(16 * size_);
    SetInitialSize(FromDIP(wxSize{side, side}));
    SetMinSize(FromDIP(wxSize{side, side}));
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
}

void SignWindow::paint() {
    wxPaintDC dc{this};
    const std::unique_ptr<wxGraphicsContext> graphics{wxGraphicsContext::Create(dc)};
    graphics->Scale(size_, size_);
    chart::Scene scene;
    scene.size = {16, 16};
    scene.marks = picture_marks(picture_, ink_);
    painter_.paint(scene, screen_theme(), static_cast<_cairo*>(graphics->GetNativeContext()), false);
}

}  // namespace needlebook::desktop
