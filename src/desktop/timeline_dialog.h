/// The history of one patient's record: who, when, what, before and after.
#pragma once

#include <string>
#include <vector>

#include <wx/dialog.h>

#include "app/timeline.h"

namespace needlebook::desktop {

class RowTable;

class TimelineDialog : public wxDialog {
public:
    TimelineDialog(wxWindow* parent, const std::string& patient, std::vector<app::TimelineItem> items);

private:
    void show_changes();

    std::vector<app::TimelineItem> items_;
    // Windows belong to the dialog; these only look.
    RowTable* entries_;
    RowTable* changes_;
};

}  // namespace needlebook::desktop
