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
        {"patient,date,pain\nP1,2026-03-02,7/11\n", 2, "pain", Refusal::not_a_score},
        {"patient,date,pain\nP1,2026-03-02,11/10\n", 2, "pain", Refusal::not_a_score},
        {"patient,date,pain\nP1,2026-03-02,/10\n", 2, "pain", Refusal::not_a_score},
        {"patient,date\nP1,2026-03-02 to 2026-03-05\n", 2, "date", Refusal::not_a_date},
        {"patient,date,,pain\nP1,2026-03-02,what,5\n", 2, "column 3", Refusal::unknown_column},
        {"patient,date,date\nP1,2026-03-02,2026-03-02\n", 1, "date", Refusal::column_twice},
        {"name,date\n,2026-03-02\n", 2, "name", Refusal::empty},
        {"name,date,born_on\nAnn Ell,2026-03-02,1999-13-01\n", 2, "born_on", Refusal::not_a_date},
        {"name,date,born_on\nAnn Ell,2026-03-02,2030-01-01\n", 2, "born_on", Refusal::beyond_tomorrow},
        {"patient,date,note\nP1,2026-03-02,caf\xE9\n", 2, "3", Refusal::wrong_encoding},
        {"patient,date\nP1,2026-03-22\n", 2, "date", Refusal::beyond_tomorrow},
        {"patient,date\nP1,2026-02-30\n", 2, "date", Refusal::not_a_date},
        {"patient,date\nP1,\n", 2, "date", Refusal::empty},
        {"patient,date\n,2026-03-02\n", 2, "patient", Refusal::empty},
        {"patient,date,time\nP1,2026-03-02,25:00\n", 2, "time", Refusal::not_a_time},
        {"patient,date,time\nP1,2026-03-02,13:00 pm\n", 2, "time", Refusal::not_a_time},
        {"patient,date,time\nP1,2026-03-02,1430\n", 2, "time", Refusal::not_a_time},
        {"patient,date,kind\nP1,2026-03-02,call\n", 2, "kind", Refusal::not_a_kind},
        {"patient,date,kind,pain\nP1,2026-03-02,No-show,4\n", 2, "pain", Refusal::not_of_kind},
        {"patient,date,kind,points\nP1,2026-03-02,phone,st36\n", 2, "points", Refusal::not_of_kind},
        {"patient,date,kind,needles_in\nP1,2026-03-02,cancelled,8\n", 2, "needles_in", Refusal::not_of_kind},
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
        {"patient,date,note\nP1\n", 2, "1", Refusal::not_csv},
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
    CHECK(table.left_out == std::vector<LeftOut>{{2, "target"}});
}

TEST_CASE("a row that sums up the others is left out, and said") {
    const auto* total =
        GENERATE("Total,,9\n", ",,TOTAL: 9\n", "Grand total:,,9\n", ",,\nSum of pain,,9\nAverage,,4.5\n");
    CAPTURE(total);
    const auto table = read("patient,date,pain\nP1,2026-03-02,5\nP2,2026-03-02,4\n" + std::string{total});
    CHECK(table.rejected.empty());
    CHECK_FALSE(table.left_out.empty());
    CHECK(table.rows_in_file == 2);
    CHECK(table.rows.size() == 2);
}

TEST_CASE("only a row of no day sums up others") {
    const auto table = read("patient,date,pain\nTotal,2026-03-02,5\nSumner,,5\n");
    CHECK(table.left_out.empty());
    CHECK(table.rows.size() == 1);
    REQUIRE(table.rejected.size() == 1);
    CHECK(table.rejected.front().line == 3);
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

TEST_CASE("what became of an appointment is read in the words of other systems") {
    const auto [word, kind] = GENERATE(table<std::string, SessionKind>({
        {"", SessionKind::treatment},
        {"Visit", SessionKind::treatment},
        {"Attended", SessionKind::treatment},
        {"ARRIVED", SessionKind::treatment},
        {"Completed", SessionKind::treatment},
        {"Checked-in", SessionKind::treatment},
        {"checked_out", SessionKind::treatment},
        {"No Show", SessionKind::missed},
        {"no-show", SessionKind::missed},
        {"DNA", SessionKind::missed},
        {"Did not attend", SessionKind::missed},
        {"missed", SessionKind::missed},
        {"Cancelled", SessionKind::cancelled},
        {"canceled", SessionKind::cancelled},
        {"Late Cancel", SessionKind::cancelled},
        {"late cancellation", SessionKind::cancelled},
        {"consultation", SessionKind::consultation},
        {"phone", SessionKind::phone},
        {"home_visit", SessionKind::home_visit},
    }));
    CAPTURE(word);
    const auto table = read("patient,date,kind,needles_in,note\nP1,2026-03-02," + word + ",0,rang\n");
    REQUIRE(table.rejected.empty());
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows.front().is_visit);
    CHECK(table.rows.front().kind == kind);
    CHECK(table.rows.front().note == "rang");
    const bool needled = kind == SessionKind::treatment || kind == SessionKind::home_visit;
    CHECK(table.rows.front().needles_in.has_value() == needled);
}

