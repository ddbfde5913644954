#include "app/session_form.h"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace needlebook;
using namespace needlebook::app;

namespace {

const LocalMinute morning = date::local_days{date::year{2026} / 6 / 22} + std::chrono::hours{10};

Measure measure(std::int64_t id, MeasureKind kind, std::string label) {
    Measure measure;
    measure.id = {id};
    measure.complaint = {7};
    measure.position = static_cast<int>(id) - 1;
    measure.kind = kind;
    measure.label = std::move(label);
    return measure;
}

std::vector<Needle> needles_of(std::string_view line) { return parse_point_line(line).needles; }

Session last_session(std::string_view line) {
    Session last;
    last.id = {50};
    last.patient = {1};
    last.starts = morning - date::days{7};
    last.needles = needles_of(line);
    return last;
}

EntryContext follow_up() {
    EntryContext context;
    context.patient.id = {1};
    context.patient.code = "P-0042";
    context.complaint = Complaint{};
    context.complaint->id = {7};
    context.measures = {measure(1, MeasureKind::pain, "Pain"), measure(2, MeasureKind::numbness, "Numbness"),
                        measure(3, MeasureKind::tingling, "Tingling")};
    context.last = last_session("st36 sp6 ki3");
    context.ordinal = 12;
    return context;
}

struct Bench {
    explicit Bench(EntryContext context = follow_up()) : form{std::move(context), ids, fixed_clock(morning)} {}

    FormEvent type(std::string_view keys) {
        FormEvent last;
        for (const char key : keys)
            last = press(key);
        return last;
    }
    FormEvent press(char key) {
        if (key == '\n')
            return form.press({Key::Kind::enter, 0});
        if (key == '\b')
            return form.press({Key::Kind::backspace, 0});
        if (key == ' ')
            return form.press({Key::Kind::space, 0});
        return form.press(Key::typed(static_cast<char32_t>(key)));
    }
    std::vector<std::optional<int>> scores() const {
        std::vector<std::optional<int>> points;
        for (const auto& row : form.entry().scores)
            points.push_back(row.score && row.score->has_value() ? std::optional{row.score->value().points()}
                                                                 : std::nullopt);
        return points;
    }
    std::vector<std::string> codes() const {
        std::vector<std::string> codes;
        for (const auto& needle : form.needles().needles)
            codes.push_back(needle.point);
        return codes;
    }

    IdSource ids{fixed_clock(morning), 1};
    SessionForm form;
};

using Points = std::vector<std::optional<int>>;

}  // namespace

TEST_CASE("digits answer a score and move on; 1 waits for 0, Enter or the next digit") {
    const auto [keys, expected] = GENERATE(table<std::string, Points>({
        {"234", {2, 3, 4}},
        {"10", {10, {}, {}}},
        {"1010", {10, 10, {}}},
        {"12", {1, 2, {}}},
        {"1\n5", {1, 5, {}}},
        {"110", {1, 10, {}}},
        {"111", {1, 1, 1}},
        {"101010", {10, 10, 10}},
        {"0", {0, {}, {}}},
        {"115", {1, 1, 5}},
        {"561", {5, 6, 1}},
        {"5610", {5, 6, 10}},
        {"-D3", {{}, {}, 3}},
        {"1-2", {1, {}, 2}},
        {"\n\n7", {{}, {}, 7}},
        {"x5", {5, {}, {}}},
    }));
    CAPTURE(keys);
    Bench bench;
    bench.form.go_to(EntryPart::scores);
    bench.type(keys);
    CHECK(bench.scores() == expected);
}

TEST_CASE("a digit after the last score is waiting never falls into the next question") {
    Bench bench;
    bench.form.go_to(EntryPart::scores);
    bench.type("2315");
    CHECK(bench.scores() == Points{2, 3, 1});
    CHECK(bench.form.place().part == EntryPart::changes);
    CHECK_FALSE(bench.form.entry().changes.answer);
}

