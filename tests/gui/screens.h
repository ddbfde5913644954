/// A walk through the window by its menus: every page and every dialog is shown, for a test to look at.
#pragma once

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include <wx/modalhook.h>

#include "base/id.h"
#include "desktop/paint_kit.h"
#include "domain/patient.h"
#include "gui_test.h"
#include "paint/typesetter.h"

class wxFrame;
class wxMenu;
class wxMenuItem;
class wxWindow;

namespace needlebook::desktop {
class MainFrame;
}

namespace needlebook::test {

/// Every item of a menu and of those below it.
void for_each_item(const wxMenu& menu, const std::function<void(const wxMenuItem&)>& act);

/// The window on the demonstration's day, of a size in pixels, with files of its own.
class Desk {
public:
    explicit Desk(wxSize size);
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;
    ~Desk();

    desktop::MainFrame& frame() { return *frame_; }
    std::filesystem::path file(const char* name) const { return folder_.path() / name; }

private:
    TemporaryFolder folder_;
    wxFrame* probe_;
    paint::Typesetter typesetter_;
    desktop::Look look_;
    desktop::MainFrame* frame_;
};

/// Looks at each window in place of the user, and cancels each dialog.
class Screens : public wxModalDialogHook {
public:
    /// The frame itself, or a dialog that stands open, and how it was come to; once more for each other tab in it.
    using Look = std::function<void(wxWindow& shown, const std::string& where)>;

    Screens(desktop::MainFrame& frame, Look look);
    ~Screens() override { Unregister(); }

    /// Chooses the patient, then each item of these menus (by place from the left; all when none is named) that
    /// leaves neither book nor program.
    void walk(Id<Patient> patient, const std::set<std::size_t>& menus = {});

    int dialogs() const { return dialogs_; }
    int tabs() const { return tabs_; }

protected:
    int Enter(wxDialog* dialog) override;

private:
    void choose(Id<Patient> patient);
    void look_at_tabs(wxWindow& shown, const std::string& where);

    desktop::MainFrame& frame_;
    Look look_;
    std::string where_;
    std::set<const wxWindow*> seen_;  ///< Rows of tabs of the frame.
    int dialogs_ = 0;
    int tabs_ = 0;
};

}  // namespace needlebook::test
