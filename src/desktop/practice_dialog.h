/// The settings of the practice, which lie in the book: name, practitioners, constants.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <wx/dialog.h>

#include "app/logbook.h"
#include "domain/practice.h"

class wxBookCtrlBase;
class wxCheckBox;
class wxSpinCtrl;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

class ConstantsPane;
class PractitionersPane;

/// Keeps everything, or nothing and says why. Not for a book opened for reading.
class PracticeDialog : public wxDialog {
public:
    PracticeDialog(wxWindow* parent, app::Logbook& book, Practice practice, std::vector<Practitioner> practitioners,
                   const outcome::Constants& constants);

private:
    wxWindow* practice_page(wxBookCtrlBase* pages);
    Practice read() const;
    void accept();

    app::Logbook& book_;
    Practice before_;
    // Windows belong to the dialog; these only look.
    wxBookCtrlBase* pages_;
    std::map<std::string, wxTextCtrl*> fields_;
    wxCheckBox* guarded_view_ = nullptr;
    wxSpinCtrl* lock_after_ = nullptr;
    wxSpinCtrl* retention_ = nullptr;
    PractitionersPane* practitioners_;
    ConstantsPane* constants_;
    wxStaticText* problem_;
};

/// Shows the settings of `book`. Fails with what the book fails with.
Result<void> ask_practice_settings(wxWindow* parent, app::Logbook& book);

}  // namespace needlebook::desktop
