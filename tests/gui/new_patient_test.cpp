/// A new patient by the keyboard: what they come for is chosen, not taken, and Enter finishes.
#include "desktop/new_patient_dialog.h"

#include <wx/choice.h>
#include <wx/frame.h>
#include <catch2/catch_test_macros.hpp>

#include "gui_test.h"

using namespace needlebook;

namespace {

const LocalMinute morning = date::local_days{date::year{2026} / 3 / 20} + std::chrono::hours{10};

wxChoice* first_choice(wxWindow& window) {
    for (auto* child : window.GetChildren()) {
        if (auto* found = dynamic_cast<wxChoice*>(child))
            return found;
        if (auto* found = first_choice(*child))
            return found;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("no complaint is chosen for a new patient, and Enter says so, then adds them") {
    const test::TemporaryFolder folder;
    auto book = test::new_book(folder, fixed_clock(morning));
    auto* frame = new wxFrame{nullptr, wxID_ANY, "Needlebook"};
    frame->Show();
    desktop::NewPatientDialog dialog{frame, book, "P0001"};
    auto* choice = first_choice(dialog);
    REQUIRE(choice != nullptr);
    REQUIRE(choice->GetSelection() == wxNOT_FOUND);
    bool asked = false;
    bool chosen = false;
    dialog.CallAfter([&] {
        test::Keyboard keys;
        test::wait_for([&] { return dialog.IsActive(); });
        keys.type("edith");
        keys.press(WXK_RETURN);
        asked = test::wait_for([&] { return wxWindow::FindFocus() == choice; });
        keys.press(WXK_DOWN);
        chosen = test::wait_for([&] { return choice->GetSelection() == 0; });
        keys.press(WXK_TAB);
        keys.press(WXK_RETURN);
        if (!test::wait_for([&] { return !dialog.IsModal(); }))
            dialog.EndModal(wxID_CANCEL);
    });
    CHECK(dialog.ShowModal() == wxID_OK);
    CHECK(asked);
    CHECK(chosen);
    CHECK(book.book().patients.all().size() == 1);
    frame->Destroy();
}
