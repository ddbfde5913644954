/// The patient's own copy holds that patient alone, and its diary comes back without overwriting anything.
#include "app/patient_copy.h"

#include <fstream>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/export.h"
#include "app/open_book.h"
#include "app/record_reader.h"
#include "exchange/book_json.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;
using exchange::Refusal;

namespace {

const Secret& copy_passphrase() {
    static const Secret secret{"another one altogether"};
    return secret;
}

struct CopyBook : OpenBook {
    std::filesystem::path copy_file = folder / "copy.needlebook";
    Patient other;

    CopyBook() {
        other.id = logbook.ids().next<Patient>();
        other.code = "XY99";
        other.given_names = "Zacharias";
        other.family_name = "Quill";
        other.added_on = day(2026, 3, 1);
        require(logbook.commit({"add_patient", {added(other)}}, other.id));
        auto before = maud;
        maud.note = "seems lonely since the spring";
        maud.restricted = true;
        maud.restriction = "quarrel over the bill";
        maud.retention_hold = true;
        maud.retention_reason = "solicitor wrote";
        require(logbook.commit({"edit_patient", {changed(before, maud)}}, maud.id));
        auto session = visit();
        session.private_note = "husband drinks, ask again";
        require(logbook.commit({"add_session", {added(session)}}, session.id));
        value_of(logbook.sign(session.id));
        auto draft = visit(day(2026, 3, 9));
        draft.notes = "not signed yet";
        require(logbook.commit({"add_session", {added(draft)}}, draft.id));
        add_mistakes();
        require(make_patient_copy(logbook, "ME1", copy_file, copy_passphrase()));
    }

    /// Words about somebody else, taken back in every way there is.
    void add_mistakes() {
        auto wrong = visit(day(2026, 3, 10));
        wrong.notes = "bruised by the stepfather";
        require(logbook.commit({"add_session", {added(wrong)}}, wrong.id));
        value_of(logbook.sign(wrong.id));
        value_of(logbook.mark_void(wrong.id, "belongs to the neighbour"));
        auto amended = visit(day(2026, 3, 11));
        amended.notes = "asked about the abortion";
        require(logbook.commit({"add_session", {added(amended)}}, amended.id));
        auto better = value_of(logbook.sign(amended.id));
        better.notes = "walked to the shop again";
        value_of(logbook.amend(better, "notes were the dentist's"));
        const Agreement slip{.id = logbook.ids().next<Agreement>(),
                             .complaint = feet.id,
                             .supersedes = {},
                             .agreed_on = day(2026, 3, 2),
                             .aim = Aim::improve,
                             .measure = pain.id,
                             .review_on = {},
                             .target = {},
                             .rate_per_year = {},
                             .rate_source = {},
                             .planned_visits = {},
                             .spacing_days = {},
                             .stop_rule = "when the lottery pays",
                             .patient_words = "carry the cello",
                             .agreed_by_patient = "Cellist",
                             .agreed_by_practitioner = "Ann Weaver",
                             .reason = {}};
        auto own = slip;
        own.id = logbook.ids().next<Agreement>();
        own.supersedes = slip.id;
        own.stop_rule = "no better by June";
        own.patient_words = "sleep through";
        own.agreed_by_patient = "Maud Ellery";
        own.reason = "typed for the musician";
        const CourseEnd end{.id = logbook.ids().next<CourseEnd>(),
                            .complaint = feet.id,
                            .ended_on = day(2026, 3, 19),
                            .reason = EndReason::cost,
                            .follow_up = "Bettina rings her",
                            .note = "tiresome about money",
                            .follow_up_on = day(2026, 6, 1)};
        Practitioner practitioner;
        practitioner.id = logbook.ids().next<Practitioner>();
        practitioner.name = "Ann Weaver";
        practitioner.initials = "AW";
        practitioner.insurer = "Balens policy";
        practitioner.needle_make = "Serin make";
        const Consent consent{.id = logbook.ids().next<Consent>(),
                              .patient = maud.id,
                              .given_on = day(2026, 3, 1),
                              .explained = "needles and their risks",
                              .practitioner = practitioner.id,
                              .withdrawn_on = {},
                              .withdrawn_reason = {}};
        require(logbook.commit({"edit_practice", {added(practitioner)}}, PracticeWide{}));
        require(logbook.commit({"agree", {added(slip), added(own), added(end), added(consent)}}, maud.id));
    }

