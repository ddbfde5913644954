#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/session_form_keeper.h"
#include "app/side_effect_record.h"
#include "open_book.h"
#include "session_form_bench.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

TEST_CASE("where a side effect showed is one point, with its side, or nothing") {
    SideEffect effect;
    require(put_point(effect, " st 36 l "));
    CHECK(effect.point == "ST36");
    CHECK(effect.side == Side::left);
    require(put_point(effect, "gb34"));
    CHECK(effect.point == "GB34");
    CHECK(effect.side == Side::left);  // A point of two sides says nothing about which one.
    const auto before = effect;
    const auto* wrong = GENERATE("left leg", "st36 gb34", "st361");
    CHECK(put_point(effect, wrong).error().code == Errc::malformed);
    CHECK(effect == before);
    require(put_point(effect, ""));
    CHECK(effect.point.empty());
}

TEST_CASE("a place that has no number stays that place each time it is saved") {
    const auto* typed = GENERATE("ear:shenmen", "earL:shenmen", "ashi:\"below the knee\"", "ashi:calf:x3");
    SideEffect effect;
    require(put_point(effect, typed));
    const auto kept = effect;
    CAPTURE(kept.point);
    CHECK_FALSE(kept.point.empty());
    require(put_point(effect, kept.point));
    CHECK(effect == kept);
    // Typed anew, too.
    SideEffect again;
    again.side = kept.side;
    require(put_point(again, kept.point));
    CHECK(again == kept);
}

TEST_CASE("words that are no point, from another program, stay when the rest is saved") {
    SideEffect effect;
    effect.point = "below the knee";
    const auto before = effect;
    require(put_point(effect, "below the knee"));
    CHECK(effect == before);
}

TEST_CASE("what is written about a side effect later amends the signed session, whatever its severity") {
    OpenBook open;
    const auto session = open.signed_visit();
    auto effect = session.side_effects.front();
    effect.action = "Pressed for five minutes";
    effect.outcome = "Gone after a week";
    effect.causality = Causality::probable;
    effect.serious = true;
    require(change_side_effect(open.logbook, session, effect, "details added"));
    const auto later = open.logbook.book().sessions.superseded_by(session.id);
    REQUIRE(later);
    const auto now = *open.logbook.book().sessions.find(*later);
    REQUIRE(now.side_effects.size() == 1);
    CHECK(now.side_effects.front().action == "Pressed for five minutes");
    CHECK(now.side_effects.front().outcome == "Gone after a week");
    CHECK(now.side_effects.front().causality == Causality::probable);
    CHECK(now.side_effects.front().serious);
    CHECK(now.version_reason == "details added");

    // Once it isn't serious there is nothing to close; the same again writes nothing.
    auto closed = now.side_effects.front();
    closed.serious = false;
    closed.closed_on = day(2026, 3, 9);
    require(change_side_effect(open.logbook, now, closed, "not serious after all"));
    const auto last = *open.logbook.book().sessions.find(*open.logbook.book().sessions.superseded_by(now.id));
    CHECK_FALSE(last.side_effects.front().closed_on);
    require(change_side_effect(open.logbook, last, last.side_effects.front(), "nothing"));
    CHECK_FALSE(open.logbook.book().sessions.superseded_by(last.id));

    auto stranger = closed;
    stranger.id = open.logbook.ids().next<SideEffect>();
    CHECK(change_side_effect(open.logbook, last, stranger, "whose").error().code == Errc::not_found);
}

TEST_CASE("an event is marked serious while it is entered, and the draft keeps it") {
    Bench bench;
    bench.form.tick_side_effect(EntryPart::since_last, SideEffectKind::infection);
    CHECK_FALSE(bench.form.session().side_effects.front().serious);
    bench.form.set_side_effect_serious(EntryPart::since_last, SideEffectKind::infection, true);
    CHECK(bench.form.session().side_effects.front().serious);
    const auto again = value_of(from_draft(to_draft(bench.form.draft())));
    CHECK(again.entry.since_last.ticks.front().serious);
    bench.form.undo();
    CHECK_FALSE(bench.form.session().side_effects.front().serious);
}

TEST_CASE("going on with a draft loses nothing that the register wrote") {
    OpenBook open;
    auto keeper = value_of(EntryKeeper::open(open.logbook, open.maud.id, std::nullopt));
    auto& form = keeper.form();
    const auto question = GENERATE(EntryPart::since_last, EntryPart::seen_today);
    form.tick_side_effect(question, SideEffectKind::infection);
    require(keeper.keep());
    const auto id = form.entry().session;
    const auto begun = *open.logbook.book().sessions.find(id);
    REQUIRE(open.logbook.book().drafts.find(draft_name(id)));

    auto effect = begun.side_effects.front();
    effect.severity = Severity::severe;
    effect.serious = true;
    effect.note = "red around the needle";
    effect.point = "ST36";
    effect.causality = Causality::possible;
    effect.action = "Sent to the GP";
    require(change_side_effect(open.logbook, begun, effect, ""));
    auto again = value_of(EntryKeeper::open(open.logbook, open.maud.id, id));
    again.form().set_advice("Keep it dry.");
    require(again.keep());
    CHECK(open.logbook.book().sessions.find(id)->side_effects == std::vector{effect});
}

TEST_CASE("severe ones, and incidents whatever the harm, are asked about") {
    CHECK(may_be_serious(SideEffectKind::bruise, Severity::severe));
    CHECK_FALSE(may_be_serious(SideEffectKind::bruise, Severity::moderate));
    CHECK(may_be_serious(SideEffectKind::retained_needle, Severity::mild));
    CHECK(may_be_serious(SideEffectKind::pneumothorax, Severity::mild));
}
