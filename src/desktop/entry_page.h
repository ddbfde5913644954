/// The screen on which one session is logged, from F2 to Ctrl+Enter.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <wx/panel.h>

#include "base/id.h"
#include "domain/patient.h"
#include "domain/session.h"

namespace needlebook::app {
class Logbook;
}

namespace needlebook::desktop {

/// What the window around the page wants to hear of.
struct EntryCallbacks {
    std::function<void(Id<Session>)> on_done;    ///< Signed: show the patient again.
    std::function<void()> on_cancel;             ///< Left; what was entered stays as a draft.
    std::function<void(Id<Patient>)> on_edited;  ///< Something was saved: other views may be out of date.
};

/// One session being entered. Everything typed is in the book within a second; leaving the
/// page leaves a draft, which `existing` takes up again.
class EntryPage : public wxPanel {
public:
    /// @param existing  A draft to go on with; none for a new session.
    EntryPage(wxWindow* parent, app::Logbook& book, Id<Patient> patient, std::optional<Id<Session>> existing,
              EntryCallbacks callbacks);
    ~EntryPage() override;

    Id<Patient> patient() const { return patient_; }
    std::optional<Id<Session>> session() const;  ///< None when it couldn't be opened.

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