TEST_CASE("not asked, asked and none, and declined are three answers, and none is zero") {
    Bench bench;
    bench.form.go_to(EntryPart::scores);
    bench.type("-nd");
    const auto& rows = bench.form.entry().scores;
    CHECK(rows[0].score->state() == Answered::not_asked);
    CHECK(rows[1].score->state() == Answered::none);
    CHECK(rows[2].score->state() == Answered::declined);
    CHECK(bench.form.all_scores_in());
}

TEST_CASE("Enter goes on and never answers") {
    Bench bench;
    CHECK(bench.form.place().part == EntryPart::since_last);
    bench.type("\n\n\n\n\n");
    const auto& entry = bench.form.entry();
    CHECK_FALSE(entry.since_last.answer);
    CHECK(bench.scores() == Points{{}, {}, {}});
    CHECK_FALSE(entry.changes.answer);
    CHECK(bench.form.place().part == EntryPart::points);
    CHECK_FALSE(bench.form.can_undo());
}

TEST_CASE("Backspace clears a score, and at an empty row the one before") {
    Bench bench;
    bench.form.go_to(EntryPart::scores);
    bench.type("47\b");
    CHECK(bench.scores() == Points{4, {}, {}});
    CHECK(bench.form.place() == EntryPlace{EntryPart::scores, 1});
    bench.type("1\b");
    CHECK(bench.scores() == Points{4, {}, {}});
    CHECK_FALSE(bench.form.entry().scores[1].waiting);
}

TEST_CASE("earlier scores are asked for once all are in, and a score changed then is kept as such") {
    Bench bench;
    bench.form.go_to(EntryPart::scores);
    CHECK_FALSE(bench.type("23").reveal);
    CHECK_FALSE(bench.type("1").reveal);
    bench.form.reveal({{{1}, *Score::from(9), day(2026, 6, 15)}});
    CHECK_FALSE(bench.form.entry().revealed);
    CHECK_FALSE(bench.form.earlier({1}));

    CHECK(bench.type("\n").reveal);
    bench.form.reveal({{{1}, *Score::from(9), day(2026, 6, 15)}});
    CHECK(bench.form.entry().revealed);
    CHECK(bench.form.earlier({1})->score.value().points() == 9);

    CHECK_FALSE(bench.form.answer_score(0, *Score::from(2)).changed);
    CHECK_FALSE(bench.form.entry().scores[0].after_reveal);
    bench.form.answer_score(0, *Score::from(8));
    CHECK(bench.form.entry().scores[0].after_reveal);
    CHECK_FALSE(bench.form.entry().scores[1].after_reveal);

    const auto session = bench.form.session();
    CHECK(std::ranges::count_if(session.readings, &Reading::after_reveal) == 1);
}

TEST_CASE("undoing past the reveal doesn't hide what was seen") {
    Bench bench;
    bench.form.go_to(EntryPart::scores);
    CHECK(bench.type("234").reveal);
    bench.form.reveal({{{3}, *Score::from(9), day(2026, 6, 15)}});
    bench.form.undo();
    CHECK(bench.form.entry().revealed);
    CHECK(bench.scores() == Points{2, 3, {}});
    bench.form.go_to(EntryPart::scores, 2);
    bench.type("9");
    CHECK(bench.form.entry().scores[2].after_reveal);
}

TEST_CASE("a letter ticks a side effect, again makes it worse, and N stands alone") {
    Bench bench;
    bench.type("bs");
    const auto& row = bench.form.entry().since_last;
    REQUIRE(row.ticks.size() == 2);
    CHECK(row.ticks[0].kind == SideEffectKind::bruise);
    CHECK(row.ticks[1].kind == SideEffectKind::residual_pain);
    CHECK(row.ticks[0].severity == Severity::mild);
    bench.type("B");
    CHECK(row.ticks[0].severity == Severity::moderate);
    bench.type("bb");
    REQUIRE(row.ticks.size() == 1);
    CHECK(row.ticks[0].kind == SideEffectKind::residual_pain);
    CHECK(bench.form.place().part == EntryPart::since_last);

    bench.type("n");
    CHECK(row.ticks.empty());
    CHECK(row.answer == Answered::none);
    CHECK(bench.form.place().part == EntryPart::scores);
}

