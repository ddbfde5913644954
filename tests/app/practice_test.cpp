#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <map>
#include <set>

#include "app/practice_json.h"
#include "app/practice_papers.h"
#include "app/practice_tables.h"
#include "outcome/simulation.h"
#include "practice_book.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

/// What the generated book below holds, counted while it is made.
struct Truth {
    int treatments = 0, patients = 0;
    int seen_units = 0, bruises_seen = 0, sessions_with_bruise = 0;
    int asked_possible = 0, asked_units = 0, tired_told = 0;
    int scored = 0, reconciled = 0, entered_later = 0, late_signed = 0;
    std::set<int> looked_at, bruised, asked, tired;  ///< Patients.
    struct InQuarter {
        int treatments = 0, seen_units = 0, asked_units = 0, bruises = 0, tired = 0;
    };
    std::map<unsigned, InQuarter> quarters;                ///< Of 2025, by number.
    std::map<ComplaintKind, std::pair<int, int>> treated;  ///< Treatments, those with GB34.
    std::map<int, int> baseline_days;                      ///< Of those with an agreement.
    std::array<int, Names<EndReason>::all.size()> ended{};
    int away = 0;
};

/// 40 patients with 1 to 12 weekly treatments each, by rules that a child could check.
Truth make_known_book(Logbook& book) {
    Truth truth;
    auto& ids = book.ids();
    Edit edit{"import", {}};
    int number = 0;
    for (int p = 0; p < 40; ++p) {
        const auto kind = p % 4 == 3 ? ComplaintKind::cipn : ComplaintKind::dpn;
        const auto one = add_person(edit, ids, "K" + std::to_string(p), kind);
        ++truth.patients;
        const auto start = day(2025, 6, 2) + date::days{p};
        if (p % 4 == 0) {
            edit.revisions.push_back(added(agreed(one, ids, start)));
            for (int week = 1; week <= p % 3; ++week)
                edit.revisions.push_back(added(scored(one, ids, start - date::days{7 * week}, 6)));
            ++truth.baseline_days[p % 3 + (number % 2 == 0 ? 1 : 0)];  // The first visit is scored at times.
        }
        if (p % 5 == 0) {
            const auto reason = static_cast<EndReason>(p / 5);
            edit.revisions.push_back(
                added(CourseEnd{ids.next<CourseEnd>(), one.complaint.id, day(2025, 12, 1), reason, {}, {}}));
            ++truth.ended[static_cast<std::size_t>(reason)];
        } else {
            ++truth.away;
        }
        for (int visit = 0; visit <= p % 12; ++visit, ++number) {
            auto session = treatment(one, ids, start + date::days{7 * visit});
            const auto month = static_cast<unsigned>(date::year_month_day{day_of(session.starts)}.month());
            auto& quarter = truth.quarters[(month + 2) / 3];
            ++truth.treatments;
            ++quarter.treatments;
            ++truth.treated[kind].first;
            if (number % 4 != 0) {  // Every fourth time nobody looked.
                session.side_effects_seen = Answer<int>::none();
                ++truth.seen_units;
                ++quarter.seen_units;
                truth.looked_at.insert(p);
            }
            if (number % 4 == 1) {
                session.side_effects_seen = 2;
                session.side_effects = {effect(ids, SideEffectKind::bruise, SideEffectSource::seen),
                                        effect(ids, SideEffectKind::bruise, SideEffectSource::seen)};
                truth.bruises_seen += 2;
                quarter.bruises += 2;
                truth.bruised.insert(p);
                ++truth.sessions_with_bruise;
            }
            if (visit > 0) {
                ++truth.asked_possible;
                if (number % 3 == 0)
                    session.side_effects_asked = Answer<int>::declined();
                if (number % 3 == 1) {
                    session.side_effects_asked = 1;
                    session.side_effects.push_back(
                        effect(ids, SideEffectKind::tiredness, SideEffectSource::asked, number % 30 == 1));
                    ++truth.tired_told;
                    ++truth.asked_units;
                    ++quarter.tired;
                    ++quarter.asked_units;
                    truth.asked.insert(p);
                    truth.tired.insert(p);
                }
            }
            if (number % 2 == 0) {
                session.readings = {scored(one, ids, day_of(session.starts), 5, ReadingSource::before)};
                session.readings.front().session = session.id;
                ++truth.scored;
            }
            if (number % 5 == 0)
                session.counted_out.clear();
            else
                ++truth.reconciled;
            if (number % 6 == 0) {
                session.entered_later = true;
                ++truth.entered_later;
            }
            if (number % 7 == 0) {
                session.signed_at = session.started_at + std::chrono::hours{25};
                ++truth.late_signed;
            }
            if (number % 8 == 0) {
                session.needles.push_back(session.needles.front());
                session.needles.back().point = "GB34";
                if (!session.counted_out.empty())
                    session.counted_out[""] = 4;
                ++truth.treated[kind].second;
            }
            edit.revisions.push_back(added(session));
        }
        // A phone call, a missed and a void visit are no treatments.
        auto call = treatment(one, ids, day(2025, 9, 1));
        call.kind = SessionKind::phone;
        call.side_effects_asked = 1;
        call.side_effects = {effect(ids, SideEffectKind::bruise, SideEffectSource::asked)};
        edit.revisions.push_back(added(call));
        auto missed = treatment(one, ids, day(2025, 9, 2));
        missed.kind = SessionKind::missed;
        edit.revisions.push_back(added(missed));
        auto gone = treatment(one, ids, day(2025, 9, 3));
        gone.status = SessionStatus::void_;
        edit.revisions.push_back(added(gone));
    }
    require(book.take_in(edit, "test"));
    return truth;
}

}  // namespace

