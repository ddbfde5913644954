/// Agreeing on what treatment is for.
#pragma once

#include <optional>
#include <vector>

#include <wx/dialog.h>
#include <wx/timer.h>

#include "app/trend_view.h"
#include "desktop/page_context.h"

class wxCheckBox;
class wxChoice;
class wxRadioButton;
class wxSpinCtrl;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

/// wxID_OK once the agreement is in the book.
class AgreementDialog : public wxDialog {
public:
    AgreementDialog(wxWindow* parent, PageContext& context, app::TrendView view);

private:
    Aim aim() const;
    Agreement agreement() const;
    void show_fitting();
    void show_outlook();
    void propose_review();
    void accept();
    void say(const wxString& words, wxWindow* field);

    PageContext& context_;
    app::TrendView view_;
    // Windows belong to the dialog; these only look.
    std::vector<wxRadioButton*> aims_;
    wxChoice* measure_;
    wxTextCtrl* review_;
    wxTextCtrl* target_;
    wxTextCtrl* rate_;
    wxTextCtrl* rate_source_;
    wxSpinCtrl* visits_;
    wxSpinCtrl* spacing_;
    wxTextCtrl* words_;
    wxTextCtrl* stop_rule_;
    wxTextCtrl* reason_ = nullptr;
    wxCheckBox* patient_agrees_;
    wxCheckBox* practitioner_agrees_;
    wxStaticText* outlook_;
    wxStaticText* problem_;
    bool review_typed_ = false;
    wxTimer pause_;  ///< The outlook is simulated: not at every key, but once typing pauses.
};

}  // namespace needlebook::desktop
