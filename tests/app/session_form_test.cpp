#include "app/session_form.h"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/session_form_bench.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

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