TEST_CASE("figures of a generated book with known truth come back exactly") {
    OpenBook open;
    const auto truth = make_known_book(open.logbook);
    const auto ledger = ledger_of(open.logbook);
    const Period all;
    CHECK(treatments(ledger, all) == truth.treatments);
    CHECK(patients_treated(ledger, all) == truth.patients);

    const auto rates = side_effect_rates(ledger, all);
    const auto& bruise = rate_of(rates, "bruise", SideEffectSource::seen);
    CHECK(bruise.sessions == outcome::Count{truth.bruises_seen, truth.sessions_with_bruise, truth.seen_units});
    REQUIRE(bruise.per_session);
    CHECK(bruise.per_session->method == outcome::Method::count);
    CHECK(bruise.per_session->rate == static_cast<double>(truth.bruises_seen) / truth.seen_units);
    CHECK_FALSE(bruise.published.empty());
    const auto& tired = rate_of(rates, "tiredness", SideEffectSource::asked);
    CHECK(tired.sessions == outcome::Count{truth.tired_told, truth.tired_told, truth.asked_units});
    CHECK(tired.per_session->could_be == outcome::share_interval(truth.tired_told, truth.asked_units));
    // Told on the phone: in the register, not in a rate of treatments.
    CHECK(rate_of(rates, "bruise", SideEffectSource::asked).sessions.events == 0);
    CHECK(rate_of(rates, "bruise", SideEffectSource::asked).others == 40);
    CHECK(rate_of(rates, "any", SideEffectSource::seen).others == 0);
    CHECK(
        side_effect_register(ledger, all, {.source = SideEffectSource::asked, .kind = SideEffectKind::bruise}).size() ==
        40);

    const auto asked = question_tally(ledger, all, SideEffectSource::asked);
    CHECK(asked.treatments == truth.asked_possible);
    CHECK(asked.answered == truth.asked_units);
    CHECK(asked.answered + asked.declined + asked.not_asked == asked.treatments);

    const auto quality = record_quality(ledger, all);
    CHECK(quality.scored == truth.scored);
    CHECK(quality.needled == truth.treatments);
    CHECK(quality.reconciled == truth.reconciled);
    CHECK(quality.entered_later == truth.entered_later);
    CHECK(quality.signed_in_a_day == truth.treatments - truth.late_signed);

    CHECK(quality.judged_starters == 10);
    for (std::size_t days = 0; days < quality.baseline_days.size(); ++days) {
        const auto found = truth.baseline_days.find(static_cast<int>(days));
        CAPTURE(days);
        CHECK(quality.baseline_days[days] == (found == truth.baseline_days.end() ? 0 : found->second));
    }

    const auto used = value_of(points_used(ledger, all));
    REQUIRE(used.size() == 2);
    for (const auto& complaint : used) {
        const auto& [sessions, with_gb34] = truth.treated.at(complaint.kind);
        CHECK(complaint.treatments == sessions);
        CHECK(complaint.people == (complaint.kind == ComplaintKind::cipn ? 10 : 30));
        CHECK(complaint.points == std::vector<PointUse>{{"ST36", sessions}, {"GB34", with_gb34}});
    }

    // People: those with at least one, among those of whom it is known at all.
    const auto size_of = [](const std::set<int>& some) { return static_cast<int>(some.size()); };
    CHECK(bruise.patients == outcome::Count{size_of(truth.bruised), size_of(truth.bruised), size_of(truth.looked_at)});
    CHECK(bruise.per_patient->could_be == outcome::share_interval(size_of(truth.bruised), size_of(truth.looked_at)));
    CHECK(tired.patients == outcome::Count{size_of(truth.tired), size_of(truth.tired), size_of(truth.asked)});

    const auto quarters = by_quarter(ledger, all);
    REQUIRE(quarters.size() == truth.quarters.size());
    for (const auto& quarter : quarters) {
        const auto& known = truth.quarters.at(static_cast<unsigned>(quarter.number));
        CHECK(quarter.year == 2025);
        CHECK(quarter.treatments == known.treatments);
        CHECK(quarter.seen == outcome::Count{known.bruises, known.bruises / 2, known.seen_units});
        CHECK(quarter.asked == outcome::Count{known.tired, known.tired, known.asked_units});
    }

    const auto reasons = stop_reasons(starters_in(ledger, all));
    CHECK(reasons.ended == truth.ended);
    CHECK(reasons.away == truth.away);
}

