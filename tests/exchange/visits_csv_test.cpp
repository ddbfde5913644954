/// The flat CSV file: what is read, and what is refused where.
#include "exchange/visits_csv.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace needlebook;
using namespace needlebook::exchange;

namespace {

const Day tomorrow = day(2026, 3, 21);

VisitTable read(const std::string& text) { return read_visits(text, tomorrow); }

/// The only cell that is refused in a file.
RejectedCell refused(const std::string& text) {
    const auto table = read(text);
    REQUIRE(table.rejected.size() == 1);
    return table.rejected.front();
}

}  // namespace

TEST_CASE("a visit is read with everything in its row") {
    const auto table = read(
        "patient,date,time,pain,numbness,tingling,points,side_effects,needles_in,needles_out,retention_min,note\n"
        "P1,2026-03-02,10:15,7,0,declined,st36 sp6 l,bruise:moderate; tiredness,3,2,25,'=slept better\n");
    REQUIRE(table.rejected.empty());
    REQUIRE(table.rows.size() == 1);
    const auto& row = table.rows.front();
    CHECK(row.line == 2);
    CHECK(row.patient == "P1");
    CHECK(row.is_visit);
    CHECK(row.day == day(2026, 3, 2));
    CHECK(row.time == std::chrono::minutes{615});
    CHECK(row.scores[0] == Answer<Score>{Score::from(7).value()});
    CHECK(row.scores[1] == Answer<Score>{Score::from(0).value()});
    CHECK(row.scores[2] == Answer<Score>::declined());
    CHECK(needle_count(table.needles(row)) == 3);
    REQUIRE(row.side_effects.has_value());
    CHECK(row.side_effects.value() == std::vector<NamedSideEffect>{{SideEffectKind::bruise, Severity::moderate},
                                                                   {SideEffectKind::tiredness, Severity::mild}});
    CHECK(row.needles_in == 3);
    CHECK(row.needles_out == 2);
    CHECK(row.retention_min == 25);
    CHECK(row.note == "=slept better");
}

TEST_CASE("an empty cell is not asked, and none is asked and none") {
    const auto table = read(
        "patient,date,pain,side_effects\n"
        "P1,2026-03-02,,none\n"
        "P1,2026-03-03,4,\n");
    REQUIRE(table.rows.size() == 2);
    CHECK_FALSE(table.rows[0].scores[0].was_asked());
    CHECK(table.rows[0].side_effects.state() == Answered::none);
    CHECK_FALSE(table.rows[1].side_effects.was_asked());
}

