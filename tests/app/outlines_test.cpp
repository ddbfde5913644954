/// Outlines say what the records say, however they are come by, and nothing is taken from one that doesn't hold.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include <algorithm>
#include <fstream>
#include <random>

#include <fmt/format.h>

#include "app/demo.h"
#include "app/import.h"
#include "app/open_book.h"
#include "app/outline_reader.h"
#include "app/patient_rows.h"
#include "app/practice_json.h"
#include "app/record_check.h"
#include "store/book_copy.h"
#include "store/book_file.h"
#include "store/digest.h"
#include "store/migrations.h"
#include "store/salvage.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

std::vector<store::PatientOutline> all_made(const store::Book& book) {
    auto maker = book.outlines.maker();
    while (!maker.make_on()) {
    }
    return maker.take();
}

/// Everybody's, as a reader gives them, by patient.
std::vector<store::PatientOutline> all_read(const store::Book& book) {
    std::vector<store::PatientOutline> all;
    OutlineReader reader{book};
    while (!reader.read_on([&](const auto& outline) { all.push_back(outline); })) {
    }
    std::ranges::sort(all, {}, &store::PatientOutline::patient);
    return all;
}

std::optional<std::size_t> to_read(const Logbook& book) { return OutlineReader{book.book()}.to_read(); }

/// As the window does while nobody types.
void keep_all(Logbook& book) {
    PracticeLedger ledger{book};
    require(ledger.read_all());
    while (const auto some = ledger.take_unkept(2))
        require(book.keep_outlines(*some));
}

nlohmann::ordered_json figures(const Logbook& book) {
    PracticeLedger ledger{book};
    require(ledger.read_all());
    return value_of(practice_json(ledger, {}));
}

struct OutlineBook : OpenBook {
    /// Made with everybody, made alone, packed and unpacked: always the same.
    void check_outlines_agree() {
        const auto& book = logbook.book();
        for (const auto& outline : all_made(book)) {
            CHECK(book.outlines.made_anew(outline.patient) == outline);
            CHECK(store::unpacked(outline.patient, store::packed(outline)) == outline);
        }
    }

    /// What is read with the help of kept outlines is what is read without, after something was written.
    void check_kept_follow() {
        check_outlines_agree();
        CHECK(all_read(logbook.book()) == all_made(logbook.book()));
        const auto with = figures(logbook);
        const auto rows = value_of(patient_rows(logbook, logbook.clock().today()));
        keep_all(logbook);
        CHECK(to_read(logbook) == 0);
        CHECK(all_read(logbook.book()) == all_made(logbook.book()));
        CHECK(figures(logbook) == with);
        const auto kept_rows = value_of(patient_rows(logbook, logbook.clock().today()));
        REQUIRE(kept_rows.size() == rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            CHECK(kept_rows[i].id == rows[i].id);
            CHECK(kept_rows[i].standing == rows[i].standing);
            CHECK(kept_rows[i].last_seen == rows[i].last_seen);
            CHECK(kept_rows[i].has_unsigned == rows[i].has_unsigned);
        }
        CHECK(value_of(logbook.check()).empty());
    }

    void change_file(const std::string& sql) {
        { const auto closed = std::move(logbook); }
        store::keyed(file, passphrase())->run(sql);
        reopen(store::Access::write);
    }

    void reopen(store::Access access) {
        logbook = value_of(Logbook::open(file, passphrase(), access, test_clock(), "Ann Weaver"));
    }
};

}  // namespace

TEST_CASE_METHOD(OutlineBook, "outlines follow what becomes of a session") {
    keep_all(logbook);
    CHECK(to_read(logbook) == 0);
    auto draft = visit();
    require(logbook.commit({"add_session", {added(draft)}}, draft.id));
    CHECK(to_read(logbook) == 1);
    check_kept_follow();
    auto changed_draft = draft;
    changed_draft.needles.pop_back();
    changed_draft.side_effects_asked = Answer<int>::declined();
    require(logbook.commit({"edit_session", {changed(draft, changed_draft)}}, draft.id));
    check_kept_follow();
    value_of(logbook.undo(draft.id));
    check_kept_follow();
    const auto session = value_of(logbook.sign(draft.id));
    check_kept_follow();
    auto corrected = session;
    corrected.side_effects.front().serious = true;
    corrected.readings.front().score = Score::from(3).value();
    const auto amended = value_of(logbook.amend(corrected, "was worse than thought"));
    check_kept_follow();
    value_of(logbook.mark_void(amended.id, "another patient's"));
    check_kept_follow();
    auto future = visit(day(2026, 4, 2));
    future.status = SessionStatus::imported;
    future.source = "old.csv";
    require(logbook.take_in({"import", {added(future)}}, "old.csv"));
    check_kept_follow();
}

