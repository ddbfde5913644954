/// What is being typed into a dialog, kept in the book until the dialog is closed by hand.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <wx/event.h>
#include <wx/timer.h>

#include "base/id.h"
#include "domain/patient.h"

class wxDialog;

namespace needlebook::app {
class Logbook;
}

namespace needlebook::desktop {

/// Every second what differs from the fields as they were filled in goes into the book's drafts. Answered by OK or
/// Cancel, the dialog leaves none; locked over or killed, it finds its words again when it is next opened. Each field
/// finds them by its name and each choice by its words, for what is asked may have changed meanwhile; what no field
/// asks for any more stays in the draft until the dialog is answered.
class DialogDraft {
public:
    /// What a dialog holds besides native fields.
    struct Rest {
        std::function<std::string()> typed;
        std::function<void(const std::string&)> take_up;
    };

    /// Made when the dialog has all its fields, and gone before it; takes up what was left, and says so in its title.
    /// @param about  What tells two dialogs of a kind apart: "agreement 17".
    DialogDraft(wxDialog& dialog, app::Logbook& book, const std::string& about, std::optional<Id<Patient>> patient,
                Rest rest = {});
    DialogDraft(const DialogDraft&) = delete;
    DialogDraft& operator=(const DialogDraft&) = delete;
    ~DialogDraft();

    /// The dialog was answered, but its words could not be written: they are offered again.
    void stays() { stays_ = true; }

private:
    using Values = std::map<std::string, std::string>;  ///< By the name of the field.

    Values values() const;
    Values typed() const;
    void take_up();
    void keep();

    wxDialog& dialog_;
    app::Logbook& book_;
    std::string form_;
    std::optional<Id<Patient>> patient_;
    Rest rest_;
    wxString title_;
    Values blank_;
    Values kept_;
    bool stays_ = false;
    wxTimer pause_;
};

/// Keeps what stands in the dialogs that are open now.
void keep_open_dialogs();

/// The titles of the dialogs of which drafts wait, each with the code of the patient whom it is about.
std::vector<std::string> half_typed_dialogs(const app::Logbook& book);

}  // namespace needlebook::desktop
