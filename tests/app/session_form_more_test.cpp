#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/open_book.h"
#include "app/session_form_bench.h"
#include "app/session_form_keeper.h"
#include "domain/point_protocol.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

EntryContext with_extent() {
    auto context = follow_up();
    context.ask_extent = true;
    return context;
}

}  // namespace

TEST_CASE("feet are looked at after the extent: N, - and D answer, words say what was seen") {
    Bench bench{with_extent()};
    bench.form.go_to(EntryPart::extent);
    bench.type("45");
    CHECK(bench.form.place().part == EntryPart::feet);
    const auto [key, state] =
        GENERATE(table<char, Answered>({{'n', Answered::none}, {'-', Answered::not_asked}, {'d', Answered::declined}}));
    bench.press(key);
    CHECK(bench.form.place().part == EntryPart::changes);
    CHECK(bench.form.session().feet_looked_at.state() == state);
    bench.form.set_feet_words("Callus under the left big toe");
    CHECK(bench.form.session().feet_looked_at == Answer<std::string>{"Callus under the left big toe"});
    bench.form.set_feet_words("");
    CHECK_FALSE(bench.form.entry().feet);
}

TEST_CASE("scores right after have rows of their own and never fill in those before") {
    Bench bench;
    bench.form.go_to(EntryPart::after);
    bench.type("1013");
    CHECK(bench.scores() == Points{{}, {}, {}});
    const auto& after = bench.form.entry().after;
    CHECK(after[0].score == Answer<Score>{*Score::from(10)});
    CHECK(after[1].score == Answer<Score>{*Score::from(1)});
    CHECK(after[2].score == Answer<Score>{*Score::from(3)});
    const auto session = bench.form.session();
    REQUIRE(session.readings.size() == 3);
    CHECK(std::ranges::all_of(session.readings,
                              [](const Reading& reading) { return reading.source == ReadingSource::after; }));
}

TEST_CASE("who answered is kept with every score, in the draft too, and taken back like a key") {
    Bench bench;
    bench.form.go_to(EntryPart::scores);
    bench.type("754");
    CHECK(bench.form.session().readings.front().giver == Giver::patient);
    bench.form.set_giver(Giver::phone);
    const auto session = bench.form.session();
    REQUIRE(session.readings.size() == 3);
    CHECK(std::ranges::all_of(session.readings, [](const Reading& one) { return one.giver == Giver::phone; }));
    const auto kept = value_of(from_draft(to_draft(bench.form.draft())));
    CHECK(kept.entry.giver == Giver::phone);
    bench.form.undo();
    CHECK(bench.form.entry().giver == Giver::patient);
}

TEST_CASE("Enter passes by what few sessions need") {
    Bench bench;
    bench.form.set_line("st36 ");
    bench.form.go_to(EntryPart::seen_today);
    bench.type("n");
    CHECK(bench.form.place().part == EntryPart::advice);
    bench.type("\n");
    CHECK(bench.form.place().part == EntryPart::notes);
}

TEST_CASE("press needles that stay in are counted before a session is signed") {
    Bench bench;
    bench.form.go_to(EntryPart::techniques);
    bench.type("p");
    const auto left_in = [&] {
        const auto faults = bench.form.faults();
        return std::ranges::find(faults, EntryFault::press_needles_not_counted) != faults.end();
    };
    CHECK(left_in());
    auto technique = bench.form.entry().techniques.front();
    technique.place = "Left ear";
    technique.pieces = 2;
    technique.removal_advice = "Take them out on Thursday.";
    bench.form.set_technique(technique);
    CHECK_FALSE(left_in());
    CHECK(bench.form.session().techniques == std::vector<Technique>{technique});
    bench.type("p");
    CHECK(bench.form.session().techniques.empty());
}