    Logbook open_copy(store::Access access = store::Access::write) const {
        return value_of(Logbook::open(copy_file, copy_passphrase(), access, test_clock(), "Maud"));
    }

    std::filesystem::path diary(const std::string& readings, const std::string& made_on = {}) {
        const auto path = folder / "diary.json";
        std::ofstream{path} << R"({"format": "needlebook-diary", "version": 1, "book": ")"
                            << to_text(logbook.identity().id) << R"(", "patient": ")" << to_text(maud.id)
                            << (made_on.empty() ? "" : "\", \"made_on\": \"" + made_on) << "\",\n\"readings\": ["
                            << readings << "]}\n";
        return path;
    }

    std::string line(const std::string& on, const std::string& score) const {
        return R"({"measure": ")" + to_text(pain.id) + R"(", "day": ")" + on + R"(", "score": )" + score + "}";
    }

    std::string line(const std::string& on, const std::string& score, const std::string& answered_at) const {
        auto text = line(on, score);
        text.insert(text.size() - 1, R"(, "answered_at": ")" + answered_at + "\"");
        return text;
    }

    DiaryReport take(const std::filesystem::path& from, bool dry_run = false) {
        DiaryOptions options;
        options.dry_run = dry_run;
        options.passphrase = copy_passphrase().clone();
        return value_of(import_diary(logbook, from, options));
    }
};

}  // namespace

TEST_CASE_METHOD(CopyBook, "a patient's copy holds no other patient and no private note, searched after decryption") {
    auto copy = open_copy();
    CHECK(copy.identity().kind == BookKind::patient_copy);
    CHECK(copy.identity().from_book == logbook.identity().id);
    CHECK(copy.identity().from_patient == maud.id);
    CHECK(value_of(copy.check()).empty());
    // Everything that the book holds, its own history with it, as text.
    value_of(export_book(copy, folder / "plain", {.format = ExportFormat::json}));
    std::ifstream plain{folder / "plain" / "needlebook.json"};
    const std::string all{std::istreambuf_iterator<char>{plain}, {}};
    CHECK(all.find("Ellery") != std::string::npos);
    for (const auto* own : {"slept better", "walked to the shop again", "sleep through", "no better by June",
                            "needles and their risks", "Ann Weaver"}) {
        CAPTURE(own);
        CHECK(all.find(own) != std::string::npos);
    }
    for (const auto* secret :
         {"Quill",     "Zacharias", "XY99",    "husband",  "lonely",    "not signed yet", "stepfather",
          "neighbour", "abortion",  "dentist", "quarrel",  "solicitor", "cello",          "lottery",
          "Cellist",   "musician",  "Bettina", "tiresome", "Balens",    "Serin"}) {
        CAPTURE(secret);
        CHECK(all.find(secret) == std::string::npos);
    }
    CHECK(all.find(to_text(other.id)) == std::string::npos);
}

TEST_CASE_METHOD(CopyBook, "a copy opens with its own passphrase only, and a failed one leaves nothing behind") {
    CHECK(Logbook::open(copy_file, passphrase(), store::Access::read, test_clock()).error().code ==
          Errc::wrong_passphrase);
    CHECK(make_patient_copy(logbook, "nobody", folder / "none.needlebook", copy_passphrase()).error() ==
          Error{Errc::not_found, "patient"});
    CHECK_FALSE(std::filesystem::exists(folder / "none.needlebook"));
    CHECK(make_patient_copy(logbook, "ME1", copy_file, copy_passphrase()).error().code == Errc::already_exists);
}