TEST_CASE("every side effect and every change has a letter of its own, and none means N, D or -") {
    std::string letters;
    for (const auto& known : side_effect_letters())
        letters += known.letter;
    CHECK(letters.size() == 17);
    std::string others;
    for (const auto& known : change_letters())
        others += known.letter;
    CHECK(others.size() == 14);
    for (auto set : {letters, others}) {
        std::ranges::sort(set);
        CHECK(std::ranges::adjacent_find(set) == set.end());
        CHECK(set.find_first_of("ND-") == std::string::npos);
    }
}

TEST_CASE("the first treatment has nothing to ask about since last time") {
    auto context = follow_up();
    context.ordinal = 1;
    context.last.reset();
    const Bench bench{context};
    CHECK(bench.form.place().part == EntryPart::scores);
}

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

TEST_CASE("undo takes back one field at a time, and redo brings it back") {
    Bench bench;
    bench.type("n");
    bench.type("2");
    bench.type("10");
    bench.form.go_to(EntryPart::points);
    bench.form.set_line("s");
    bench.form.set_line("st36");
    const auto whole = bench.form.entry();

    bench.form.undo();
    CHECK(bench.form.entry().line.empty());
    bench.form.undo();
    CHECK(bench.scores() == Points{2, {}, {}});
    bench.form.undo();
    CHECK(bench.scores() == Points{{}, {}, {}});
    bench.form.undo();
    CHECK_FALSE(bench.form.entry().since_last.answer);
    CHECK_FALSE(bench.form.can_undo());
    CHECK_FALSE(bench.form.undo().handled);

    while (bench.form.can_redo())
        bench.form.redo();
    CHECK(bench.form.entry() == whole);
}

TEST_CASE("everything entered survives as a draft") {
    auto context = follow_up();
    context.ask_extent = true;
    context.practitioners = {Practitioner{}};
    context.practitioners[0].id = {4};
    context.screening = {{{1}, {1}, "anticoagulant", day(2026, 1, 5), Answer<std::string>{"yes"}}};
    Bench bench{context};
    bench.type("bb\n");
    bench.type("2d1");
    bench.form.settle();
    bench.form.reveal({});
    bench.form.answer_score(0, *Score::from(3));
    bench.form.set_extent(0, 4);
    bench.form.tick_change(ChangeKind::medicine);
    bench.form.set_change_words(ChangeKind::medicine, "Duloxetine 30 → 60 mg");
    bench.form.take_last_points();
    bench.form.set_line("-sp6 lr3b \"");
    bench.form.decide(bench.form.cautions().front(), CautionChoice::go_on);
    bench.form.start_timer();
    bench.form.set_out("foot", 1);
    bench.form.set_mismatch_reason("fell");
    bench.form.answer_side_effects(EntryPart::seen_today, Answered::none);
    bench.form.set_advice("Look at the feet");
    bench.form.set_notes("Ünïcode\n足三里");
    bench.form.go_to(EntryPart::needles, 2);

    const auto read = from_draft(to_draft(bench.form.draft()));
    REQUIRE(read);
    CHECK(*read == bench.form.draft());
    const SessionForm again{context, bench.ids, fixed_clock(morning), *read};
    CHECK(again.entry() == bench.form.entry());
    CHECK(again.place() == bench.form.place());
    CHECK(again.session() == bench.form.session());
}

TEST_CASE("a text that is no draft is refused") {
    const auto text = GENERATE(as<std::string>{}, "", "{}", "[1", "{\"version\": 2}", "null");
    CAPTURE(text);
    CHECK(from_draft(text).error().code == Errc::malformed);
}