TEST_CASE("a period cuts the practice without losing or doubling anything") {
    OpenBook open;
    const auto truth = make_known_book(open.logbook);
    const auto ledger = ledger_of(open.logbook);
    const auto middle = day(2025, 7, 15);
    const Period before{std::nullopt, middle - date::days{1}};
    const Period after{middle, std::nullopt};
    CHECK(treatments(ledger, before) + treatments(ledger, after) == truth.treatments);
    CHECK(caseload(ledger, before).started + caseload(ledger, after).started == truth.patients);
    int sum = 0;
    for (const auto& quarter : by_quarter(ledger, {}))
        sum += quarter.seen.events;
    CHECK(sum == truth.bruises_seen);
    const auto json = value_of(practice_json(ledger, before));
    CHECK(json["to"] == "2025-07-14");
    CHECK(json["sessions"] == treatments(ledger, before));
}

TEST_CASE("everyone who started stands in exactly one place, by the first agreement") {
    OpenBook open;
    auto& ids = open.logbook.ids();
    Edit edit{"import", {}};
    const auto start = day(2025, 9, 1);
    // 1: agreed, never scored. 2: comfort. 3: no agreement. 4: agreed and scored before only. 5: came for talk only.
    const auto never = add_person(edit, ids, "N");
    edit.revisions.push_back(added(agreed(never, ids, start)));
    const auto comfort = add_person(edit, ids, "C");
    edit.revisions.push_back(added(agreed(comfort, ids, start, Aim::comfort)));
    const auto plain = add_person(edit, ids, "P");
    const auto early = add_person(edit, ids, "E");
    edit.revisions.push_back(added(agreed(early, ids, start)));
    edit.revisions.push_back(added(scored(early, ids, start - date::days{3}, 6)));
    const auto talk = add_person(edit, ids, "T");
    for (const auto* one : {&never, &comfort, &plain, &early})
        edit.revisions.push_back(added(treatment(*one, ids, start)));
    auto consultation = treatment(talk, ids, start);
    consultation.kind = SessionKind::consultation;
    edit.revisions.push_back(added(consultation));
    require(open.logbook.take_in(edit, "test"));
    const auto ledger = ledger_of(open.logbook);
    const auto counted = caseload(ledger, {});
    CHECK(counted.started == 4);
    CHECK(counted.at(outcome::Place::never_scored) == 1);
    CHECK(counted.at(outcome::Place::cannot_judge) == 1);
    CHECK(counted.at(outcome::Place::no_agreement) == 1);
    CHECK(counted.at(outcome::Place::too_early) == 1);
    // No visit since September; the reviews of both judged ones have passed.
    CHECK(counted.all_stopped() == 4);
    CHECK(counted.all_past_review_undecided() == 2);
    CHECK(stop_reasons(starters_in(ledger, {})).away == 4);
}

