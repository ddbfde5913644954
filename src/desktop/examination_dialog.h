/// Enters an examination: what was examined, where, when, and what was found.
#pragma once

#include <wx/dialog.h>

#include "app/examination_form.h"
#include "domain/patient.h"

class wxChoice;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::app {
class Logbook;
}

namespace needlebook::desktop {

class ExaminationDialog : public wxDialog {
public:
    ExaminationDialog(wxWindow* parent, app::Logbook& book, const Patient& patient);

private:
    void show_kind();
    void show_answer();
    void accept();
    void say(const wxString& words);

    app::Logbook& book_;
    Patient patient_;
    bool asked_twice_ = false;  ///< Whether an unlikely value was pointed out.
    // Windows belong to the dialog; these only look.
    wxChoice* kind_;
    wxChoice* side_;
    wxTextCtrl* day_;
    wxChoice* answer_;
    wxTextCtrl* value_;
    wxStaticText* unit_;
    wxTextCtrl* note_;
    wxStaticText* about_;
    wxStaticText* problem_;
};

}  // namespace needlebook::desktop