TEST_CASE_METHOD(OutlineBook, "outlines follow what is agreed, scored at home and found, and who is erased") {
    signed_visit();
    keep_all(logbook);
    Agreement agreement;
    agreement.id = logbook.ids().next<Agreement>();
    agreement.complaint = feet.id;
    agreement.agreed_on = day(2026, 3, 2);
    agreement.measure = pain.id;
    require(logbook.commit({"agree", {added(agreement)}}, maud.id));
    check_kept_follow();
    auto home = score(6, day(2026, 3, 5), ReadingSource::home);
    require(logbook.commit({"type_diary", {added(home)}}, maud.id));
    check_kept_follow();
    require(logbook.commit({"remove_reading", {removed(home)}}, maud.id));
    check_kept_follow();
    const Extent extent{logbook.ids().next<Extent>(), maud.id, {}, day(2026, 3, 6), Limb::arm, Side::right, 5};
    require(logbook.commit({"add_extent", {added(extent)}}, maud.id));
    check_kept_follow();
    auto numb = pain;
    numb.id = logbook.ids().next<Measure>();
    numb.kind = MeasureKind::numbness;
    numb.label = "Numbness";
    require(logbook.commit({"add_measure", {added(numb)}}, maud.id));
    check_kept_follow();
    require(logbook.erase(maud.id, "asked for it"));
    CHECK(all_read(logbook.book()).empty());
    CHECK(logbook.book().outlines.after({}, 10).empty());
    check_kept_follow();
}

TEST_CASE_METHOD(OutlineBook, "outlines follow an import, and its undoing") {
    signed_visit();
    keep_all(logbook);
    const std::string visits =
        "patient,date,kind,pain,points,needles_out,aim,primary,agreed_on\n"
        "ME1,2026-03-09,visit,4,st36,1,,,\n"
        "N1,2026-03-02,visit,6,st36 sp6,4,improve,pain,2026-02-19\n";
    REQUIRE(
        value_of(import_visits(logbook, visits, {.source = "visits.csv", .map = {}, .dry_run = false, .progress = {}}))
            .ok());
    CHECK(to_read(logbook) == 2);
    check_kept_follow();
    value_of(logbook.undo_import({}));
    CHECK(all_read(logbook.book()).size() == 1);
    check_kept_follow();
}

TEST_CASE_METHOD(OutlineBook, "a backup that is put back brings its own outlines, not those of what came after") {
    signed_visit();
    keep_all(logbook);
    const auto before = figures(logbook);
    const auto backup = folder / "backup.needlebook";
    value_of(logbook.back_up(backup));
    signed_visit(day(2026, 3, 9));
    keep_all(logbook);
    REQUIRE(figures(logbook) != before);
    { const auto closed = std::move(logbook); }
    value_of(store::restore_book(backup, passphrase(), file, store::Replace::yes, test_clock()));
    reopen(store::Access::write);
    CHECK(all_read(logbook.book()) == all_made(logbook.book()));
    CHECK(figures(logbook) == before);
    check_kept_follow();
}

TEST_CASE_METHOD(OutlineBook, "a book of an earlier release begins without outlines, and gets them") {
    const int version = GENERATE(range(1, static_cast<int>(store::migrations().size())));
    const auto kept = fmt::format("{}/tests/app/data/version-{:04}", SOURCE_DIR, version);
    std::ifstream key_file{kept + ".key"};
    const Secret key{std::string{std::istreambuf_iterator<char>{key_file}, {}}};
    const auto old = folder / "old.needlebook";
    std::filesystem::copy_file(kept + ".needlebook", old);
    logbook = value_of(Logbook::open(old, key, store::Access::write, test_clock(), "Ann Weaver"));
    REQUIRE(logbook.opened().migrated_from == version);
    CHECK(to_read(logbook) == std::nullopt);
    check_kept_follow();
}