TEST_CASE("a copied note is marked until it is edited, and the fourth same note is counted") {
    auto context = follow_up();
    context.last_notes = {"Slept well", "Slept well ", "Slept well"};
    Bench bench{context};
    CHECK(bench.form.same_note_in_a_row() == 1);
    bench.form.copy_last_note();
    CHECK(bench.form.session().notes_copied);
    CHECK(bench.form.same_note_in_a_row() == 4);
    bench.form.set_notes("Slept well");
    CHECK(bench.form.session().notes_copied);
    bench.form.set_notes("Slept well, four hours");
    CHECK_FALSE(bench.form.session().notes_copied);
    CHECK(bench.form.same_note_in_a_row() == 1);
}

TEST_CASE("what is said of one point stands in the line and leaves the others alone") {
    Bench bench;
    bench.form.set_line("st36 sp6l ");
    const auto before = bench.form.needles().needles.front();
    auto needle = before;
    needle.detail.depth_mm = 30;
    needle.detail.stimulation = Stimulation::manual;
    bench.form.set_needle(before, needle);
    const auto needles = bench.form.needles().needles;
    REQUIRE(needles.size() == 2);
    CHECK(needles[0] == needle);
    CHECK(needles[1].side == Side::left);
    bench.form.undo();
    CHECK(bench.form.entry().line == "st36 sp6l ");
}

TEST_CASE("of two items of one point the one meant is changed or taken out") {
    Bench bench;
    bench.form.set_line("st36l:25mm st36r:30mm gb34 ");
    const auto right = bench.form.needles().needles.at(1);
    REQUIRE(right.side == Side::right);
    auto deeper = right;
    deeper.detail.depth_mm = 35;
    bench.form.set_needle(right, deeper);
    CHECK(bench.form.needles().needles.at(0).detail.depth_mm == 25);
    CHECK(bench.form.needles().needles.at(1).detail.depth_mm == 35);
    bench.form.take_out(deeper);
    REQUIRE(bench.form.needles().needles.size() == 2);
    CHECK(bench.form.needles().needles.at(0).side == Side::left);
}

TEST_CASE("of last time's points one side, or a place without a number, is taken out and put back") {
    auto context = follow_up();
    context.last = last_session("st36l:25mm st36r:30mm ashi:\"outer calf\" gb34");
    Bench bench{context};
    bench.form.take_last_points();
    bench.form.take_out(bench.form.needles().needles.at(1));
    REQUIRE(bench.form.needles().ok());
    REQUIRE(bench.form.needles().needles.size() == 3);
    CHECK(bench.form.needles().needles.at(0).side == Side::left);
    bench.form.take_out(bench.form.needles().needles.at(1));
    REQUIRE(bench.form.needles().ok());
    CHECK(bench.codes() == std::vector<std::string>{"ST36", "GB34"});
    const auto dropped = bench.form.needles().dropped;
    REQUIRE(dropped.size() == 2);
    for (const auto& needle : dropped)
        bench.form.put_back(needle);
    CHECK(bench.form.needles().ok());
    CHECK(bench.form.needles().needles.size() == 4);
}

TEST_CASE("an electrode pair is told needle by needle") {
    Bench bench;
    bench.form.set_line("st36 gb34 ");
    for (const std::size_t at : {0U, 1U}) {
        const auto before = bench.form.needles().needles.at(at);
        auto after = before;
        after.pair = 1;
        after.detail.stimulation = Stimulation::electro;
        bench.form.set_needle(before, after);
        CHECK(bench.form.needles().ok() == (at == 1));
    }
    CHECK(bench.form.needles().needles.at(0).pair == 1);
    CHECK(bench.form.needles().needles.at(1).pair == 1);
}

TEST_CASE("chosen sites of a point are written into the line and counted") {
    Bench bench;
    bench.form.set_line("ex-le10 ");
    const auto all = bench.form.needles().needles.front();
    auto webs = all;
    webs.sites = "1,3";
    webs.count = 4;
    bench.form.set_needle(all, webs);
    CHECK(bench.form.needles().needles.front() == webs);
    CHECK(bench.form.needles_in() == 4);
}

