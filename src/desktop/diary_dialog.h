/// Typing in a paper or telephone diary.
#pragma once

#include <span>
#include <vector>

#include <wx/dialog.h>

#include "app/diary_form.h"
#include "desktop/paint_kit.h"

class wxChoice;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::app {
class Logbook;
}

namespace needlebook::desktop {

/// Shown modally; wxID_OK once the scores are in the book.
class DiaryDialog : public wxDialog {
public:
    /// @param measures  The columns; at least one.
    /// @param home      The patient's home scores so far.
    DiaryDialog(wxWindow* parent, const Look& look, app::Logbook& book, const Patient& patient,
                std::vector<Measure> measures, std::vector<Reading> home);

    /// The scores that the book doesn't hold yet, and taking them up again.
    std::string typed() const { return form_.typed(); }
    void take_up(const std::string& typed);

private:
    void begin_on(const std::string& typed);
    void save();
    void say(const wxString& words);

    const Look& look_;
    app::Logbook& book_;
    Patient patient_;
    std::vector<Measure> measures_;
    std::vector<Reading> home_;
    app::DiaryForm form_;
    // Windows belong to the dialog; these only look.
    wxTextCtrl* first_;
    wxChoice* giver_;
    FaceWindow* grid_;
    wxStaticText* said_;
};

/// The day on which a grid begins: after the newest home score, but no more than ten days back.
Day diary_begin(std::span<const Reading> home, Day today);

}  // namespace needlebook::desktop
