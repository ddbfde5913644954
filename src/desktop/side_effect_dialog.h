/// One side effect of the register: what is known, what was done, how it went on; a serious one with its form, and
/// closed when it is over.
#pragma once

#include <wx/dialog.h>

#include "app/practice_papers.h"
#include "desktop/page_context.h"

class wxButton;
class wxCheckBox;
class wxChoice;
class wxFlexGridSizer;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

/// What is changed is an amendment of the signed session.
class SideEffectDialog : public wxDialog {
public:
    SideEffectDialog(wxWindow* parent, PageContext& context, app::RegisterEntry entry);

    /// Whether the session itself is wanted next.
    bool wants_session() const { return wants_session_; }

private:
    wxSizer* fields();
    wxSizer* buttons();
    wxChoice* add_choice(wxFlexGridSizer& rows, const wxString& label, const wxArrayString& items, int chosen);
    wxTextCtrl* add_text(wxFlexGridSizer& rows, const wxString& label, const std::string& value, int lines);
    void add(wxFlexGridSizer& rows, const wxString& label, wxWindow* field);
    void show_serious();
    bool take_fields();
    void save();
    void save_form();
    void say(const wxString& words);

    PageContext& context_;
    app::RegisterEntry entry_;
    bool wants_session_ = false;
    // Windows belong to the dialog; these only look.
    wxChoice* severity_;
    wxCheckBox* serious_;
    wxChoice* causality_;
    wxTextCtrl* point_;
    wxChoice* side_;
    wxTextCtrl* onset_;
    wxTextCtrl* action_;
    wxTextCtrl* outcome_;
    wxTextCtrl* note_;
    wxCheckBox* closed_;
    wxStaticText* problem_;
    wxButton* form_;
};

}  // namespace needlebook::desktop
