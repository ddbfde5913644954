/// The very pages of a document, under each other, as wide as the window.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <wx/scrolwin.h>

#include "chart/scene.h"
#include "desktop/paint_kit.h"

namespace needlebook::desktop {

class AccessibleTargets;

class PagePreview : public wxScrolledWindow {
public:
    PagePreview(wxWindow* parent, const Look& look, std::string name);
    ~PagePreview() override;

    void show(std::vector<chart::Scene> pages);
    const std::vector<chart::Scene>& pages() const { return pages_; }

    bool AcceptsFocus() const override { return true; }

private:
    double scale() const;  ///< Of the pages on the screen, DIP to DIP.
    double page_top(std::size_t page) const;
    void fit();
    void paint();
    void press(wxKeyEvent& event);

    const Look& look_;
    std::vector<chart::Scene> pages_;
    std::unique_ptr<AccessibleTargets> accessible_;
};

/// All words of a page, line by line, from the top.
std::string words_of(const chart::Scene& page);

}  // namespace needlebook::desktop
