/// The Agreement tab: what was agreed, and everything agreed before.
#pragma once

#include <optional>

#include <wx/panel.h>

#include "app/trend_view.h"
#include "desktop/page_context.h"
#include "desktop/scene_window.h"

class wxBoxSizer;
class wxButton;
class wxScrolledWindow;

namespace needlebook::desktop {

class AgreementPanel : public wxPanel {
public:
    AgreementPanel(wxWindow* parent, PageContext& context);

    void show(std::optional<app::TrendView> view);
    void new_agreement();

private:
    void fill();
    void add_ends(wxBoxSizer* column, std::optional<Day> since, std::optional<Day> until);
    void add_agreement(wxBoxSizer* column, const app::AgreementPeriod& period, bool current);

    PageContext& context_;
    std::optional<app::TrendView> view_;
    // Windows belong to the panel; these only look.
    wxButton* new_;
    wxButton* expect_;
    wxScrolledWindow* page_;
    SceneWindow* drawn_;
};

}  // namespace needlebook::desktop
