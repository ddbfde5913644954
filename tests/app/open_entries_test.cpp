#include "app/open_entries.h"

#include <catch2/catch_test_macros.hpp>

#include "app/open_book.h"
#include "app/session_form_keeper.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

const Day today = day(2026, 3, 20);

OpenEntry entry(std::int64_t id, Day on, std::string room) {
    OpenEntry entry;
    entry.session = {id};
    entry.starts = on + std::chrono::hours{10};
    entry.room = std::move(room);
    entry.minutes_planned = 25;
    return entry;
}

std::vector<std::pair<std::int64_t, int>> places(const std::vector<OpenEntry>& entries) {
    std::vector<std::pair<std::int64_t, int>> found;
    for (const auto& one : entries)
        found.emplace_back(one.session.value, one.place);
    return found;
}

/// A second patient with one measure of that kind.
Patient add_patient(OpenBook& open, const std::string& code, MeasureKind kind) {
    Patient patient;
    patient.id = open.logbook.ids().next<Patient>();
    patient.code = code;
    patient.added_on = day(2026, 3, 1);
    auto complaint = open.feet;
    complaint.id = open.logbook.ids().next<Complaint>();
    complaint.patient = patient.id;
    auto measure = open.pain;
    measure.id = open.logbook.ids().next<Measure>();
    measure.complaint = complaint.id;
    measure.kind = kind;
    require(open.logbook.commit({"add_patient", {added(patient), added(complaint), added(measure)}}, patient.id));
    return patient;
}

}  // namespace

TEST_CASE("a numbered room is its own key, and the others get what is left, today's first") {
    std::vector<OpenEntry> entries{entry(1, today - date::days{3}, ""), entry(2, today, "2"), entry(3, today, "Blue"),
                                   entry(4, today, "2")};
    give_places(entries, today);
    CHECK(places(entries) == std::vector<std::pair<std::int64_t, int>>{{3, 1}, {2, 2}, {4, 3}, {1, 4}});
}

TEST_CASE("a room keeps its key when another is signed") {
    std::vector<OpenEntry> entries{entry(1, today, "1"), entry(2, today, "2")};
    entries.erase(entries.begin());
    give_places(entries, today);
    CHECK(places(entries) == std::vector<std::pair<std::int64_t, int>>{{2, 2}});
    CHECK(next_room(entries, today) == "1");
}

TEST_CASE("beyond nine there is no key") {
    std::vector<OpenEntry> entries;
    for (std::int64_t id = 1; id <= 11; ++id)
        entries.push_back(entry(id, today, ""));
    give_places(entries, today);
    CHECK(entries.at(8).place == 9);
    CHECK(entries.at(9).place == 0);
    CHECK(next_room(entries, today).empty());
}

TEST_CASE("the first session of a day has no room of its own accord") {
    std::vector<OpenEntry> entries{entry(1, today - date::days{1}, "")};
    give_places(entries, today);
    CHECK(next_room(entries, today).empty());
}

TEST_CASE("needles are due at the minute that was planned, and not once they are out") {
    auto one = entry(1, today, "");
    const Instant start{(today + std::chrono::hours{10}).time_since_epoch()};
    CHECK_FALSE(is_due(one, start));
    one.needles_in_at = start;
    CHECK_FALSE(is_due(one, start + std::chrono::minutes{24}));
    CHECK(is_due(one, start + std::chrono::minutes{25}));
    one.needles_out_at = start + std::chrono::minutes{26};
    CHECK_FALSE(is_due(one, start + std::chrono::minutes{40}));
    CHECK(minutes_in_place(one, start + std::chrono::minutes{40}) == 26);
}

TEST_CASE("what is typed and what is kept are one open session, told from the newest of both") {
    OpenBook open;
    auto keeper = value_of(EntryKeeper::open(open.logbook, open.maud.id, std::nullopt));
    keeper.form().set_notes("restless legs");
    require(keeper.keep());
    keeper.form().set_room("Blue");
    keeper.form().start_timer();
    require(keeper.keep_typing());
    const auto entries = value_of(open_entries(open.logbook));
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].name == "Maud Ellery");
    CHECK(entries[0].room == "Blue");
    CHECK(entries[0].needles_in_at);
    CHECK(entries[0].place == 1);
}

TEST_CASE("a session moved to its right patient leaves nothing with the wrong one") {
    OpenBook open;
    open.signed_visit();
    const auto kind = GENERATE(MeasureKind::pain, MeasureKind::sleep);
    const auto right = add_patient(open, "JB1", kind);
    auto keeper = value_of(EntryKeeper::open(open.logbook, open.maud.id, std::nullopt));
    auto& form = keeper.form();
    form.answer_score(0, *Score::from(6));
    require(keeper.reveal());
    form.tick_side_effect(EntryPart::since_last, SideEffectKind::bruise);
    form.tick_change(ChangeKind::medicine);
    form.take_last_points();
    form.set_private_note("Came late");
    form.add_arms();
    form.set_extent(static_cast<int>(form.entry().extents.size()) - 1, 2);
    require(keeper.keep());

    const auto session = value_of(keeper.move_to(right.id));
    require(keeper.keep());
    CHECK(open.logbook.book().sessions.current_of(open.maud.id).size() == 1);
    CHECK(open.logbook.book().changes.of(open.maud.id).empty());
    CHECK(open.logbook.book().changes.of(right.id).size() == 1);
    REQUIRE(value_of(open.logbook.drafts()).size() == 1);

    auto there = value_of(EntryKeeper::open(open.logbook, right.id, session));
    const auto& entry = there.form().entry();
    CHECK(entry.patient == right.id);
    CHECK_FALSE(entry.revealed);
    CHECK(there.form().needles().needles == open.visit().needles);
    CHECK(entry.since_last.ticks.size() == 1);
    CHECK(entry.private_note == "Came late");
    CHECK(std::ranges::any_of(entry.extents,
                              [](const ExtentRow& row) { return row.limb == Limb::arm && row.level == 2; }));
    const bool same = kind == MeasureKind::pain;
    REQUIRE(entry.scores.size() == 1);
    CHECK(entry.scores[0].score.has_value() == same);
    CHECK((entry.notes.find("Pain: 6") != std::string::npos) == !same);
    CHECK(open.history_findings().empty());
}

TEST_CASE("a session moved to another day proposes the points of the one before that day") {
    OpenBook open;
    open.signed_visit(day(2026, 3, 2));
    auto second = open.visit(day(2026, 3, 9));
    second.needles.resize(1);
    second.counted_out = {{"legs", 2}};
    require(open.logbook.commit({"add_session", {added(second)}}, second.id));
    auto keeper = value_of(EntryKeeper::open(open.logbook, open.maud.id, std::nullopt));
    CHECK(keeper.form().context().ordinal == 3);
    keeper.form().set_starts(day(2026, 3, 5) + std::chrono::hours{9});
    require(keeper.keep());
    CHECK(keeper.form().context().ordinal == 2);
    CHECK(keeper.form().context().last->needles.size() == 2);
    keeper.form().set_starts(day(2026, 3, 12) + std::chrono::hours{9});
    require(keeper.keep());
    CHECK(keeper.form().context().ordinal == 3);
    CHECK(keeper.form().context().last->id == second.id);
}
