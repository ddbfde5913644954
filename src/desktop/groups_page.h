/// Groups of points: the practice's own, and published protocols with where they come from.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <wx/panel.h>

#include "domain/point_group.h"
#include "domain/point_protocol.h"

class wxButton;
class wxDataViewListCtrl;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::app {
class EntryKeeper;
}

namespace needlebook::desktop {

class WrappedText;

class GroupsPage : public wxPanel {
public:
    struct Actions {
        std::function<void(const std::string& name)> on_take;
        std::function<void()> on_close;
        std::function<void(const Error&)> on_trouble;
    };

    GroupsPage(wxWindow* parent, app::EntryKeeper& keeper, Actions actions);

    /// Reads the groups anew.
    void read();
    void SetFocus() override;

private:
    struct Row {
        std::optional<PointGroup> own;
        const PointProtocol* published = nullptr;
    };

    void add_list(wxSizer& column);
    void add_buttons(wxSizer& column);
    const Row* chosen() const;
    void show_chosen();
    void take();
    void save();
    void rename();
    void remove();
    void choose(const std::string& name);

    app::EntryKeeper& keeper_;
    Actions actions_;
    std::vector<Row> rows_;
    // Windows belong to the page; these only look.
    wxDataViewListCtrl* list_ = nullptr;
    WrappedText* about_ = nullptr;
    wxTextCtrl* name_ = nullptr;
    wxButton* take_ = nullptr;
    wxButton* save_ = nullptr;
    wxButton* rename_ = nullptr;
    wxButton* remove_ = nullptr;
};

}  // namespace needlebook::desktop
