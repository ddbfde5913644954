/// What a user can do to a book, and what they can't.
#include "app/logbook.h"

#include <catch2/catch_test_macros.hpp>

#include "app/edit_json.h"
#include "app/open_book.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

TEST_CASE_METHOD(OpenBook, "a visit is read back as it was written") {
    const auto session = visit();
    REQUIRE(logbook.commit({"add_session", {added(session)}}, session.id));
    CHECK(logbook.book().sessions.find(session.id) == store::in_order(session));
    CHECK(logbook.book().sessions.current_of(maud.id) == std::vector{store::in_order(session)});
    CHECK(logbook.book().readings.current_of(pain.id) == session.readings);
}

TEST_CASE_METHOD(OpenBook, "a book is found as it was left") {
    const auto session = signed_visit();
    const auto head = logbook.book().history.head();
    { const auto closed = std::move(logbook); }
    auto again = Logbook::open(file, passphrase(), store::Access::write, test_clock()).value();
    CHECK_FALSE(again.opened().unclean_end);
    CHECK(again.book().patients.all() == std::vector{maud});
    CHECK(again.book().sessions.find(session.id) == session);
    CHECK(again.book().history.head() == head);
    CHECK(again.identity().zone == "Europe/London");
    logbook = std::move(again);
}

TEST_CASE_METHOD(OpenBook, "undo takes an edit back, redo brings it again") {
    const auto session = visit();
    auto longer = session;
    longer.notes = "slept better, walked further";
    longer.needles.pop_back();
    REQUIRE(logbook.commit({"add_session", {added(session)}}, session.id));
    REQUIRE(logbook.commit({"change_notes", {changed(session, longer)}}, session.id));
    CHECK(logbook.undo_label(session.id) == "change_notes");

    REQUIRE(logbook.undo(session.id));
    CHECK(logbook.book().sessions.find(session.id) == session);
    CHECK(logbook.redo_label(session.id) == "change_notes");
    REQUIRE(logbook.undo(session.id));
    CHECK_FALSE(logbook.book().sessions.contains(session.id));
    CHECK(logbook.undo(session.id).error().code == Errc::empty);

    REQUIRE(logbook.redo(session.id));
    REQUIRE(logbook.redo(session.id));
    CHECK(logbook.book().sessions.find(session.id) == longer);
    CHECK(logbook.redo(session.id).error().code == Errc::empty);
    CHECK(history_findings().empty());
}

TEST_CASE_METHOD(OpenBook, "of a patient who was typed in and taken back nothing stays, in the history neither") {
    Patient typed;
    typed.id = logbook.ids().next<Patient>();
    typed.code = "P0099";
    typed.family_name = "Quillfeather";
    require(logbook.commit({"add_patient", {added(typed)}}, typed.id));
    typed.given_names = "Odo";
    auto before = typed;
    before.given_names.clear();
    require(logbook.commit({"edit_patient", {changed(before, typed)}}, typed.id));
    REQUIRE(logbook.undo(typed.id));
    REQUIRE(logbook.undo(typed.id));
    CHECK_FALSE(logbook.book().patients.find(typed.id));
    for (const auto& row : logbook.book().history.of(typed.id))
        CHECK_FALSE(row.payload);
    CHECK_FALSE(logbook.redo_label(typed.id));
    CHECK(value_of(logbook.check()).empty());
}

TEST_CASE_METHOD(OpenBook, "undo of one patient leaves another patient's edits alone") {
    Patient other = maud;
    other.id = logbook.ids().next<Patient>();
    other.code = "JT2";
    REQUIRE(logbook.commit({"add_patient", {added(other)}}, other.id));
    REQUIRE(logbook.undo(maud.id));
    CHECK_FALSE(logbook.book().patients.find(maud.id));
    CHECK(logbook.book().patients.find(other.id) == other);
}

