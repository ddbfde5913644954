/// What the form that amends a session makes of the two questions about side effects.
#include "desktop/amend_effects.h"

#include <wx/frame.h>
#include <wx/sizer.h>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace needlebook;

namespace {

/// The session as its form gives it back when nobody touched a field.
Session untouched(const Session& session) {
    auto* frame = new wxFrame{nullptr, wxID_ANY, "Amend"};
    wxFlexGridSizer rows{2};
    const desktop::AmendEffects effects{*frame, rows, session};
    auto taken = session;
    effects.take(taken);
    frame->Destroy();
    return taken;
}

}  // namespace

TEST_CASE("an amendment leaves the answers about side effects as they were entered") {
    const auto answer = GENERATE(Answered::not_asked, Answered::none, Answered::declined);
    Session session;
    session.side_effects_asked = Answer<int>::without_value(answer);
    session.side_effects_seen = Answer<int>::without_value(answer);
    CHECK(untouched(session) == session);
}

TEST_CASE("an amendment keeps a count of side effects that no row tells of") {
    Session session;
    session.side_effects_asked = 2;
    session.side_effects_seen = 1;
    CHECK(untouched(session) == session);
}