TEST_CASE("a refused cell has its line, its column and its reason") {
    const auto [text, line, column, reason] = GENERATE(table<std::string, std::size_t, std::string, Refusal>({
        {"patient,date,pain\nP1,2026-03-02,11\n", 2, "pain", Refusal::not_a_score},
        {"patient,date,pain\nP1,2026-03-02,-1\n", 2, "pain", Refusal::not_a_score},
        {"patient,date,pain\nP1,2026-03-02,5.5\n", 2, "pain", Refusal::not_a_score},
        {"patient,date\nP1,2026-03-22\n", 2, "date", Refusal::beyond_tomorrow},
        {"patient,date\nP1,2026-02-30\n", 2, "date", Refusal::not_a_date},
        {"patient,date\nP1,\n", 2, "date", Refusal::empty},
        {"patient,date\n,2026-03-02\n", 2, "patient", Refusal::empty},
        {"patient,date,time\nP1,2026-03-02,25:00\n", 2, "time", Refusal::not_a_time},
        {"patient,date,kind\nP1,2026-03-02,call\n", 2, "kind", Refusal::not_a_kind},
        {"patient,date,points\nP1,2026-03-02,st46\n", 2, "points", Refusal::not_a_point},
        {"patient,date,side_effects\nP1,2026-03-02,hiccup\n", 2, "side_effects", Refusal::not_an_effect},
        {"patient,date,side_effects\nP1,2026-03-02,bruise:huge\n", 2, "side_effects", Refusal::not_a_severity},
        {"patient,date,needles_in,needles_out\nP1,2026-03-02,8,9\n", 2, "needles_out", Refusal::out_more_than_in},
        {"patient,date,retention_min\nP1,2026-03-02,300\n", 2, "retention_min", Refusal::not_a_number},
        {"patient,date,colour\nP1,2026-03-02,red\n", 1, "colour", Refusal::unknown_column},
        {"patient,pain\nP1,3\n", 1, "date", Refusal::missing_column},
        {"patient,date,kind,points\nP1,2026-03-02,reading,\n", 2, "", Refusal::no_score},
        {"patient,date,kind,pain,points\nP1,2026-03-02,reading,3,st36\n", 2, "points", Refusal::only_for_visits},
        {"patient,date,aim\nP1,2026-03-02,heal\n", 2, "aim", Refusal::not_an_aim},
        {"patient,date,aim\nP1,2026-03-02,improve\n", 2, "primary", Refusal::primary_missing},
        {"patient,date,primary\nP1,2026-03-02,pain\n", 2, "aim", Refusal::aim_missing},
        {"patient,date,aim,primary\nP1,2026-03-02,improve,sleep\n", 2, "primary", Refusal::not_a_measure},
        {"patient,date,aim,primary\nP1,2026-03-02,slow,pain\n", 2, "rate_per_year", Refusal::rate_missing},
        {"patient,date,aim,primary,rate_per_year\nP1,2026-03-02,slow,pain,5\n", 2, "rate_per_year",
         Refusal::not_a_number},
        {"patient,date,aim,primary,agreed_on,review_on\nP1,2026-03-02,hold,pain,2026-03-02,2026-03-02\n", 2,
         "review_on", Refusal::review_too_early},
        {"patient,date,note\nP1,2026-03-02,\"half a li\n", 2, "3", Refusal::not_csv},
        {"patient,date,note\nP1,2026-03-02\n", 2, "2", Refusal::not_csv},
    }));
    CAPTURE(text);
    const auto cell = refused(text);
    CHECK(cell.line == line);
    CHECK(cell.column == column);
    CHECK(cell.reason == reason);
}

TEST_CASE("every wrong cell of a file is named, not only the first") {
    const auto table = read("patient,date,pain,numbness\nP1,2026-03-02,11,12\nP1,2026-03-03,4,5\nP1,oops,1,1\n");
    CHECK(table.rows_in_file == 3);
    CHECK(table.rows.size() == 1);
    CHECK(table.rejected.size() == 3);
}

TEST_CASE("a point that doesn't exist says what is wrong with it") {
    const auto cell = refused("patient,date,points\nP1,2026-03-02,\"sp6, ST46\"\n");
    REQUIRE(cell.point);
    CHECK(cell.point->reason == PointLineFault::past_channel_end);
    CHECK(cell.point->last == 45);
    CHECK(cell.point->column == 6);
}

TEST_CASE("a map gives columns other names and leaves some out") {
    const auto map = read_column_map("from,to\nNRS,pain\nWho,patient\nColour,\n");
    REQUIRE(map);
    const auto table = read_visits("Who,date,NRS,Colour\nP1,2026-03-02,6,red\n", tomorrow, *map);
    REQUIRE(table.rejected.empty());
    CHECK(table.rows.front().scores[0] == Answer<Score>{Score::from(6).value()});
}

TEST_CASE("a map to a column that doesn't exist is refused at its line") {
    const auto map = read_column_map("from,to\nNRS,pain\nVAS,ache\n");
    REQUIRE_FALSE(map);
    CHECK(map.error().line == 3);
    CHECK(map.error().reason == Refusal::unknown_column);
}

TEST_CASE("what an aim has no use for is left out, and said") {
    const auto table = read("patient,date,aim,primary,target\nP1,2026-03-02,hold,pain,2\n");
    REQUIRE(table.rejected.empty());
    CHECK_FALSE(table.rows.front().agreed->target);
    CHECK(table.left_out == std::vector<std::string>{"line 2: target"});
}

