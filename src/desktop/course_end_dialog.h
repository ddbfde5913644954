/// Ending a course of treatment: when, why, the last scores, and how to ask again.
#pragma once

#include <wx/dialog.h>

#include "app/trend_view.h"
#include "desktop/page_context.h"

class wxChoice;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

class CourseEndDialog : public wxDialog {
public:
    CourseEndDialog(wxWindow* parent, PageContext& context, const app::TrendView& view);

private:
    void accept();

    PageContext& context_;
    Id<Complaint> complaint_;
    Id<Patient> patient_;
    // Windows belong to the dialog; these only look.
    wxTextCtrl* day_;
    wxChoice* reason_;
    wxTextCtrl* follow_up_;
    wxTextCtrl* note_;
    wxStaticText* problem_;
};

}  // namespace needlebook::desktop