TEST_CASE_METHOD(CopyBook, "scores typed into a copy come back, marked, once, and can be undone") {
    {
        auto copy = open_copy();
        Edit edit{"type_diary", {}};
        for (const int dom : {12, 13, 14}) {
            auto reading = score(dom - 8, day(2026, 3, static_cast<unsigned>(dom)), ReadingSource::home);
            // In the evening; the last of them a week later, from memory.
            const auto typed = reading.day + date::days{dom == 14 ? 7 : 0} + std::chrono::hours{20};
            reading.entered_at = Instant{typed.time_since_epoch()};
            edit.revisions.push_back(added(reading));
        }
        require(copy.commit(edit, maud.id));
    }
    CHECK(take(copy_file, true).taken.size() == 3);
    CHECK(logbook.book().readings.home_of(maud.id).empty());
    CHECK(take(copy_file).taken.size() == 3);
    const auto home = logbook.book().readings.home_of(maud.id);
    REQUIRE(home.size() == 3);
    CHECK(home.front().imported_from == "copy.needlebook");
    CHECK(home.front().source == ReadingSource::home);
    CHECK(home.back().source == ReadingSource::recalled);
    CHECK(home.front().score == Answer<Score>{Score::from(4).value()});
    const auto again = take(copy_file);
    CHECK(again.taken.empty());
    CHECK(again.known == 3);
    value_of(logbook.undo(maud.id));
    CHECK(logbook.book().readings.home_of(maud.id).empty());
}

TEST_CASE_METHOD(CopyBook, "a diary never overwrites what the book holds") {
    require(logbook.commit({"type_diary", {added(score(3, day(2026, 3, 12), ReadingSource::home))}}, maud.id));
    const auto report = take(diary(line("2026-03-12", "9") + "," + line("2026-03-13", "\"declined\"")));
    CHECK(report.taken.size() == 1);
    REQUIRE(report.kept.size() == 1);
    CHECK(report.kept.front().cell == "2026-03-12");
    const auto home = logbook.book().readings.home_of(maud.id);
    REQUIRE(home.size() == 2);
    CHECK(home.front().score == Answer<Score>{Score::from(3).value()});
    CHECK(home.back().score == Answer<Score>::declined());
}

TEST_CASE_METHOD(CopyBook, "what was not answered on its day or the day after is recalled, and never judged") {
    struct Case {
        std::string answered_at;  ///< Of 12 March; empty: nobody kept it.
        std::string made_on;
        ReadingSource source;
    };
    const auto [answered_at, made_on, source] =
        GENERATE(Case{"2026-03-12T00:00", "", ReadingSource::home}, Case{"2026-03-13T23:59", "", ReadingSource::home},
                 Case{"2026-03-13T08:00", "2026-03-13", ReadingSource::home},
                 Case{"2026-03-14T00:00", "", ReadingSource::recalled},
                 Case{"2026-03-14T00:00", "2026-03-01", ReadingSource::recalled},
                 Case{"2026-03-11T23:00", "", ReadingSource::recalled}, Case{"", "2026-03-12", ReadingSource::home},
                 Case{"", "2026-03-13", ReadingSource::recalled}, Case{"", "", ReadingSource::recalled});
    CAPTURE(answered_at, made_on);
    const auto text = answered_at.empty() ? line("2026-03-12", "4") : line("2026-03-12", "4", answered_at);
    const bool home = source == ReadingSource::home;
    const auto preview = take(diary(text, made_on), true);
    REQUIRE(preview.entries.size() == 1);
    CHECK(preview.entries.front().complaint == feet);
    CHECK(preview.entries.front().measure == pain);
    CHECK(preview.entries.front().fate == (home ? DiaryFate::home : DiaryFate::recalled));
    CHECK(take(diary(text, made_on)).recalled == (home ? 0 : 1));
    REQUIRE(logbook.book().readings.home_of(maud.id).size() == 1);
    CHECK(logbook.book().readings.home_of(maud.id).front().source == source);
    std::size_t judged = 0;
    logbook.book().readings.each_judged(
        [&](const store::JudgedReading& reading) { judged += reading.day == day(2026, 3, 12) ? 1U : 0U; });
    CHECK(judged == (home ? 1 : 0));
    const auto again = take(diary(text, made_on));
    CHECK(again.taken.empty());
    CHECK(again.entries.front().fate == DiaryFate::known);
}

