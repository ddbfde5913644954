/// The register when the book fails under it.
#include "desktop/practice_panels.h"

#include <wx/frame.h>
#include <catch2/catch_test_macros.hpp>

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

}  // namespace

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
}
