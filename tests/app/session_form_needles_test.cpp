/// The needles of a session being logged: points typed, taken over, counted out and cautioned about.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "app/session_form_bench.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

TEST_CASE("last session's points are proposed, and Space in the empty line takes them") {
    Bench bench;
    bench.form.go_to(EntryPart::points);
    CHECK(bench.codes().empty());
    CHECK(bench.form.chips().size() == 3);
    CHECK(bench.form.chips()[0].kind == PointChip::Kind::proposed);
    bench.type(" ");
    CHECK(bench.codes() == std::vector<std::string>{"ST36", "SP6", "KI3"});

    bench.form.set_line("-sp6 lr3");
    CHECK(bench.codes() == std::vector<std::string>{"ST36", "KI3", "LR3"});
    CHECK(bench.form.needles_in() == 6);
    const auto chips = bench.form.chips();
    CHECK(std::ranges::count(chips, PointChip::Kind::dropped, &PointChip::kind) == 1);
    CHECK(std::ranges::count(chips, PointChip::Kind::proposed, &PointChip::kind) == 0);
}

TEST_CASE("Space in a line with text is a blank") {
    Bench bench;
    bench.form.go_to(EntryPart::points);
    bench.form.set_line("st36");
    CHECK_FALSE(bench.type(" ").handled);
    CHECK_FALSE(bench.form.entry().last_points_taken);
}

TEST_CASE("a proposed point is taken and a taken one left out by its chip") {
    Bench bench;
    bench.form.set_line("gb34");
    bench.form.take_proposed(bench.form.context().last->needles[0]);
    CHECK(bench.codes() == std::vector<std::string>{"GB34", "ST36"});
    bench.form.take_out(bench.form.needles().needles[0]);
    CHECK(bench.codes() == std::vector<std::string>{"ST36"});
    CHECK(bench.form.needles().ok());
}

TEST_CASE("a point taken over from last time is left out without touching the others") {
    Bench bench;
    bench.form.take_last_points();
    bench.form.take_out(bench.form.needles().needles[1]);
    CHECK(bench.codes() == std::vector<std::string>{"ST36", "KI3"});
    CHECK(bench.form.needles().ok());
    CHECK(bench.form.entry().last_points_taken);
}

TEST_CASE("a point that was left out can be put back") {
    Bench bench;
    bench.form.take_last_points();
    bench.form.set_line("gb34 -sp6 lr3");
    bench.form.put_back(bench.form.needles().dropped.at(0));
    CHECK(bench.codes() == std::vector<std::string>{"ST36", "SP6", "KI3", "GB34", "LR3"});
    CHECK(bench.form.entry().line == "gb34 lr3 ");
}

TEST_CASE("a side set on the body chart keeps what else the line says of the point") {
    Bench bench;
    const auto st36 = *PointCode::from("ST36");
    const auto sp6 = *PointCode::from("SP6");
    bench.form.set_line("st36b:20mm gb34");
    bench.form.set_side(st36, Side::left);
    REQUIRE(bench.form.needles().ok());
    CHECK(bench.form.needles().needles[0].side == Side::left);
    CHECK(bench.form.needles().needles[0].count == 1);
    CHECK(bench.form.needles().needles[0].detail.depth_mm == 20);
    bench.form.set_side(st36, std::nullopt);
    CHECK(bench.codes() == std::vector<std::string>{"GB34"});

    bench.form.take_last_points();
    bench.form.set_side(sp6, Side::right);
    CHECK(bench.form.needles().ok());
    CHECK(bench.form.needles_in() == 7);
    bench.form.set_side(sp6, std::nullopt);
    CHECK(bench.codes() == std::vector<std::string>{"ST36", "KI3", "GB34"});
    CHECK(bench.form.needles().ok());
    bench.form.set_side(sp6, Side::both);
    CHECK(bench.form.needles_in() == 8);
    CHECK(bench.form.needles().ok());
}

TEST_CASE("what can't be read stays in the line and is said") {
    Bench bench;
    bench.form.set_line("st36 sp99");
    CHECK(bench.codes() == std::vector<std::string>{"ST36"});
    const auto chips = bench.form.chips();
    REQUIRE(std::ranges::count(chips, PointChip::Kind::wrong, &PointChip::kind) == 1);
    CHECK(std::ranges::count(bench.form.faults(), EntryFault::line_not_understood) == 1);
}

TEST_CASE("completion offers points for the piece at the caret, and puts the chosen one in") {
    const std::string line = "st36 zusa";
    const auto offered = completion_at(line, line.size());
    REQUIRE_FALSE(offered.points.empty());
    CHECK(offered.points.front().text() == "ST36");
    CHECK(offered.from == 5);
    CHECK(complete(line, offered, offered.points.front()) == Completed{"st36 st36 ", 10});
    CHECK(completion_at("st36b", 5).points.empty());
    CHECK(completion_at("s", 1).points.empty());
    CHECK(completion_at("-taix", 5).from == 1);
    CHECK_FALSE(completion_at("足三里", std::string{"足三"}.size()).points.size() > 8);
}