TEST_CASE_METHOD(CopyBook, "a malformed diary is refused with its place, and the book stays as it was") {
    const auto head = logbook.book().history.head();
    const auto good = line("2026-03-12", "9");
    struct Case {
        std::string readings;
        Refusal reason;
        std::string column;
    };
    const std::vector<Case> cases{
        {line("2026-03-12", "11"), Refusal::not_a_score, "readings[0].score"},
        {line("2026-03-12", "-1"), Refusal::not_a_score, "readings[0].score"},
        {line("2026-03-12", "4.5"), Refusal::not_a_score, "readings[0].score"},
        {line("2026-03-12", "\"4\""), Refusal::not_a_score, "readings[0].score"},
        {line("2026-03-12", "null"), Refusal::not_a_score, "readings[0].score"},
        {line("2026-02-30", "4"), Refusal::not_a_date, "readings[0].day"},
        {line("12/3/2026", "4"), Refusal::not_a_date, "readings[0].day"},
        {line("2026-03-21", "4"), Refusal::beyond_tomorrow, "readings[0]"},
        {line("1950-03-21", "4"), Refusal::before_birth, "readings[0]"},
        {line("2024-03-21", "4"), Refusal::before_record, "readings[0]"},
        {line("2026-03-12", "4", "yesterday"), Refusal::not_a_time, "readings[0].answered_at"},
        {good + "," + line("2026-03-12", "8"), Refusal::two_scores_a_day, "readings[1]"},
        {R"({"measure": "77", "day": "2026-03-12", "score": 4})", Refusal::of_nobody, "readings[0]"},
        {R"({"measure": "x", "day": "2026-03-12", "score": 4})", Refusal::not_the_type, "readings[0].measure"},
        {R"({"measure": 77, "day": "2026-03-12", "score": 4})", Refusal::not_the_type, "readings[0].measure"},
        {R"({"day": "2026-03-12", "score": 4})", Refusal::missing_field, "readings[0].measure"},
        {R"({"measure": "77", "score": 4})", Refusal::missing_field, "readings[0].day"},
        {"4", Refusal::not_the_type, "readings[0]"},
        {good + ",", Refusal::not_json, ""},
        {good + "\n\n{", Refusal::not_json, ""},
        {"\xE9", Refusal::not_json, ""},
        {std::string{"\0", 1}, Refusal::not_csv, ""},
    };
    for (const auto& [readings, reason, column] : cases) {
        CAPTURE(readings);
        const auto report = take(diary(readings));
        REQUIRE(report.rejected.size() == 1);
        CHECK(report.rejected.front().reason == reason);
        CHECK(report.rejected.front().column.starts_with(column));
        CHECK(report.rejected.front().line >= 1);
        CHECK(logbook.book().history.head() == head);
    }
    const auto path = folder / "diary.json";
    std::ofstream{path}
        << R"({"format": "needlebook-diary", "version": 1, "book": "5", "patient": "6", "readings": []})";
    CHECK(take(path).rejected.front().reason == Refusal::of_another_book);
    std::ofstream{path} << "\xFF\xFE{";
    CHECK(take(path).rejected.front().reason == Refusal::wrong_encoding);
}

TEST_CASE_METHOD(CopyBook, "what is wrong in a diary is named at its line") {
    const auto good = line("2026-03-12", "9");
    struct Case {
        std::string readings;  ///< From line 2 on.
        std::size_t line;
        std::string column;
    };
    const std::vector<Case> cases{
        {"\n" + good + ",\n" + line("2026-03-13", "11"), 4, "readings[1].score"},
        {"\n{\n\"measure\": \"" + to_text(pain.id) + "\",\n\"day\": \"2026-03-40\",\n\"score\": 4\n}", 5,
         "readings[0].day"},
        {"\n" + good + ",\n" + good + ",\n\n" + line("2026-03-21", "4"), 6, "readings[2]"},
        {"\n" + good + ",\n" + line("2026-03-12", "8"), 4, "readings[1]"},
        {"\n" + good + ",\n" + R"({"day": "2026-03-12", "score": 4})", 4, "readings[1].measure"},
        {"\n" + good + ",\n4\n,\n5", 4, "readings[1]"},
        {"\n\n" + good + "\n\n{", 6, "1"},
    };
    for (const auto& [readings, at, column] : cases) {
        CAPTURE(readings);
        const auto report = take(diary(readings));
        REQUIRE(report.rejected.size() == 1);
        CHECK(report.rejected.front().line == at);
        CHECK(report.rejected.front().column == column);
    }
    require(logbook.commit({"type_diary", {added(score(3, day(2026, 3, 12), ReadingSource::home))}}, maud.id));
    const auto report = take(diary("\n" + line("2026-03-11", "2") + ",\n\n" + good));
    REQUIRE(report.kept.size() == 1);
    CHECK(report.kept.front().line == 5);
}
