/// The Sessions tab: the visits, and one of them with everything that was written.
#pragma once

#include <optional>
#include <vector>

#include <wx/panel.h>

#include "app/views.h"
#include "desktop/page_context.h"

namespace needlebook::desktop {

class RowList;
class SessionView;

class SessionsPanel : public wxPanel {
public:
    SessionsPanel(wxWindow* parent, PageContext& context);

    void show(std::vector<app::SessionLine> lines);
    void select(Id<Session> session);
    void amend();      ///< The chosen session, asking for the reason.
    void mark_void();  ///< Entered in error.

private:
    void show_chosen();
    chart::Scene row_scene(const app::SessionLine& line, double width) const;
    std::optional<app::SessionLine> chosen() const;
    int treatments() const;

    PageContext& context_;
    std::vector<app::SessionLine> lines_;
    std::optional<Id<Session>> chosen_;
    // Windows belong to the panel; these only look.
    RowList* list_;
    SessionView* view_;
};

}  // namespace needlebook::desktop
