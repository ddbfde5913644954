/// The body chart beside the form: choice of pictures, the pictures, and a card about one point.
#pragma once

#include <functional>
#include <optional>

#include <wx/panel.h>

#include "app/session_form.h"
#include "desktop/body_chart.h"
#include "desktop/paint_kit.h"

class wxChoice;

namespace needlebook::desktop {

class BodyChartPane : public wxPanel {
public:
    BodyChartPane(wxWindow* parent, const Look& look, app::SessionForm& form, std::function<void(app::FormEvent)> act);

    /// Shows what the form holds now.
    void update();
    void SetFocus() override;

private:
    Face chart(const FaceRoom& room);
    Face card(const FaceRoom& room) const;
    void point_at(std::optional<int> spot);
    void press(int spot);
    bool key(app::Key key);
    void set_side(Side side);

    const Look& page_look_;
    Look look_;  ///< With skin and outline.
    app::SessionForm& form_;
    std::function<void(app::FormEvent)> act_;
    int group_;
    std::optional<int> pointed_;
    std::vector<BodySpot> spots_;
    // Windows belong to their parent; these only look.
    wxChoice* choice_;
    FaceWindow* chart_ = nullptr;
    FaceWindow* card_ = nullptr;
};

}  // namespace needlebook::desktop
