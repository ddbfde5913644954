#include "gui_test.h"

#include <cctype>
#include <cstdlib>
#include <stdexcept>
#include <vector>

#include <wx/app.h>
#include <wx/stopwatch.h>
#include <wx/uiaction.h>
#include <wx/utils.h>
#include <wx/window.h>

namespace needlebook::test {

namespace {

constexpr long patience_ms = 10'000;

}  // namespace

bool wait_for(const std::function<bool()>& holds) {
    const wxStopWatch watch;
    while (watch.Time() < patience_ms) {
        if (holds())
            return true;
        wxYield();
        wxMilliSleep(5);
    }
    return holds();
}

void Keyboard::press(int code, int modifiers) {
    wxUIActionSimulator{}.Char(code, modifiers);
    wxYield();
    ++presses_;
}

void Keyboard::type(std::string_view ascii) {
    for (const char character : ascii) {
        if (character == '\n')
            press(WXK_RETURN);
        else if (character == ' ')
            press(WXK_SPACE);
        else
            press(std::toupper(static_cast<unsigned char>(character)));
    }
}

void click(wxWindow& window, const wxRect& box) {
    wxUIActionSimulator mouse;
    mouse.MouseMove(window.ClientToScreen(box.GetPosition() + box.GetSize() / 2));
    wxYield();
    mouse.MouseClick();
    wxYield();
}

void drag(wxWindow& window, wxPoint from, wxPoint to) {
    constexpr int steps = 8;
    wxUIActionSimulator mouse;
    mouse.MouseMove(window.ClientToScreen(from));
    wxYield();
    mouse.MouseDown();
    wxYield();
    for (int step = 1; step <= steps; ++step) {
        mouse.MouseMove(window.ClientToScreen(from + (to - from) * step / steps));
        wxYield();
    }
    mouse.MouseUp();
    wxYield();
}

TemporaryFolder::TemporaryFolder() {
    auto name = (std::filesystem::temp_directory_path() / "needlebook-test.XXXXXX").string();
    if (!mkdtemp(name.data()))
        throw std::runtime_error{"no temporary folder"};
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

app::Logbook new_book(const TemporaryFolder& folder, const Clock& clock) {
    auto book = app::Logbook::create(folder.path() / "test.needlebook", Secret{"correct horse"}, BookKind::practice,
                                     "Europe/London", clock, "J. Marsh");
    if (!book)
        throw std::runtime_error{book.error().detail};
    return *std::move(book);
}

}  // namespace needlebook::test