TEST_CASE("the session says what was answered, and leaves out what was not") {
    Bench bench;
    bench.type("n");
    bench.type("5-");
    const auto session = bench.form.session();
    CHECK(session.status == SessionStatus::draft);
    CHECK(session.side_effects_asked.state() == Answered::none);
    CHECK(session.side_effects_seen.state() == Answered::not_asked);
    CHECK(session.changes.state() == Answered::not_asked);
    REQUIRE(session.readings.size() == 2);
    CHECK(session.readings[0].score.value().points() == 5);
    CHECK(session.readings[0].session == session.id);
    CHECK(session.readings[1].score.state() == Answered::not_asked);
}

TEST_CASE("a draft session in the book becomes the same entry again") {
    Bench bench;
    bench.type("bw\n");
    bench.type("5610");
    bench.type("n");
    bench.form.take_last_points();
    bench.form.set_line("-sp6 ");
    bench.form.set_out("lower_leg", 2);
    bench.form.set_notes("Slept well");
    const auto session = bench.form.session();
    auto context = follow_up();
    context.begun = session;
    const SessionForm again{
        context, bench.ids, fixed_clock(morning), {entry_of(session, context, bench.ids), {EntryPart::points, 0}}};
    CHECK(again.session() == session);
}

TEST_CASE("what the form doesn't ask stays as the book has it") {
    auto context = follow_up();
    Session begun;
    begun.id = {99};
    begun.patient = {1};
    begun.starts = morning;
    begun.tongue_pulse = "Pale, thin";
    begun.private_note = "Only for me";
    Reading after;
    after.id = {5};
    after.measure = {1};
    after.session = begun.id;
    after.day = day_of(morning);
    after.source = ReadingSource::after;
    after.score = *Score::from(1);
    begun.readings = {after};
    context.begun = begun;
    Bench bench;
    SessionForm form{
        context, bench.ids, fixed_clock(morning), {entry_of(begun, context, bench.ids), {EntryPart::scores, 0}}};
    form.answer_score(0, *Score::from(4));
    const auto session = form.session();
    CHECK(session.private_note == "Only for me");
    CHECK(session.tongue_pulse == "Pale, thin");
    CHECK(session.readings.size() == 2);
}

TEST_CASE("a visit typed up on another day is marked as entered later") {
    Bench bench;
    bench.form.set_starts(morning - date::days{1});
    CHECK(bench.form.entry().entered_later);
    CHECK(bench.form.session().started_at == fixed_clock(morning).now() - date::days{1});
    bench.form.set_starts(morning + std::chrono::minutes{5});
    CHECK_FALSE(bench.form.entry().entered_later);
    bench.form.set_starts(morning + date::days{2});
    CHECK(std::ranges::count(bench.form.faults(), EntryFault::starts_beyond_tomorrow) == 1);
}

TEST_CASE("a missed visit asks for no needles and can be signed at once") {
    Bench bench;
    bench.form.set_line("st36");
    bench.form.set_kind(SessionKind::missed);
    CHECK(bench.form.faults().empty());
    CHECK(bench.form.session().needles.empty());
    CHECK_FALSE(bench.form.has(EntryPart::points));
}

TEST_CASE("the steps say what is done") {
    Bench bench;
    CHECK_FALSE(bench.form.is_done(EntryStep::since_last));
    bench.type("n567n");
    CHECK(bench.form.is_done(EntryStep::since_last));
    CHECK(bench.form.is_done(EntryStep::scores));
    CHECK(bench.form.is_done(EntryStep::changes));
    CHECK_FALSE(bench.form.is_done(EntryStep::points));
    CHECK(bench.form.step() == EntryStep::points);
    bench.type(" ");
    CHECK(bench.form.is_done(EntryStep::points));
    bench.form.go_to(EntryPart::needles);
    bench.type("   ");
    CHECK(bench.form.is_done(EntryStep::needles));
    CHECK(bench.form.faults().empty());
}