TEST_CASE_METHOD(OpenBook, "an edit is written whole or not at all") {
    const auto session = visit();
    auto stranger = visit(day(2026, 3, 9));
    stranger.patient = {99};
    const auto head = logbook.book().history.head();
    const auto done = logbook.commit({"add_two", {added(session), added(stranger)}}, session.id);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == Errc::contradiction);
    CHECK_FALSE(logbook.book().sessions.contains(session.id));
    CHECK(logbook.book().history.head() == head);
    CHECK(logbook.undo(session.id).error().code == Errc::empty);
}

TEST_CASE_METHOD(OpenBook, "an edit of what has changed meanwhile is refused") {
    auto once = maud;
    once.phone = "020 1";
    auto twice = maud;
    twice.phone = "020 2";
    REQUIRE(logbook.commit({"change_patient", {changed(maud, once)}}, maud.id));
    CHECK(logbook.commit({"change_patient", {changed(maud, twice)}}, maud.id).error().code == Errc::contradiction);
    CHECK(logbook.commit({"add_patient", {added(maud)}}, maud.id).error().code == Errc::already_exists);
    CHECK(logbook.book().patients.find(maud.id) == once);
}

TEST_CASE_METHOD(OpenBook, "two patients of one code are refused") {
    Patient other = maud;
    other.id = logbook.ids().next<Patient>();
    const auto done = logbook.commit({"add_patient", {added(other)}}, other.id);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == Errc::already_exists);
}

TEST_CASE_METHOD(OpenBook, "signing needs every needle out, or a reason") {
    auto session = visit();
    session.counted_out = {{"legs", 2}};
    REQUIRE(logbook.commit({"add_session", {added(session)}}, session.id));
    CHECK(logbook.sign(session.id).error() == Error{Errc::incomplete, "needles_out"});
    auto explained = session;
    explained.mismatch_reason = "one bent, kept in the tray";
    REQUIRE(logbook.commit({"explain", {changed(session, explained)}}, session.id));
    const auto done = logbook.sign(session.id);
    REQUIRE(done);
    CHECK(done->status == SessionStatus::signed_);
    CHECK(done->signed_by == "Ann Weaver");
    CHECK(done->signed_at == logbook.clock().now());
    CHECK(logbook.book().sessions.find(session.id) == *done);
}

TEST_CASE_METHOD(OpenBook, "nobody signs without a name") {
    const auto session = visit();
    REQUIRE(logbook.commit({"add_session", {added(session)}}, session.id));
    logbook.set_who("");
    CHECK(logbook.sign(session.id).error() == Error{Errc::incomplete, "who"});
}

TEST_CASE_METHOD(OpenBook, "signed is signed: no edit, no undo, no second signature") {
    const auto session = signed_visit();
    auto other = session;
    other.notes = "worse";
    CHECK(logbook.commit({"change", {changed(session, other)}}, session.id).error().code == Errc::not_allowed);
    CHECK(logbook.commit({"remove", {removed(session)}}, session.id).error().code == Errc::not_allowed);
    CHECK(logbook.undo(session.id).error().code == Errc::empty);
    CHECK(logbook.sign(session.id).error().code == Errc::not_allowed);
    CHECK(logbook.book().sessions.find(session.id) == session);
}

TEST_CASE_METHOD(OpenBook, "an amendment supersedes and counts instead") {
    const auto session = signed_visit();
    auto corrected = session;
    corrected.readings.front().score = Score::from(6).value();
    const auto done = logbook.amend(corrected, "written 7, meant 6");
    REQUIRE(done);
    CHECK(done->supersedes == session.id);
    CHECK(logbook.book().sessions.find(session.id) == session);
    CHECK(logbook.book().sessions.current_of(maud.id) == std::vector{*done});
    CHECK(logbook.book().sessions.versions_of(done->id) == std::vector{session, *done});
    CHECK(logbook.book().readings.current_of(pain.id) == done->readings);
    CHECK(logbook.amend(session, "again").error() == Error{Errc::not_allowed, "superseded"});
    CHECK(logbook.amend(*done, "").error() == Error{Errc::incomplete, "reason"});
    CHECK(history_findings().empty());
}