TEST_CASE("needles are counted out by region: Space counts all of one, digits count some") {
    Bench bench;
    bench.form.set_line("st36 ki3 ex-le10");
    const auto regions = bench.form.regions();
    REQUIRE(regions.size() == 3);
    CHECK(regions[0] == RegionCount{"lower_leg", 2, {}});
    CHECK(regions[1] == RegionCount{"ankle", 2, {}});
    CHECK(regions[2] == RegionCount{"foot", 8, {}});
    CHECK(std::ranges::count(bench.form.faults(), EntryFault::needles_not_counted) == 1);

    bench.form.go_to(EntryPart::needles);
    bench.type(" 1\n7");
    CHECK(bench.form.regions()[0].out == 2);
    CHECK(bench.form.regions()[1].out == 1);
    CHECK(bench.form.regions()[2].out == 7);
    CHECK(std::ranges::count(bench.form.faults(), EntryFault::mismatch_without_reason) == 1);
    bench.form.set_mismatch_reason("One fell, found on the floor");
    CHECK(std::ranges::count(bench.form.faults(), EntryFault::mismatch_without_reason) == 0);
}

TEST_CASE("more than nine needles are counted with two digits; more out than in is a fault") {
    Bench bench;
    bench.form.set_line("ex-le10:1+2 ashi:heel");
    bench.form.go_to(EntryPart::needles);
    bench.type("12");
    CHECK(bench.form.regions()[0].out == 12);
    bench.type("\n1");
    CHECK(std::ranges::count(bench.form.faults(), EntryFault::more_out_than_in) == 1);
}

TEST_CASE("zero is never filled in by itself") {
    Bench bench;
    bench.form.set_line("st36");
    CHECK_FALSE(bench.form.needles_out());
    CHECK(bench.form.session().counted_out.empty());
}

TEST_CASE("a caution of the screening speaks up at the first needle and its decision is kept") {
    auto context = follow_up();
    context.screening = {{{1}, {1}, "anticoagulant", day(2026, 1, 5), Answer<std::string>{"yes"}},
                         {{2}, {1}, "diabetes", day(2026, 1, 5), Answer<std::string>::none()}};
    Bench bench{context};
    CHECK(bench.form.cautions().empty());
    bench.form.set_line("gb34");
    REQUIRE(bench.form.cautions().size() == 1);
    const auto notice = bench.form.cautions().front();
    CHECK(notice.caution.id == "anticoagulant");
    CHECK_FALSE(notice.is_decided());
    CHECK(std::ranges::count(bench.form.faults(), EntryFault::caution_undecided) == 1);

    bench.form.go_to(EntryPart::cautions);
    bench.type("g");
    CHECK(bench.form.cautions().front().is_decided());
    REQUIRE(bench.form.session().cautions.size() == 1);
    CHECK(bench.form.session().cautions.front().source == notice.caution.source.text);
}

TEST_CASE("a point over the lung asks whoever the patient is; a point beside an artery only tells") {
    Bench bench;
    bench.form.set_line("lu1 ki3");
    const auto notices = bench.form.cautions();
    const auto lung = std::ranges::find(notices, "lung_points", [](const auto& notice) { return notice.caution.id; });
    REQUIRE(lung != notices.end());
    CHECK(lung->asks);
    CHECK(lung->subject == "LU1");
    const auto artery =
        std::ranges::find(notices, "artery_points", [](const auto& notice) { return notice.caution.id; });
    REQUIRE(artery != notices.end());
    CHECK(artery->is_decided());
}

TEST_CASE("Enter after the points stops at the cautions only while one waits for a decision") {
    Bench bench;
    bench.form.go_to(EntryPart::points);
    bench.form.set_line("ki3");
    REQUIRE_FALSE(bench.form.cautions().empty());
    bench.type("\n");
    CHECK(bench.form.place().part == EntryPart::needles);
    bench.form.go_to(EntryPart::points);
    bench.form.set_line("ki3 lu1");
    bench.type("\n");
    CHECK(bench.form.place().part == EntryPart::cautions);
}

TEST_CASE("leaving out takes the point out of the line") {
    Bench bench;
    bench.form.set_line("lu1 gb34");
    bench.form.go_to(EntryPart::cautions);
    bench.type("l");
    CHECK(bench.codes() == std::vector<std::string>{"GB34"});
    CHECK(bench.form.session().cautions.size() == 1);
    CHECK(bench.form.faults() == std::vector{EntryFault::needles_not_counted});
}

TEST_CASE("electro with a pacemaker stops until it is overridden with a reason") {
    auto context = follow_up();
    context.screening = {{{1}, {1}, "electro_implant", day(2026, 1, 5), Answer<std::string>{"pacemaker"}}};
    Bench bench{context};
    bench.form.set_line("sp9 gb34");
    CHECK(bench.form.cautions().empty());
    bench.form.set_line("sp9r:e1 gb34r:e1");
    REQUIRE(bench.form.needles().ok());
    REQUIRE(bench.form.cautions().size() == 1);
    const auto notice = bench.form.cautions().front();
    CHECK(notice.caution.hard_stop);
    CHECK_FALSE(bench.form.decide(notice, CautionChoice::go_on).handled);
    bench.form.decide(notice, CautionChoice::overridden, "");
    CHECK(std::ranges::count(bench.form.faults(), EntryFault::hard_stop_without_reason) == 1);
    bench.form.decide(notice, CautionChoice::overridden, "Cardiologist agreed in writing");
    CHECK(std::ranges::count(bench.form.faults(), EntryFault::hard_stop_without_reason) == 0);
}