TEST_CASE_METHOD(OutlineBook, "looking and printing make no outline old") {
    signed_visit();
    keep_all(logbook);
    require(logbook.note("view", maud.id, "page"));
    require(logbook.note("print", maud.id, "report"));
    CHECK(to_read(logbook) == 0);
}

TEST_CASE("outlines of a practice read together are those read alone") {
    const Folder folder;
    const auto file = folder / "demo.needlebook";
    const Secret secret{demo_passphrase};
    value_of(make_demo(file, secret, {.patients = 40, .sessions = 700, .seed = 7, .as_of = day(2026, 3, 20)}));
    auto book = value_of(Logbook::open(file, secret, store::Access::write, test_clock()));
    const auto outlines = all_made(book.book());
    CHECK(outlines.size() == 40);
    std::size_t scores = 0;
    for (const auto& outline : outlines) {
        CHECK(book.book().outlines.made_anew(outline.patient) == outline);
        const auto bytes = store::packed(outline);
        CHECK(store::unpacked(outline.patient, bytes) == outline);
        scores += outline.scores.size();
    }
    std::size_t judged = 0;
    book.book().readings.each_judged([&](const auto&) { ++judged; });
    CHECK(scores == judged);
    const auto by_tables = figures(book);
    keep_all(book);
    CHECK(to_read(book) == 0);
    CHECK(figures(book) == by_tables);
    CHECK(all_read(book.book()) == outlines);
}

TEST_CASE_METHOD(OutlineBook, "bytes that are no outline are never taken for one") {
    signed_visit();
    const auto outline = all_made(logbook.book()).front();
    const auto whole = store::packed(outline);
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK(!store::unpacked(maud.id, {whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)}));
    auto longer = whole;
    longer.push_back(0);
    CHECK(!store::unpacked(maud.id, longer));
    // Not even under a seal of its own, which anybody with the passphrase can make: what comes back is within all
    // ranges, which another packing proves.
    constexpr std::size_t seal = sizeof(store::Digest);
    std::mt19937 random{3};
    int read_back = 0;
    int refused = 0;
    for (int turn = 0; turn < 20'000; ++turn) {
        store::Bytes other{whole.begin(), whole.end() - seal};
        other[random() % other.size()] = static_cast<std::uint8_t>(random());
        const auto digest = store::Sealing{}.add(maud.id.value).add(other).finish();
        other.insert(other.end(), digest.begin(), digest.end());
        const auto read = store::unpacked(maud.id, other);
        ++(read ? read_back : refused);
        if (read)
            CHECK(store::unpacked(maud.id, store::packed(*read)) == read);
    }
    CHECK(read_back > 1000);
    CHECK(refused > 1000);
}

TEST_CASE_METHOD(OutlineBook, "a damaged outline is made again") {
    signed_visit();
    keep_all(logbook);
    const auto before = figures(logbook);
    change_file("UPDATE outline SET body = x'ffff00'");
    CHECK(figures(logbook) == before);
    keep_all(logbook);
    CHECK(value_of(logbook.check()).empty());
}

TEST_CASE_METHOD(OutlineBook, "an outline is never taken for that of somebody else") {
    signed_visit();
    Patient other = maud;
    other.id = logbook.ids().next<Patient>();
    other.code = "ME2";
    require(logbook.commit({"add_patient", {added(other)}}, other.id));
    keep_all(logbook);
    const auto before = figures(logbook);
    change_file("UPDATE outline SET body = (SELECT body FROM outline ORDER BY patient_id LIMIT 1)");
    CHECK(to_read(logbook) == 0);
    CHECK(all_read(logbook.book()) == all_made(logbook.book()));
    CHECK(figures(logbook) == before);
}

TEST_CASE_METHOD(OutlineBook, "an outline that is gone is made again") {
    signed_visit();
    keep_all(logbook);
    const auto before = figures(logbook);
    change_file("DELETE FROM outline");
    CHECK(figures(logbook) == before);
    CHECK(value_of(patient_rows(logbook, logbook.clock().today())).front().last_seen == day(2026, 3, 2));
}

