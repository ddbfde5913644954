/// Ending a course of treatment: when, why, the last scores, and who asks again when.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <wx/dialog.h>

#include "app/course_end.h"
#include "desktop/page_context.h"

class wxButton;
class wxChoice;
class wxFlexGridSizer;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

/// Scores first, then what they were before: earlier ones are shown once each score is given or left out.
class CourseEndDialog : public wxDialog {
public:
    CourseEndDialog(wxWindow* parent, PageContext& context, const app::TrendView& view);

    /// Shows the earlier scores; those given by then stay as they are.
    void reveal();
    bool has_revealed() const { return revealed_; }

private:
    void add(wxFlexGridSizer& rows, const wxString& label, wxWindow* field);
    wxSizer* fields();
    void match_day();
    void say(const wxString& words, wxWindow& field);
    void say(app::EndFault fault);
    void accept();

    PageContext& context_;
    app::TrendView view_;
    // Windows belong to the dialog; these only look.
    wxTextCtrl* day_;
    wxChoice* reason_;
    std::vector<std::pair<Id<Measure>, wxChoice*>> scores_;
    wxButton* reveal_;
    wxStaticText* earlier_;
    wxTextCtrl* follow_up_on_;
    wxTextCtrl* follow_up_;
    wxTextCtrl* note_;
    wxStaticText* problem_;
    bool revealed_ = false;
};

}  // namespace needlebook::desktop