TEST_CASE_METHOD(OpenBook, "what was entered in error stays and no longer counts") {
    const auto session = signed_visit();
    const auto done = logbook.mark_void(session.id, "another patient's visit");
    REQUIRE(done);
    CHECK(done->status == SessionStatus::void_);
    CHECK(logbook.book().sessions.current_of(maud.id).empty());
    CHECK(logbook.book().readings.current_of(pain.id).empty());
    CHECK(logbook.book().sessions.treatments({}, {}) == 0);
    int judged = 0;
    logbook.book().readings.each_judged([&](const auto&) { ++judged; });
    CHECK(judged == 0);
    CHECK(logbook.book().sessions.all_of(maud.id).size() == 2);
    CHECK(logbook.mark_void(session.id, "again").error().code == Errc::not_allowed);
}

TEST_CASE_METHOD(OpenBook, "an agreement can't be changed, undone or removed, only superseded") {
    Agreement first;
    first.id = logbook.ids().next<Agreement>();
    first.complaint = feet.id;
    first.agreed_on = day(2026, 3, 1);
    first.measure = pain.id;
    first.target = 2.5;
    first.patient_words = "sleep through the night";
    REQUIRE(logbook.commit({"agree", {added(first)}}, maud.id));
    CHECK(logbook.undo_label(maud.id) == "add_patient");
    auto other = first;
    other.target = 1;
    CHECK(logbook.commit({"agree", {changed(first, other)}}, maud.id).error().code == Errc::not_allowed);
    CHECK(logbook.commit({"agree", {removed(first)}}, maud.id).error().code == Errc::not_allowed);

    other.id = logbook.ids().next<Agreement>();
    other.supersedes = first.id;
    other.reason = "2.5 was too much";
    REQUIRE(logbook.commit({"agree", {added(other)}}, maud.id));
    CHECK(logbook.book().agreements.current(feet.id) == other);
    CHECK(logbook.book().agreements.of(feet.id) == std::vector{first, other});
}

TEST_CASE_METHOD(OpenBook, "erasing takes the patient's rows and payloads, and the chain still verifies") {
    const auto session = signed_visit();
    REQUIRE(logbook.amend(session, "typing error"));
    const auto home = score(4, day(2026, 3, 5), ReadingSource::home);
    REQUIRE(logbook.commit({"add_reading", {added(home)}}, maud.id));
    REQUIRE(logbook.save_draft("session", maud.id, R"({"notes":"half"})"));
    Agreement agreement;
    agreement.id = logbook.ids().next<Agreement>();
    agreement.complaint = feet.id;
    agreement.agreed_on = day(2026, 3, 1);
    agreement.aim = Aim::comfort;
    REQUIRE(logbook.commit({"agree", {added(agreement)}}, maud.id));

    CHECK(logbook.erase(maud.id, "").error() == Error{Errc::incomplete, "reason"});
    REQUIRE(logbook.erase(maud.id, "asked for it"));
    const auto& book = logbook.book();
    CHECK(book.patients.all().empty());
    CHECK(book.sessions.all_of(maud.id).empty());
    CHECK(book.complaints.all().empty());
    CHECK(book.drafts.all().empty());
    CHECK(book.history.erased() == std::vector{maud.id});
    for (const auto& row : book.history.of(maud.id))
        CHECK_FALSE(row.payload);
    CHECK(history_findings().empty());
    CHECK(logbook.undo(maud.id).error().code == Errc::empty);
    CHECK(logbook.erase(maud.id, "again").error().code == Errc::not_found);
}

TEST_CASE_METHOD(OpenBook, "a session of another patient keeps its history when the first one is erased") {
    Patient other = maud;
    other.id = logbook.ids().next<Patient>();
    other.code = "JT2";
    REQUIRE(logbook.commit({"add_patient", {added(other)}}, other.id));
    auto wrong = visit();
    wrong.complaint.reset();
    wrong.readings.clear();
    wrong.extents.clear();
    auto right = wrong;
    right.patient = other.id;
    REQUIRE(logbook.commit({"add_session", {added(wrong)}}, wrong.id));
    REQUIRE(logbook.commit({"move_session", {changed(wrong, right)}}, wrong.id));
    REQUIRE(logbook.erase(maud.id, "asked for it"));
    CHECK(logbook.book().sessions.find(right.id) == right);
    const auto rows = logbook.book().history.of(other.id);
    REQUIRE(rows.back().payload);
    CHECK(rows.back().payload->find("slept better") != std::string::npos);
    CHECK(history_findings().empty());
}