TEST_CASE("an appointment that has not taken place is left out, and said") {
    const auto table = read(
        "patient,date,kind,pain\n"
        "P1,2026-03-02,Booked,\n"
        "P1,2026-05-02,Scheduled,\n"
        "P1,2026-05-09,Cancelled,\n"
        "P1,2026-03-09,Confirmed,4\n");
    CHECK(table.rejected.empty());
    CHECK(table.left_out == std::vector<LeftOut>{{2, {}, true}, {3, {}, true}, {4, {}, true}});
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows.front().kind == SessionKind::treatment);
}

TEST_CASE("dates are read as other systems write them, and asked about where they can be two days") {
    const auto [first, second, order, read_as] =
        GENERATE(table<std::string, std::string, std::optional<DateOrder>, std::optional<Day>>({
            {"2026-03-01", "1/3/2026", DateOrder::day_first, day(2026, 3, 1)},
            {"25/12/2025", "1/3/2026", std::nullopt, day(2026, 3, 1)},
            {"12/25/2025", "1/3/2026", std::nullopt, day(2026, 1, 3)},
            {"25.12.25", "01.03.26", std::nullopt, day(2026, 3, 1)},
            {"2026-02-01", "2026-03-01 10:30", std::nullopt, day(2026, 3, 1)},
            {"2026-02-01", "2026-03-01T10:30:00Z", std::nullopt, day(2026, 3, 1)},
            {"2026/2/1", "2026/3/1", std::nullopt, day(2026, 3, 1)},
            {"1 Feb 2026", "1 March 2026", std::nullopt, day(2026, 3, 1)},
            {"01-Feb-26", "01-Mar-26", std::nullopt, day(2026, 3, 1)},
            {"\"Feb 1, 2026\"", "\"Sunday, March 1st, 2026\"", std::nullopt, day(2026, 3, 1)},
            {"12/25/2025", "\"3/1/2026, 2:30 PM\"", std::nullopt, day(2026, 3, 1)},
            {"2026-02-01", "2026-03-01 10:30:00+01:00", std::nullopt, day(2026, 3, 1)},
            {"1/2/2026", "1/3/2026", std::nullopt, std::nullopt},
            // What follows is no time, and no zone.
            {"2026-03-01 10:30 - cancelled", "2026-03-01", std::nullopt, std::nullopt},
            {"2026-03-01 10:30-11:30", "2026-03-01", std::nullopt, std::nullopt},
            {"2026-03-01 2:30 PM - 3:15 PM", "2026-03-01", std::nullopt, std::nullopt},
            // 5 March 2026 or 26 March 2005.
            {"26-03-05", "26-03-06", std::nullopt, std::nullopt},
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
}

TEST_CASE("times are read as other systems write them, also after the day") {
    const auto [date, time, minutes] = GENERATE(table<std::string, std::string, std::optional<int>>({
        {"2026-03-01", "", std::nullopt},
        {"2026-03-01", "9:05", 9 * 60 + 5},
        {"2026-03-01", "09:05:30", 9 * 60 + 5},
        {"2026-03-01", "2:30 PM", 14 * 60 + 30},
        {"2026-03-01", "12:10 a.m.", 10},
        {"2026-03-01", "12:10pm", 12 * 60 + 10},
        {"2026-03-01", "3 pm", 15 * 60},
        {"2026-03-01", "14.30", 14 * 60 + 30},
        {"2026-03-01", "14h30", 14 * 60 + 30},
        {"2026-03-01 10:30:00", "", 10 * 60 + 30},
        {"2026-03-01 10:30", "11:00", 11 * 60},
        {"2026-03-01 00:00:00", "", std::nullopt},   // A day alone, as databases write it.
        {"2026-03-01T10:30:00Z", "", std::nullopt},  // Not what the clinic's wall showed.
        {"2026-03-01T10:30+02:00", "", std::nullopt},
        {"1 March 2026 2:30 pm", "", 14 * 60 + 30},
    }));
    CAPTURE(date, time);
    const auto rows = read("patient,date,time\nP1," + date + "," + time + "\n");
    REQUIRE(rows.rejected.empty());
    CHECK(rows.rows.front().time ==
          (minutes ? std::optional{std::chrono::minutes{*minutes}} : std::optional<std::chrono::minutes>{}));
}

TEST_CASE("numbers are read as other systems write them") {
    const auto rows = read(
        "patient;date;pain;numbness;tingling;needles_in;aim;primary;target\n"
        "P1;2026-03-02;7/10;7,0;-;8.0;Improve;Pain;2,5\n");
    REQUIRE(rows.rejected.empty());
    const auto& row = rows.rows.front();
    CHECK(row.scores[0] == Answer<Score>{Score::from(7).value()});
    CHECK(row.scores[1] == Answer<Score>{Score::from(7).value()});
    CHECK(row.scores[2] == Answer<Score>::not_asked());
    CHECK(row.needles_in == 8);
    CHECK(row.agreed.value().target == 2.5);
}

TEST_CASE("people are known by name where a file has no codes") {
    const auto [columns, cells, who] = GENERATE(table<std::string, std::string, NamedPerson>({
        {"name", "\"Weaver, Ann Mary\"", {"Ann Mary", "Weaver", {}}},
        {"name", "Ann Mary Weaver", {"Ann Mary", "Weaver", {}}},
        {"name", "Weaver", {"", "Weaver", {}}},
        {"given_names,family_name", "Ann,van der Berg", {"Ann", "van der Berg", {}}},
        {"name,born_on", "Ann Weaver,1950-04-03", {"Ann", "Weaver", day(1950, 4, 3)}},
        {"name,born_on", "Ann Weaver,13/4/28", {"Ann", "Weaver", day(1928, 4, 13)}},
    }));
    CAPTURE(cells);
    const auto rows = read(columns + ",date\n" + cells + ",2026-03-02\n");
    REQUIRE(rows.rejected.empty());
    CHECK(rows.rows.front().patient.empty());
    CHECK(rows.rows.front().person == who);
}

TEST_CASE("several columns of notes become one, each with its name") {
    const auto map = read_column_map("from,to\nSubjective,note\nPlan,note\n");
    REQUIRE(map);
    const auto rows = read_visits(
        "patient,date,Subjective,Plan\nP1,2026-03-02,sleeps,\"again, Friday\"\nP1,2026-03-03,,rest\n", tomorrow, *map);
    REQUIRE(rows.rejected.empty());
    CHECK(rows.rows[0].note == "Subjective: sleeps\nPlan: again, Friday");
    CHECK(rows.rows[1].note == "Plan: rest");
}

TEST_CASE("reading a file can be stopped, and says how far it is") {
    std::string text = "patient,date\n";
    for (int i = 0; i < 2000; ++i)
        text += "P1,2026-03-02\n";
    std::size_t last = 0;
    std::size_t end = 0;
    int asked = 0;
    const auto all = read_visits(text, tomorrow, {}, {}, [&](std::size_t done, std::size_t whole) {
        CHECK(done >= last);
        last = done;
        end = whole;
        ++asked;
        return true;
    });
    CHECK(all.rows.size() == 2000);
    CHECK(asked > 10);
    CHECK(last > end / 2);
    CHECK(last <= end);
    for (const int enough : {1, asked - 1}) {
        int times = 0;
        const auto some =
            read_visits(text, tomorrow, {}, {}, [&](std::size_t, std::size_t) { return ++times < enough; });
        CHECK(some.rows.size() < 2000);
        CHECK(times == enough);
    }
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