TEST_CASE("arms are asked about on demand, and their extent is of the arm") {
    Bench bench{with_extent()};
    bench.form.add_arms();
    bench.form.add_arms();
    REQUIRE(bench.form.entry().extents.size() == 4);
    bench.form.set_extent(2, 4);
    const auto session = bench.form.session();
    REQUIRE(session.extents.size() == 1);
    CHECK(session.extents[0].limb == Limb::arm);
    CHECK(session.extents[0].side == Side::left);
}

TEST_CASE("numbness drawn on the body is what the fields say, one stroke a step back") {
    Bench bench{with_extent()};
    bench.form.set_numbness(Limb::leg, Side::right, 3);
    bench.form.set_numbness(Limb::leg, Side::right, 5);  // Still the same stroke.
    CHECK(bench.form.entry().extents[1].level == 5);
    CHECK_FALSE(bench.form.entry().extents[0].level);
    bench.form.set_numbness(Limb::arm, Side::left, 2);
    REQUIRE(bench.form.entry().extents.size() == 4);
    CHECK(bench.form.entry().extents[2].level == 2);
    CHECK(bench.form.entry().extents[2].side == Side::left);
    bench.form.undo();
    CHECK(bench.form.entry().extents.size() == 2);
    CHECK(bench.form.entry().extents[1].level == 5);
    bench.form.undo();
    CHECK_FALSE(bench.form.entry().extents[1].level);
}

TEST_CASE("who was not asked about numbness is, once it is drawn") {
    Bench bench;
    REQUIRE_FALSE(bench.form.has(EntryPart::extent));
    bench.form.set_numbness(Limb::arm, Side::right, 4);
    bench.form.set_numbness(Limb::leg, Side::left, 6);
    CHECK(bench.form.has(EntryPart::extent));
    const auto session = bench.form.session();
    REQUIRE(session.extents.size() == 2);
    CHECK(session.extents[0].limb == Limb::leg);
    CHECK(session.extents[1].limb == Limb::arm);
    CHECK(session.extents[1].side == Side::right);
    CHECK_FALSE(bench.form.set_numbness(Limb::leg, Side::left, 10).handled);
}

TEST_CASE("current and heat without needles are cautioned of as with them, and can be left out") {
    auto context = follow_up();
    const auto said = [](std::int64_t id, const char* question) {
        return ScreeningAnswer{{id}, {1}, question, day(2026, 1, 5), Answer<std::string>{"yes"}};
    };
    context.screening = {said(1, "electro_implant"), said(2, "numb_foot_heat"), said(3, "heart_valve")};
    Bench bench{context};
    bench.form.tick_technique(TechniqueKind::acupressure);
    CHECK(bench.form.cautions().empty());

    bench.form.tick_technique(TechniqueKind::tens);
    REQUIRE(bench.form.cautions().size() == 1);
    const auto stop = bench.form.cautions().front();
    CHECK(stop.caution.id == "electro_implant");
    CHECK(stop.subject == "tens");
    CHECK(stop.caution.hard_stop);
    CHECK(std::ranges::count(bench.form.faults(), EntryFault::hard_stop_without_reason) == 1);
    bench.form.decide(stop, CautionChoice::leave_out);
    CHECK(bench.form.cautions().empty());
    CHECK(std::ranges::find(bench.form.entry().techniques, TechniqueKind::tens, &Technique::kind) ==
          bench.form.entry().techniques.end());

    bench.form.tick_technique(TechniqueKind::heat);
    bench.form.tick_technique(TechniqueKind::press_needles);
    std::vector<std::string> asked;
    for (const auto& notice : bench.form.cautions())
        asked.push_back(notice.caution.id + ":" + notice.subject);
    std::ranges::sort(asked);
    CHECK(asked == std::vector<std::string>{"heart_valve:press_needles", "numb_foot_heat:heat"});
    CHECK(std::ranges::count(bench.form.faults(), EntryFault::caution_undecided) == 1);
}