TEST_CASE("a second agreement doesn't change where the first one stood") {
    OpenBook open;
    auto& ids = open.logbook.ids();
    Edit edit{"import", {}};
    const auto start = day(2025, 6, 2);
    const auto one = add_person(edit, ids, "A");
    const auto first = agreed(one, ids, start);
    edit.revisions.push_back(added(first));
    edit.revisions.push_back(added(treatment(one, ids, start)));
    // Level at 6 until the review, then far lower: the first agreement was not reached.
    for (int week = -6; week <= 20; ++week)
        edit.revisions.push_back(added(scored(one, ids, start + date::days{7 * week}, 6 + std::abs(week) % 2)));
    auto second = agreed(one, ids, start + date::days{7 * 20}, Aim::hold);
    second.supersedes = first.id;
    second.reason = "Not reached; we want to hold what there is.";
    edit.revisions.push_back(added(second));
    for (int week = 21; week <= 40; ++week)
        edit.revisions.push_back(added(scored(one, ids, start + date::days{7 * week}, 1)));
    require(open.logbook.take_in(edit, "test"));
    const auto ledger = ledger_of(open.logbook);
    REQUIRE(ledger.starters().size() == 1);
    const auto& starter = ledger.starters().front();
    CHECK(outcome::place_of(starter.starter) == outcome::Place::not_reached);
    CHECK(starter.aim == Aim::improve);
    CHECK(starter.judged_on == second.agreed_on);
    CHECK(starter.later_aims == std::vector<Aim>{Aim::hold});
    CHECK(starter.baseline_days == 6);  // The home score of the day of treatment is not judged.
}

TEST_CASE("a practice of 500 people who did not change is shown as what chance looks like") {
    OpenBook open;
    auto& ids = open.logbook.ids();
    outcome::Judge judge;
    const auto as_of = open.logbook.clock().today();
    const auto start = as_of - date::days{26 * 7};
    outcome::simulation::Random random{2026};
    const outcome::simulation::Truth truth{.level = 6, .change = 0, .sd = 1.25, .rho = 0.2};
    std::vector<int> days{-14, -7, 0};
    for (int week = 1; week <= 26; ++week)
        days.push_back(7 * week);
    Edit edit{"import", {}};
    int reached = 0;
    int ever = 0;
    int worse = 0;
    constexpr int people = 500;
    for (int p = 0; p < people; ++p) {
        const auto one = add_person(edit, ids, "S" + std::to_string(p));
        edit.revisions.push_back(added(agreed(one, ids, start)));
        auto session = treatment(one, ids, start);
        const auto readings = outcome::simulation::draw_readings(days, truth, start, random);
        // The day of treatment feeds the verdict with what was scored before needling.
        for (const auto& reading : readings) {
            auto score = scored(one, ids, reading.day, reading.score);
            if (reading.day != start) {
                edit.revisions.push_back(added(score));
                continue;
            }
            score.source = ReadingSource::before;
            score.session = session.id;
            session.readings = {score};
        }
        edit.revisions.push_back(added(session));
        const outcome::Course course{.first_treatment = start};
        const auto shown = value_of(judge.latest(readings, course, as_of));
        reached += shown.state == outcome::State::reached ? 1 : 0;
        worse += shown.state == outcome::State::worse ? 1 : 0;
        const auto entries = value_of(judge.replay(readings, course));
        ever += std::ranges::any_of(entries, [](const auto& entry) { return entry.state == outcome::State::reached; });
    }
    require(open.logbook.take_in(edit, "test"));
    const auto ledger = ledger_of(open.logbook);
    const auto counted = caseload(ledger, {});
    CHECK(counted.started == people);
    CHECK(counted.at(outcome::Place::reached) == reached);
    CHECK(counted.at(outcome::Place::worse) == worse);
    CHECK(ledger.starters().front().baseline_days == 3);
    // tests/outcome/data/outcome-cells.csv, c007: weekly, three scores from before, 0.72 % at any visit. The exact
    // limits of what is seen here hold it, 1 in 1,000 beyond each.
    constexpr double in_cell = 0.0072;
    const auto limits = outcome::share_interval(ever, people, 0.998);
    CAPTURE(ever, reached);
    CHECK(ever > 0);
    CHECK(limits.low <= in_cell);
    CHECK(in_cell <= limits.high);
    CHECK(reached <= ever);
    const auto stands = aim_stands(ledger, {});
    REQUIRE(stands.size() == 1);
    CHECK(stands.front().aim == Aim::improve);
    CHECK(stands.front().counted == counted);
    CHECK(reached <= stands.front().reached.seldom_over);
    const auto sentence = chance_sentences(stands).front();
    CHECK(sentence.find("of 500 people") != std::string::npos);
    CHECK(sentence.find("0 to 20.5 would be seen as reached") != std::string::npos);
    CHECK(sentence.find("This is what chance looks like.") != std::string::npos);
    const auto beside = aim_table(stands).rows.front();
    CHECK(beside == std::vector<std::string>{"improve", "500", std::to_string(reached), "0 to 20.5",
                                             std::to_string(worse), "0 to 20",
                                             "no true change, 26 weeks; to 34.5 in 52 weeks"});
}

