/// The form of a serious event: what is known, what was done, how it went on; closed when it is over.
#pragma once

#include <wx/dialog.h>

#include "app/practice_papers.h"
#include "desktop/page_context.h"

class wxCheckBox;
class wxChoice;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

/// What is changed is an amendment of the signed session.
class SeriousEventDialog : public wxDialog {
public:
    SeriousEventDialog(wxWindow* parent, PageContext& context, app::RegisterEntry entry);

private:
    bool take_fields();
    void save();
    void save_form();
    void say(const wxString& words);

    PageContext& context_;
    app::RegisterEntry entry_;
    // Windows belong to the dialog; these only look.
    wxChoice* severity_;
    wxChoice* causality_;
    wxTextCtrl* onset_;
    wxTextCtrl* action_;
    wxTextCtrl* outcome_;
    wxTextCtrl* note_;
    wxCheckBox* closed_;
    wxStaticText* problem_;
};

}  // namespace needlebook::desktop