TEST_CASE_METHOD(OutlineBook, "outlines of another history or another form are thrown away") {
    signed_visit();
    keep_all(logbook);
    const auto* const sql =
        GENERATE("UPDATE outline_stamp SET hash = zeroblob(32)", "UPDATE outline_stamp SET form = form + 1",
                 "UPDATE outline_stamp SET entry = entry - 1", "UPDATE outline_stamp SET entry = 99",
                 "DELETE FROM outline_stamp");
    change_file(sql);
    CHECK(to_read(logbook) == std::nullopt);
    CHECK(all_read(logbook.book()) == all_made(logbook.book()));
    keep_all(logbook);
    CHECK(to_read(logbook) == 0);
}

TEST_CASE_METHOD(OutlineBook, "a check finds an outline that says something else, and throws it away") {
    signed_visit();
    keep_all(logbook);
    auto outline = all_made(logbook.book()).front();
    outline.effects.clear();
    require(logbook.keep_outlines({logbook.book().outlines.now(), false, {{maud.id, store::packed(outline)}}}));
    PracticeLedger ledger{logbook};
    const auto hears = logbook.subscribe([&](const Edit& edit) { require(ledger.take(edit)); });
    require(ledger.read_all());
    CHECK(ledger.effects().empty());
    const std::vector<store::Finding> expected{{std::string{outline_changed}, "patient " + to_text(maud.id), {}}};
    CHECK(value_of(logbook.check()) == expected);
    require(ledger.read_all());
    CHECK(ledger.effects().size() == 1);
    CHECK(value_of(logbook.check()).empty());
    CHECK(all_read(logbook.book()) == all_made(logbook.book()));
}

TEST_CASE_METHOD(OutlineBook, "a score changed past the history is found although its outline is as it was") {
    signed_visit();
    keep_all(logbook);
    change_file("DROP TRIGGER reading_signed_update; UPDATE reading SET score = 1");
    const auto found = value_of(logbook.check());
    CHECK(std::ranges::count(found, "record_changed", &store::Finding::kind) == 1);
    CHECK(std::ranges::count(found, outline_changed, &store::Finding::kind) == 1);
}

TEST_CASE_METHOD(OutlineBook, "a book that is only read is counted with or without outlines") {
    signed_visit();
    const bool kept = GENERATE(false, true);
    if (kept)
        keep_all(logbook);
    const auto before = figures(logbook);
    reopen(store::Access::read);
    CHECK(to_read(logbook) == (kept ? std::optional<std::size_t>{0} : std::nullopt));
    CHECK(figures(logbook) == before);
    CHECK(logbook.keep_outlines({logbook.book().outlines.now(), true, {}}).error().code == Errc::not_allowed);
}

TEST_CASE_METHOD(OutlineBook, "edits made while everybody is read are in what is kept") {
    signed_visit();
    PracticeLedger ledger{logbook};
    const auto hears = logbook.subscribe([&](const Edit& edit) { require(ledger.take(edit)); });
    CHECK(!value_of(ledger.read_on()));
    const auto second = signed_visit(day(2026, 3, 9));
    CHECK(!ledger.take_unkept(10));
    require(ledger.read_all());
    while (const auto some = ledger.take_unkept(1))
        require(logbook.keep_outlines(*some));
    CHECK(to_read(logbook) == 0);
    CHECK(all_read(logbook.book()) == all_made(logbook.book()));
    CHECK(all_read(logbook.book()).front().visits.back().session == second.id);
}

TEST_CASE_METHOD(OutlineBook, "what was kept halfway is not taken for all") {
    signed_visit();
    Patient other = maud;
    other.id = logbook.ids().next<Patient>();
    other.code = "ME2";
    require(logbook.commit({"add_patient", {added(other)}}, other.id));
    PracticeLedger ledger{logbook};
    require(ledger.read_all());
    const auto some = ledger.take_unkept(1);
    REQUIRE(some);
    CHECK(!some->stamp);
    require(logbook.keep_outlines(*some));
    CHECK(to_read(logbook) == std::nullopt);
    CHECK(all_read(logbook.book()) == all_made(logbook.book()));
}

TEST_CASE_METHOD(OutlineBook, "a salvaged book begins without outlines") {
    signed_visit();
    keep_all(logbook);
    { const auto closed = std::move(logbook); }
    const auto saved = folder / "saved.needlebook";
    value_of(store::salvage(file, passphrase(), saved, test_clock()));
    const auto book = value_of(Logbook::open(saved, passphrase(), store::Access::write, test_clock()));
    CHECK(to_read(book) == std::nullopt);
    CHECK(book.book().outlines.after({}, 10).empty());
}
