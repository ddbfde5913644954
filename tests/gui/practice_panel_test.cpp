/// The practice page: its register when the book fails under it, its picture by keys, a book without any session.
#include "desktop/practice_panels.h"

#include <wx/app.h>
#include <wx/button.h>
#include <wx/frame.h>
#include <wx/sizer.h>
#include <catch2/catch_test_macros.hpp>

#include "desktop/picture_pane.h"
#include "desktop/practice_page.h"
#include "desktop/today_page.h"
#include "gui_test.h"
#include "paint/typesetter.h"
#include "store/book_file.h"
#include "store/connection.h"

using namespace needlebook;

namespace {

const LocalMinute morning = date::local_days{date::year{2026} / 3 / 20} + std::chrono::hours{10};

/// A visit on the day of the clock, not signed yet, with a bruise.
void add_bruise(app::Logbook& book) {
    Patient patient;
    patient.id = book.ids().next<Patient>();
    patient.code = "ME1";
    patient.added_on = day_of(morning);
    Session session;
    session.id = book.ids().next<Session>();
    session.patient = patient.id;
    session.starts = morning;
    session.started_at = Instant{morning.time_since_epoch()};
    session.side_effects_seen = 1;
    SideEffect bruise;
    bruise.id = book.ids().next<SideEffect>();
    session.side_effects = {bruise};
    REQUIRE(book.commit({"add_patient", {app::added(patient), app::added(session)}}, patient.id));
}

void press(wxWindow& window, int code) {
    wxKeyEvent key{wxEVT_KEY_DOWN};
    key.m_keyCode = code;
    key.SetEventObject(&window);
    window.GetEventHandler()->ProcessEvent(key);
}

/// The first window below `window` of that kind and label.
template <class Window>
Window* find_in(wxWindow& window, const wxString& label) {
    for (auto* child : window.GetChildren()) {
        if (auto* found = dynamic_cast<Window*>(child); found && found->GetLabelText().StartsWith(label))
            return found;
        if (auto* found = find_in<Window>(*child, label))
            return found;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("the picture of the practice takes the keyboard and scrolls by keys, with a ring where it is") {
    auto* frame = new wxFrame{nullptr, wxID_ANY, "Practice", wxDefaultPosition, wxSize{500, 300}};
    paint::Typesetter type;
    const desktop::Look look{&type, chart::light_theme(), 13.333};
    auto* pane = new desktop::PicturePane{frame, look, "Side effects, drawn"};
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(pane, wxSizerFlags{1}.Expand());
    frame->SetSizer(column);
    frame->Show();
    std::vector<desktop::PictureBlock> blocks(12);
    for (auto& block : blocks)
        block.sentences = {"A sentence that says something.", "And another one."};
    pane->show(blocks);
    auto& face = dynamic_cast<desktop::FaceWindow&>(*pane->GetChildren().front());
    REQUIRE(test::wait_for([&] {
        const int seen = pane->GetClientSize().GetHeight();
        return seen > 150 && pane->GetVirtualSize().GetHeight() > seen + 150;
    }));
    CHECK(face.AcceptsFocusFromKeyboard());
    pane->focus();
    const auto ring = [&]() -> const chart::Rect* {
        const auto& marks = face.face().scene.marks;
        return marks.empty() ? nullptr : std::get_if<chart::Rect>(&marks.back());
    };
    REQUIRE(test::wait_for([&] { return ring() != nullptr; }));
    const auto at = [&] { return pane->GetViewStart().y; };
    REQUIRE(at() == 0);
    press(face, WXK_DOWN);
    CHECK(at() == 1);
    press(face, WXK_UP);
    CHECK(at() == 0);
    press(face, WXK_PAGEDOWN);
    const int page = at();
    CHECK(page > 1);
    CHECK(ring()->box.top > 1);
    press(face, WXK_END);
    CHECK(at() > page);
    press(face, WXK_HOME);
    CHECK(at() == 0);
    frame->Destroy();
    wxYield();  // It goes while what it paints with is there.
}

TEST_CASE("a book without a session says what to do instead of showing empty tables") {
    const test::TemporaryFolder folder;
    auto book = test::new_book(folder, fixed_clock(morning));
    auto* frame = new wxFrame{nullptr, wxID_ANY, "Practice", wxDefaultPosition, wxSize{900, 600}};
    paint::Typesetter type;
    const desktop::Look look{&type, chart::light_theme(), 13.333};
    desktop::PageContext context{book, look, [](const std::string&, const std::string&) {}, {}, {}, {}, {}};
    desktop::LedgerKeeper keeper{book, [](const Error&) {}};
    auto* practice = new desktop::PracticePage{frame, context, keeper, {}};
    auto* today = new desktop::TodayPage{frame, context, keeper, [](const app::TodayItem&) {}, [] { return ""; }};
    keeper.on_change([&] {
        practice->heard();
        today->heard();
    });
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(practice, wxSizerFlags{1}.Expand());
    column->Add(today, wxSizerFlags{1}.Expand());
    frame->SetSizer(column);
    frame->Show();
    practice->show_now();
    today->show_now();
    auto* words = find_in<wxStaticText>(*practice, "Nothing can be counted yet");
    REQUIRE(words != nullptr);
    auto* open = find_in<wxButton>(*today, "Open");
    REQUIRE(open != nullptr);
    CHECK(test::wait_for([&] { return words->IsShown() && !open->IsShown(); }));
    auto* csv = find_in<wxButton>(*practice, "Save the table");
    REQUIRE(csv != nullptr);
    CHECK_FALSE(csv->IsEnabled());
    add_bruise(book);
    CHECK(test::wait_for([&] { return !words->IsShown() && open->IsShown() && csv->IsEnabled(); }));
    frame->Destroy();
    wxYield();  // It goes while what it paints with is there.
}

TEST_CASE("a register that can't be read any more is empty, and says why") {
    const test::TemporaryFolder folder;
    auto book = test::new_book(folder, fixed_clock(morning));
    add_bruise(book);
    app::PracticeLedger ledger{book};
    REQUIRE(ledger.read_all());
    auto* frame = new wxFrame{nullptr, wxID_ANY, "Practice"};
    paint::Typesetter type;
    const desktop::Look look{&type, chart::light_theme(), 13.333};
    int noticed = 0;
    desktop::PageContext context{book, look, [&](const std::string&, const std::string&) { ++noticed; }, {}, {},
                                 {},   {}};
    auto* panel = new desktop::SideEffectsPanel{frame, context, {}};
    panel->show(&ledger, {});
    REQUIRE(panel->found().size() == 1);

    // Another program writes what no release can read.
    store::keyed(folder.path() / "test.needlebook", Secret{"correct horse"})
        ->run("PRAGMA ignore_check_constraints = ON; UPDATE side_effect SET kind = 'nonsense'");
    panel->show(&ledger, {});
    CHECK(noticed == 1);
    CHECK(panel->found().empty());
    frame->Destroy();
    wxYield();  // It goes while what it paints with is there.
}
