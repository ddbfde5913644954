/// Locking by itself: only after a time in which nobody touched anything.
#include <catch2/catch_test_macros.hpp>

#include <wx/frame.h>
#include <wx/stopwatch.h>
#include <wx/textctrl.h>

#include "desktop/lock.h"
#include "gui_test.h"

using namespace needlebook;
using namespace needlebook::desktop;
using namespace needlebook::test;
using namespace std::chrono_literals;

TEST_CASE("the book locks after a time without a key, and each key begins that time anew") {
    auto* frame = new wxFrame{nullptr, wxID_ANY, "idle"};
    auto* field = new wxTextCtrl{frame, wxID_ANY};
    frame->Show();
    field->SetFocus();
    REQUIRE(wait_for([&] { return frame->IsActive() && field->HasFocus(); }));
    int locked = 0;
    {
        IdleWatch idle{[&] { ++locked; }};
        idle.lock_after(3s);
        const wxStopWatch watch;
        Keyboard keyboard;
        // Longer than the time in all, but never as long without a key.
        while (watch.Time() < 6000) {
            keyboard.press('A');
            REQUIRE(locked == 0);
        }
        CHECK(wait_for([&] { return locked == 1; }));
        idle.lock_after(std::nullopt);
    }
    CHECK(locked == 1);
    frame->Destroy();
}
