/// A walk through the window by its menus: every page and every dialog is shown, for a test to look at.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include <wx/modalhook.h>

#include "base/id.h"
#include "domain/patient.h"

class wxMenu;
class wxMenuItem;
class wxWindow;

namespace needlebook::desktop {
class MainFrame;
}

namespace needlebook::test {

/// Every item of a menu and of those below it.
void for_each_item(const wxMenu& menu, const std::function<void(const wxMenuItem&)>& act);

/// Looks at each window in place of the user, and cancels each dialog.
class Screens : public wxModalDialogHook {
public:
    /// The frame itself, or a dialog that stands open, and how it was come to.
    using Look = std::function<void(wxWindow& shown, const std::string& where)>;

    Screens(desktop::MainFrame& frame, Look look);
    ~Screens() override { Unregister(); }

    /// Chooses the patient, then each item of these menus (by place from the left; all when none is named) that
    /// leaves neither book nor program.
    void walk(Id<Patient> patient, const std::set<std::size_t>& menus = {});

    int dialogs() const { return dialogs_; }

protected:
    int Enter(wxDialog* dialog) override;

private:
    void choose(Id<Patient> patient);

    desktop::MainFrame& frame_;
    Look look_;
    std::string where_;
    int dialogs_ = 0;
};

}  // namespace needlebook::test
