/// The amber bar that says what happened, what was kept and what to do.
#pragma once

#include <string>

#include <wx/panel.h>

#include "desktop/paint_kit.h"

class wxStaticText;

namespace needlebook::desktop {

/// Stays until it is closed; never by itself.
class NoticeBar : public wxPanel {
public:
    NoticeBar(wxWindow* parent, const Look& look);

    /// @param what  What happened; stands in bold.
    /// @param then  What was kept and what to do; may be empty.
    void say(const std::string& what, const std::string& then = {});
    void dismiss();

private:
    const Look& look_;
    wxStaticText* what_;
    wxStaticText* then_;
};

}  // namespace needlebook::desktop
