/// "How this was judged": the windows, the averages, the noise, the range and the rule.
#pragma once

#include <string>
#include <vector>

#include <wx/dialog.h>

#include "report/how_judged.h"

namespace needlebook::desktop {

class HowJudgedDialog : public wxDialog {
public:
    /// @param score     Name of the score, "Pain".
    /// @param sentence  The verdict as it stands on the trend.
    HowJudgedDialog(wxWindow* parent, const std::string& score, const std::string& sentence,
                    const std::vector<report::JudgedRow>& rows);
};

}  // namespace needlebook::desktop
