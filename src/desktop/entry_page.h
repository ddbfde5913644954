/// The screen on which one session is logged, from F2 to Ctrl+Enter.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <wx/panel.h>

#include "app/open_entries.h"
#include "app/session_form_entry.h"
#include "base/id.h"
#include "base/result.h"
#include "domain/patient.h"
#include "domain/session.h"

namespace needlebook::app {
class Logbook;
}

namespace needlebook::desktop {

/// What the window around the page wants to hear of.
struct EntryCallbacks {
    std::function<void(Id<Session>)> on_done;            ///< Signed: show the patient again.
    std::function<void()> on_cancel;                     ///< Left; what was entered stays as a draft.
    std::function<void(Id<Patient>)> on_edited;          ///< Something was saved: other views may be out of date.
    std::function<void(const app::OpenEntry&)> on_room;  ///< Another room was chosen in the page.
};

/// One session being entered. Everything typed is in the book within a second; leaving the
/// page leaves a draft, which `existing` takes up again.
class EntryPage : public wxPanel {
public:
    /// @param existing  A draft to go on with; none for a new session, which begins as `start` says.
    EntryPage(wxWindow* parent, app::Logbook& book, Id<Patient> patient, std::optional<Id<Session>> existing,
              EntryCallbacks callbacks, const app::EntryStart& start = {});
    ~EntryPage() override;

    Id<Patient> patient() const { return patient_; }
    std::optional<Id<Session>> session() const;  ///< None when it couldn't be opened.

    /// When and by whom it is, for the next one that is typed up.
    app::EntryStart start() const;

    /// Sessions that are open, by room and time; names of others are not shown here.
    void show_rooms(std::vector<app::OpenEntry> rooms);

    /// Everything entered belongs to `other`; gives the session it is in now. The page is of no more use then.
    Result<Id<Session>> move_to(Id<Patient> other);

    /// Writes what is being typed to the book at once: before locking, closing, going elsewhere.
    void save_now();

    /// Puts the keyboard where the entry goes on.
    void SetFocus() override;

private:
    class Parts;
    Id<Patient> patient_;
    std::unique_ptr<Parts> parts_;
};

}  // namespace needlebook::desktop
