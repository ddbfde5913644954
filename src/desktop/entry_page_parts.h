/// What the entry page is made of. Only for its own files.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <wx/timer.h>

#include "app/session_form_keeper.h"
#include "chart/body.h"
#include "desktop/entry_page.h"
#include "desktop/paint_kit.h"

class wxButton;
class wxInfoBar;

namespace needlebook::desktop {

class BodyChart;
class EntryForm;
class GroupsPage;

inline constexpr int entry_steps_width = 188;
inline constexpr int entry_form_width = 724;  ///< With its margins and the scroll bar.

class EntryPage::Parts {
public:
    Parts(EntryPage& page, app::Logbook& book, app::EntryKeeper keeper, EntryCallbacks callbacks);

    app::EntryKeeper& keeper() { return keeper_; }
    void focus();
    void save();
    void show_rooms(std::vector<app::OpenEntry> rooms);

private:
    void lay_out();
    void act(app::FormEvent event);
    void update();
    void keep_typing();
    void say(const Result<void>& done);
    void say(const wxString& sentence);
    void press(wxKeyEvent& event);
    bool shortcut(int code, const wxKeyEvent& event);
    void count_out();
    void leave();
    void sign();
    void start_timer();
    void let_patient_type();
    void to_fault(app::EntryFault fault);
    bool key_on_strip(app::Key key);
    void press_strip(int target);
    void needle(PointCode code, std::optional<Side> side);
    void draw_numbness(const chart::BodyNumbness& numbness, bool begins);
    void show_body(int width);
    void next_body();
    void open_groups();
    void take_group(const std::string& name);
    void close_body();  ///< Back to the form, from the groups too.
    bool body_has_keyboard() const;

    EntryPage& page_;
    app::Logbook& book_;
    app::EntryKeeper keeper_;
    EntryCallbacks callbacks_;
    paint::Typesetter typesetter_;
    Look look_;
    std::string agreed_;
    std::vector<app::OpenEntry> open_;
    wxTimer keep_timer_;
    wxTimer minute_timer_;
    // Windows belong to their parent; these only look.
    FaceWindow* head_ = nullptr;
    wxInfoBar* problem_ = nullptr;
    std::optional<app::EntryFault> told_{};  ///< What stands in the way of signing, as long as it is said.
    FaceWindow* steps_ = nullptr;
    FaceWindow* rooms_ = nullptr;
    EntryForm* form_ = nullptr;
    BodyChart* body_ = nullptr;       ///< Beside the form, where there is room.
    BodyChart* body_page_ = nullptr;  ///< In the place of form and column.
    bool body_page_open_ = false;
    GroupsPage* groups_ = nullptr;  ///< In the place of form and column.
    bool groups_open_ = false;
    wxPanel* rule_ = nullptr;
    FaceWindow* strip_ = nullptr;
    wxButton* sign_ = nullptr;
};

}  // namespace needlebook::desktop
