/// First start: a new book, an old one, or a look around.
#pragma once

#include <functional>

#include <wx/scrolwin.h>

namespace needlebook::desktop {

struct StartActions {
    std::function<void()> new_book;
    std::function<void()> open_book;
    std::function<void()> demonstration;
};

class StartPage : public wxScrolledWindow {
public:
    StartPage(wxWindow* parent, StartActions actions);
};

}  // namespace needlebook::desktop