TEST_CASE("a ledger that is told of each edit is the same as one read anew") {
    OpenBook open;
    make_known_book(open.logbook);
    auto ledger = ledger_of(open.logbook);
    const auto hears = open.logbook.subscribe([&](const Edit& edit) { require(ledger.take(edit)); });
    const auto is_as_new = [&] {
        return value_of(practice_json(ledger, {})) == value_of(practice_json(ledger_of(open.logbook), {}));
    };

    const auto session = open.signed_visit();
    CHECK(is_as_new());
    auto changed = session;
    changed.side_effects.front().serious = true;
    const auto amended = value_of(open.logbook.amend(changed, "was worse than thought"));
    CHECK(is_as_new());
    CHECK(side_effect_register(ledger, {}, {.serious_only = true, .open_only = true}).size() ==
          side_effect_register(ledger_of(open.logbook), {}, {.serious_only = true, .open_only = true}).size());
    Agreement agreement;
    agreement.id = open.logbook.ids().next<Agreement>();
    agreement.complaint = open.feet.id;
    agreement.agreed_on = day(2026, 3, 2);
    agreement.measure = open.pain.id;
    require(open.logbook.commit({"add_agreement", {added(agreement)}}, open.maud.id));
    CHECK(is_as_new());
    CHECK(ledger.starters().back().aim == Aim::improve);
    require(open.logbook.commit({"add_reading", {added(open.score(6, day(2026, 3, 5), ReadingSource::home))}},
                                open.maud.id));
    CHECK(is_as_new());
    CourseEnd end{open.logbook.ids().next<CourseEnd>(), open.feet.id, day(2026, 3, 10), EndReason::moved, {}, {}};
    require(open.logbook.commit({"end_course", {added(end)}}, open.maud.id));
    CHECK(is_as_new());
    CHECK(caseload(ledger, {}).all_stopped() == caseload(ledger_of(open.logbook), {}).all_stopped());
    value_of(open.logbook.mark_void(amended.id, "wrong patient"));
    CHECK(is_as_new());
    // An import tells of no record, a change of constants neither: both begin the counting anew.
    auto imported = open.visit(day(2026, 3, 12));
    imported.status = SessionStatus::imported;
    imported.source = "old.csv";
    require(open.logbook.take_in("old.csv", [&](Intake& into) -> Result<void> {
        into.take(added(imported));
        return {};
    }));
    require(ledger.read_all());
    CHECK(is_as_new());
    outcome::Constants constants;
    constants.rho = 0.5;
    require(open.logbook.set_outcome_constants(constants));
    require(ledger.read_all());
    CHECK(is_as_new());
    require(open.logbook.erase(open.maud.id, "asked for it"));
    // Begun anew: the next stretches read it all again.
    require(ledger.read_all());
    CHECK(is_as_new());
}

TEST_CASE("the form for a serious event holds what is known and nobody's name") {
    OpenBook open;
    auto session = open.visit();
    session.side_effects.front().serious = true;
    session.side_effects.front().action = "pressed for ten minutes";
    require(open.logbook.commit({"add_session", {added(session)}}, session.id));
    value_of(open.logbook.sign(session.id));
    const auto ledger = ledger_of(open.logbook);
    const auto found = side_effect_register(ledger, {}, {.open_only = true});
    REQUIRE(found.size() == 1);
    const auto entry = value_of(register_entry(ledger, found.front()));
    const auto document = serious_event_document(entry, "Fern Lane");
    std::string text;
    for (const auto& block : document.blocks) {
        if (const auto* fields = std::get_if<report::Fields>(&block))
            for (const auto& row : fields->rows)
                text += row.label + ": " + row.words + "\n";
        if (const auto* banner = std::get_if<report::Banner>(&block))
            text += banner->under + banner->under_right;
    }
    CHECK(text.find("pressed for ten minutes") != std::string::npos);
    CHECK(text.find("ME1") != std::string::npos);
    CHECK(text.find("Maud") == std::string::npos);
    CHECK(text.find("still open") != std::string::npos);
}
