/// Reports: for whom, which parts, what they look like; printed or saved.
#pragma once

#include <vector>

#include <wx/dialog.h>

#include "app/report_view.h"
#include "desktop/paint_kit.h"

class wxCheckListBox;
class wxChoice;
class wxStaticText;

namespace needlebook::desktop {

class NoticeBar;
class PagePreview;

class ReportsDialog : public wxDialog {
public:
    ReportsDialog(wxWindow* parent, const Look& look, app::Logbook& book, app::ReportSource source,
                  app::ReportReader reader);

    const PagePreview& preview() const { return *preview_; }
    void choose(app::ReportReader reader);
    void leave_out(app::ReportPart part, bool out);

private:
    app::ReportReader reader() const;
    std::vector<app::ReportPart> left_out() const;
    report::Document document() const;
    void lay_out();
    void list_parts();
    void print();
    void save();
    void note(const char* kind);

    const Look& look_;
    app::Logbook& book_;
    app::ReportSource source_;
    // Windows belong to the dialog; these only look.
    wxChoice* reader_;
    wxStaticText* parts_label_;
    wxCheckListBox* parts_;
    wxStaticText* always_;
    wxStaticText* count_;
    NoticeBar* notice_;
    PagePreview* preview_;
};

}  // namespace needlebook::desktop