TEST_CASE("an agreement with a line, a depth and a note like a formula are read as they stand") {
    const auto table = read(
        "patient,date,time,kind,pain,numbness,points,side_effects,needles_out,note,aim,primary,agreed_on,review_on,"
        "rate_per_year,rate_source\n"
        "P1,2026-03-02,10:15,visit,7,declined,st36:25mm sp6 l,bruise:moderate,3,-cold feet,slow,pain,2026-03-02,"
        "2026-12-01,2.5,notes\n"
        "P2,2026-03-03,,reading,1,,,,,,,,,,,\n");
    REQUIRE(table.rejected.empty());
    const auto& row = table.rows.front();
    CHECK(row.note == "-cold feet");
    CHECK(row.agreed == AgreedRow{.aim = Aim::slow,
                                  .primary = MeasureKind::pain,
                                  .agreed_on = day(2026, 3, 2),
                                  .review_on = day(2026, 12, 1),
                                  .target = {},
                                  .rate_per_year = 2.5,
                                  .rate_source = "notes"});
    CHECK(to_line(table.needles(row)) == "ST36:25mm SP6L");
    CHECK_FALSE(table.rows.back().is_visit);
}

TEST_CASE("dates are read as other systems write them, and asked about where they can be two days") {
    const auto [first, second, order, read_as] =
        GENERATE(table<std::string, std::string, std::optional<DateOrder>, std::optional<Day>>({
            {"2026-03-01", "1/3/2026", DateOrder::day_first, day(2026, 3, 1)},
            {"25/12/2025", "1/3/2026", std::nullopt, day(2026, 3, 1)},
            {"12/25/2025", "1/3/2026", std::nullopt, day(2026, 1, 3)},
            {"25.12.25", "01.03.26", std::nullopt, day(2026, 3, 1)},
            {"2026-02-01", "2026-03-01 10:30", std::nullopt, day(2026, 3, 1)},
            {"1/2/2026", "1/3/2026", std::nullopt, std::nullopt},
            {"2/2/2026", "2/2/2026", std::nullopt, day(2026, 2, 2)},
        }));
    CAPTURE(first, second);
    const auto rows = read_visits("patient,date\nP1," + first + "\nP2," + second + "\n", tomorrow, {}, order);
    if (read_as) {
        REQUIRE(rows.rejected.empty());
        CHECK(rows.rows.back().day == *read_as);
    } else {
        REQUIRE_FALSE(rows.rejected.empty());
        CHECK(rows.rejected.front().line == 2);
        CHECK(rows.rejected.front().column == "date");
    }
}

TEST_CASE("cells may be parted by semicolons or tabs, as spreadsheets of some countries write them") {
    const auto rows = read_visits("patient;date;note\nP1;2026-03-02;\"a; b\"\n", tomorrow);
    REQUIRE(rows.rejected.empty());
    CHECK(rows.rows.front().note == "a; b");
    CHECK(read_visits("patient\tdate\nP1\t2026-03-02\n", tomorrow).rows.size() == 1);
    CHECK(header_of("patient;date\n") == std::vector<std::string>{"patient", "date"});
}

TEST_CASE("a side effect is a kind, and if said a severity, and if said serious") {
    const auto plain = parse_side_effect("bruise");
    REQUIRE(plain);
    CHECK(*plain == NamedSideEffect{SideEffectKind::bruise, Severity::mild, false});
    const auto serious = parse_side_effect("infection : severe : serious");
    REQUIRE(serious);
    CHECK(*serious == NamedSideEffect{SideEffectKind::infection, Severity::severe, true});
    for (const auto* wrong : {"bruise:", "bruise:severe:grave", "bruise:serious", "bruise:severe:serious:x"}) {
        CAPTURE(wrong);
        CHECK(parse_side_effect(wrong).error().code == Errc::malformed);
    }
}