TEST_CASE_METHOD(OpenBook, "a patient under a retention hold is not erased") {
    auto held = maud;
    held.retention_hold = true;
    REQUIRE(logbook.commit({"hold", {changed(maud, held)}}, maud.id));
    CHECK(logbook.erase(maud.id, "asked for it").error() == Error{Errc::not_allowed, "retention_hold"});
    CHECK(logbook.book().patients.find(maud.id) == held);
}

TEST_CASE_METHOD(OpenBook, "a draft is kept outside the history and replaced by the next") {
    const auto head = logbook.book().history.head();
    REQUIRE(logbook.save_draft("session 1", maud.id, "{}"));
    REQUIRE(logbook.save_draft("session 1", maud.id, R"({"notes":"a"})"));
    REQUIRE(logbook.drafts()->size() == 1);
    CHECK(logbook.drafts()->front().body == R"({"notes":"a"})");
    CHECK(logbook.book().history.head() == head);
    REQUIRE(logbook.remove_draft("session 1"));
    CHECK(logbook.drafts()->empty());
}

TEST_CASE_METHOD(OpenBook, "a listener hears of every write until its subscription ends") {
    std::vector<std::string> heard;
    const auto session = visit();
    {
        auto subscription = logbook.subscribe([&](const Edit& edit) { heard.push_back(edit.label); });
        auto moved = std::move(subscription);
        REQUIRE(logbook.commit({"add_session", {added(session)}}, session.id));
        REQUIRE(logbook.sign(session.id));
        CHECK_FALSE(logbook.sign(session.id));
    }
    REQUIRE(logbook.mark_void(session.id, "wrong day"));
    CHECK(heard == std::vector<std::string>{"add_session", "sign_session"});
}

TEST_CASE("a subscription may outlive its logbook") {
    int heard = 0;
    Subscription subscription;
    {
        OpenBook open;
        subscription = open.logbook.subscribe([&heard](const Edit&) { ++heard; });
        auto changed = open.maud;
        changed.phone = "1";
        require(open.logbook.commit({"edit_patient", {app::changed(open.maud, changed)}}, open.maud.id));
    }
    CHECK(heard == 1);
    subscription = Subscription{};  // The sanitizers would tell of a listener list that is gone.
    OpenBook next;
    next.visit();
    CHECK(heard == 1);
}

TEST_CASE_METHOD(OpenBook, "sessions sealed elsewhere are taken in as they are") {
    auto session = visit();
    session.status = SessionStatus::imported;
    session.source = "old.csv";
    CHECK(logbook.commit({"import", {added(session)}}, PracticeWide{}).error().code == Errc::not_allowed);
    REQUIRE(logbook.take_in({"import", {added(session)}}, "old.csv"));
    CHECK(logbook.book().sessions.find(session.id) == session);
    CHECK(logbook.undo(PracticeWide{}).error().code == Errc::empty);
    CHECK(logbook.book().history.of(maud.id).back().kind == "import");
}

TEST_CASE_METHOD(OpenBook, "the passphrase is changed by who knows it") {
    CHECK(logbook.change_passphrase(Secret{"wrong"}, Secret{"new"}).error().code == Errc::wrong_passphrase);
    CHECK(logbook.change_passphrase(passphrase(), Secret{""}).error().code == Errc::empty);
    REQUIRE(logbook.change_passphrase(passphrase(), Secret{"new one"}));
    CHECK(logbook.book().patients.all().size() == 1);
    { const auto closed = std::move(logbook); }
    CHECK(Logbook::open(file, passphrase(), store::Access::write, test_clock()).error().code == Errc::wrong_passphrase);
    logbook = Logbook::open(file, Secret{"new one"}, store::Access::write, test_clock()).value();
    CHECK(logbook.book().patients.all() == std::vector{maud});
}
