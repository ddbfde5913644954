/// One session as a page of text: fields, amendments, and what can still be done.
#pragma once

#include <functional>
#include <optional>

#include <wx/scrolwin.h>

#include "app/views.h"
#include "base/clock.h"

namespace needlebook::desktop {

struct SessionViewActions {
    std::function<void()> amend;
    std::function<void()> mark_void;
    std::function<void()> go_on;
};

class SessionView : public wxScrolledWindow {
public:
    SessionView(wxWindow* parent, SessionViewActions actions);

    /// @param treatments  How many of the patient's count.
    void show(const app::SessionPage& page, int treatments, bool read_only, const Clock& clock);
    void show_nothing(const wxString& sentence, const wxString& help);

private:
    void add_head(wxSizer& column, const app::SessionPage& page, int treatments, bool read_only, const Clock& clock);
    void add_fields(wxSizer& column, const app::SessionPage& page, const Clock& clock);
    void finish(wxSizer* column);

    SessionViewActions actions_;
};

}  // namespace needlebook::desktop
