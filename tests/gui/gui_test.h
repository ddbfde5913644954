/// What tests of the window share: waiting on conditions, keys and clicks that go through the
/// X server, a book of its own for each test.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include <wx/gdicmn.h>

#include "app/logbook.h"
#include "base/clock.h"

class wxWindow;

namespace needlebook::test {

/// Lets the program run until `holds`, ten seconds at most; whether it held.
bool wait_for(const std::function<bool()>& holds);

/// Real key presses, counted: a key with its modifiers is one press.
class Keyboard {
public:
    void press(int code, int modifiers = 0);
    void type(std::string_view ascii);  ///< Each character one press.
    int presses() const { return presses_; }

private:
    int presses_ = 0;
};

/// A real click in the middle of `box` of `window`, in its client coordinates.
void click(wxWindow& window, const wxRect& box);

/// Presses the button at one place of `window`, moves there in steps, and lets go at the other.
void drag(wxWindow& window, wxPoint from, wxPoint to);

/// An empty folder, gone at the end.
class TemporaryFolder {
public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// A new practice book in `folder`, opened for writing.
app::Logbook new_book(const TemporaryFolder& folder, const Clock& clock);

}  // namespace needlebook::test
