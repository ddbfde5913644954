/// The body chart with its bar: beside the entry form as a column, or as a page with a list.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <wx/panel.h>

#include "chart/body.h"
#include "desktop/paint_kit.h"

class wxBoxSizer;
class wxCheckBox;
class wxChoice;
class wxDataViewListCtrl;
class wxSearchCtrl;
class wxStaticText;
class wxToggleButton;

namespace needlebook::app {
class SessionForm;
}

namespace needlebook::desktop {

class BodyCanvas;

/// What is shown on the body.
struct BodyContents {
    std::vector<chart::BodyMark> marks;
    std::vector<chart::BodyNumbness> numbness;
    std::vector<std::pair<PointCode, std::string>> cautions;  ///< That are to be decided, in words.
    bool operator==(const BodyContents&) const = default;
};

/// Points taken and proposed, numbness and open cautions of a session being entered.
BodyContents body_contents(const app::SessionForm& form);

/// The pictures that show most points of `contents`: legs and feet first.
chart::BodyPage page_for(const BodyContents& contents);

class BodyChart : public wxPanel {
public:
    enum class Kind { column, page };
    struct Actions {
        /// Needle the point on this side; none: not at all.
        std::function<void(PointCode, std::optional<Side>)> on_needle;
        /// Numbness reaches up to here; `begins`: a new stroke, to be taken back by itself.
        std::function<void(const chart::BodyNumbness&, bool begins)> on_numbness;
    };

    BodyChart(wxWindow* parent, const Look& look, Kind kind, Actions actions);

    void show(BodyContents contents);
    void show_page(chart::BodyPage page, Side limb);
    /// After the system's colours have changed.
    void update();
    /// Puts the keyboard on the body.
    void SetFocus() override;

    BodyCanvas& canvas() { return *canvas_; }

private:
    void add_bar(wxBoxSizer& column);
    void add_list(wxBoxSizer& row);
    void choose();
    void find();
    void list_points();

    const Look& look_;
    Kind kind_;
    Actions actions_;
    BodyContents contents_;
    std::vector<PointCode> listed_;
    bool listing_ = false;
    // Windows belong to their parent; these only look.
    wxChoice* choice_ = nullptr;
    wxSearchCtrl* search_ = nullptr;
    wxCheckBox* numbness_ = nullptr;
    wxToggleButton* draw_ = nullptr;
    wxStaticText* counted_ = nullptr;
    BodyCanvas* canvas_ = nullptr;
    wxStaticText* heading_ = nullptr;
    wxDataViewListCtrl* list_ = nullptr;
    FaceWindow* key_ = nullptr;
};

}  // namespace needlebook::desktop
