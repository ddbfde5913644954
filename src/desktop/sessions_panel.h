/// The Sessions tab: the visits, and one of them with everything that was written.
#pragma once

#include <optional>
#include <vector>

#include <wx/panel.h>

#include "app/views.h"
#include "desktop/page_context.h"

class wxButton;
class wxDataViewListCtrl;
class wxScrolledWindow;
class wxStaticText;

namespace needlebook::desktop {

class SessionsPanel : public wxPanel {
public:
    SessionsPanel(wxWindow* parent, PageContext& context);

    void show(std::vector<app::SessionLine> lines);
    void select(Id<Session> session);
    void amend();      ///< The chosen session, asking for the reason.
    void mark_void();  ///< Entered in error.

private:
    void fill_list();
    void show_chosen();
    void fill_page(const app::SessionPage& page);
    std::optional<app::SessionLine> chosen() const;

    PageContext& context_;
    std::vector<app::SessionLine> lines_;
    // Windows belong to the panel; these only look.
    wxDataViewListCtrl* list_;
    wxStaticText* title_;
    wxStaticText* status_;
    wxButton* amend_;
    wxButton* void_;
    wxButton* go_on_;
    wxScrolledWindow* page_;
};

}  // namespace needlebook::desktop
