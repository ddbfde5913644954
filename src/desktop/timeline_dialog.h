/// The history of one patient's record: who, when, what, before and after.
#pragma once

#include <string>
#include <vector>

#include <wx/dialog.h>

#include "app/timeline.h"

class wxListCtrl;

namespace needlebook::desktop {

class TimelineDialog : public wxDialog {
public:
    TimelineDialog(wxWindow* parent, const std::string& patient, std::vector<app::TimelineItem> items);

private:
    void show_changes(long row);

    std::vector<app::TimelineItem> items_;
    // Windows belong to the dialog; these only look.
    wxListCtrl* entries_;
    wxListCtrl* changes_;
};

}  // namespace needlebook::desktop
