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