TEST_CASE("minutes in place are typed where no clock ran, and the clock doesn't run for a visit that is over") {
    const EntryStart start{.starts = morning - date::days{2}};
    IdSource ids{fixed_clock(morning), 1};
    SessionForm later{follow_up(), ids, fixed_clock(morning), start};
    REQUIRE(later.entry().entered_later);
    later.set_line("st36 ");
    CHECK_FALSE(later.start_timer().handled);
    CHECK_FALSE(later.session().retention_min);
    later.set_minutes(25);
    CHECK(later.session().retention_min == 25);
    CHECK_FALSE(later.set_minutes(241).handled);
    CHECK(entry_of(later.session(), later.context(), ids).minutes_told == 25);
}

TEST_CASE("what is said of a side effect is kept with it, in the draft and in the session") {
    Bench bench;
    bench.form.tick_side_effect(EntryPart::since_last, SideEffectKind::bruise);
    bench.form.tick_side_effect(EntryPart::since_last, SideEffectKind::other);
    bench.form.set_side_effect_words(EntryPart::since_last, SideEffectKind::other, "Vivid dreams");
    const auto read = from_draft(to_draft(bench.form.draft()));
    REQUIRE(read);
    CHECK(*read == bench.form.draft());
    const auto session = bench.form.session();
    REQUIRE(session.side_effects.size() == 2);
    CHECK(session.side_effects[0].note.empty());
    CHECK(session.side_effects[1].note == "Vivid dreams");
    CHECK(entry_of(session, bench.form.context(), bench.ids).since_last == bench.form.entry().since_last);
}

TEST_CASE("the private note is kept with the session and taken up again") {
    Bench bench;
    bench.form.set_private_note("Ask about the sister");
    const auto session = bench.form.session();
    CHECK(session.private_note == "Ask about the sister");
    CHECK(entry_of(session, bench.form.context(), bench.ids).private_note == "Ask about the sister");
}

TEST_CASE("everything that few sessions need survives as a draft") {
    Bench bench{with_extent()};
    bench.form.answer_after(0, *Score::from(2));
    bench.form.set_feet_words("Warm");
    bench.form.tick_technique(TechniqueKind::moxa);
    bench.form.set_pattern("Damp");
    bench.form.set_tongue_pulse("Pale, thin");
    bench.form.set_private_note("Not for the GP");
    bench.form.set_minutes(20);
    const auto draft = bench.form.draft();
    const auto read = from_draft(to_draft(draft));
    REQUIRE(read);
    CHECK(*read == draft);
}

TEST_CASE("the points of a session are saved as a group, renamed, taken again and removed") {
    OpenBook open;
    auto keeper = value_of(EntryKeeper::open(open.logbook, open.maud.id, std::nullopt));
    CHECK_FALSE(keeper.save_group("Feet"));
    keeper.form().set_line("st36 sp6l ");
    const auto saved = value_of(keeper.save_group("Cold feet"));
    keeper.form().set_line("@cold_feet ki3 ");
    CHECK(keeper.form().needles().ok());
    CHECK(keeper.form().needles_in() == 5);
    auto renamed = saved;
    renamed.name = "Warm feet";
    require(keeper.change_group(saved, renamed));
    CHECK_FALSE(keeper.form().needles().ok());
    CHECK(value_of(keeper.groups()) == std::vector<PointGroup>{renamed});
    require(keeper.change_group(renamed, std::nullopt));
    CHECK(value_of(keeper.groups()).empty());
}

TEST_CASE("every published protocol can be named in the line of a session") {
    OpenBook open;
    auto keeper = value_of(EntryKeeper::open(open.logbook, open.maud.id, std::nullopt));
    for (const auto& protocol : point_protocols()) {
        CAPTURE(protocol.id);
        keeper.form().set_line("@" + protocol.id + " ");
        CHECK(keeper.form().needles().ok());
        CHECK((keeper.form().needles_in() > 0 || protocol.line.empty()));
    }
}
