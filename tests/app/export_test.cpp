/// A book out into files and back into an empty book: the same, whatever is in it.
#include "app/export.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include <rapidcheck.h>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/demo.h"
#include "app/import_record.h"
#include "app/intake.h"
#include "app/messages.h"
#include "app/open_book.h"
#include "app/record_reader.h"
#include "exchange/book_csv.h"
#include "exchange/book_json.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;
using exchange::PatientRecord;
using exchange::Refusal;

namespace {

std::string contents(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

std::map<std::string, std::string> files_in(const std::filesystem::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& file : std::filesystem::directory_iterator{folder})
        files[file.path().filename().string()] = contents(file.path());
    return files;
}

/// Everything but the history, which is each book's own.
std::vector<PatientRecord> records_of(const Logbook& book) {
    std::vector<PatientRecord> records;
    for (const auto& patient : book.book().patients.all()) {
        records.push_back(patient_record(book.book(), patient));
        records.back().history.clear();
    }
    return records;
}

Logbook empty_book(const std::filesystem::path& path) {
    return value_of(Logbook::create(path, passphrase(), BookKind::practice, "Europe/London", test_clock(), "Ann"));
}

std::filesystem::path exported(const Logbook& book, const std::filesystem::path& folder, ExportFormat format) {
    value_of(export_book(book, folder, {.format = format}));
    return format == ExportFormat::json ? folder / "needlebook.json" : folder;
}

ImportReport taken_in(Logbook& book, const std::filesystem::path& path) {
    return value_of(import_record(book, path, {.source = "old", .map = {}, .dry_run = false, .progress = {}}));
}

struct DemoBook {
    Folder folder;
    Logbook demo = make(folder / "demo.needlebook");

    static Logbook make(const std::filesystem::path& path) {
        value_of(make_demo(path, passphrase(), {.patients = 14, .sessions = {}, .seed = 1, .as_of = day(2026, 3, 20)}));
        return value_of(Logbook::open(path, passphrase(), store::Access::read, test_clock()));
    }
};

/// Text with everything that CSV, JSON and spreadsheets stumble over.
rc::Gen<std::string> any_text() {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(
                            rc::gen::element<std::string>("a", "=1+1", "'", "\"", ",", "\n", "\r\n", ";", "-", "@",
                                                          "\t", "é", "足三里", " ", "007", "TRUE", "\\", "<")),
                        [](const std::vector<std::string>& parts) {
                            std::string text;
                            for (const auto& part : parts)
                                text += part;
                            return text;
                        });
}

Day any_day() { return day(2025, 1, 1) + date::days{*rc::gen::inRange(0, 400)}; }

template <class T>
Answer<T> any_answer(rc::Gen<T> value) {
    const auto state = *rc::gen::element(Answered::value, Answered::none, Answered::not_asked, Answered::declined);
    return state == Answered::value ? Answer<T>{*value} : Answer<T>::without_value(state);
}

rc::Gen<Score> any_score() {
    return rc::gen::map(rc::gen::inRange(0, 11), [](int points) { return Score::from(points).value(); });
}

template <class Enum>
Enum any_of() {
    return static_cast<Enum>(*rc::gen::inRange(0, static_cast<int>(Names<Enum>::all.size())));
}

Session any_session(IdSource& ids, const PatientRecord& record) {
    Session session;
    session.id = ids.next<Session>();
    session.patient = record.patient.id;
    session.complaint = record.complaints.front().id;
    session.status = *rc::gen::element(SessionStatus::draft, SessionStatus::imported);
    session.kind = any_of<SessionKind>();
    session.starts = any_day() + std::chrono::minutes{*rc::gen::inRange(0, 1440)};
    session.started_at = Instant{session.starts.time_since_epoch()};
    session.feet_looked_at = any_answer(any_text());
    session.changes = any_answer(rc::gen::inRange(1, 9));
    session.notes = *any_text();
    session.private_note = *any_text();
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        Needle needle;
        needle.kind = any_of<NeedleKind>();
        needle.point = "x" + *any_text();
        needle.side = any_of<Side>();
        needle.detail.angle = any_of<NeedleAngle>();
        session.needles.push_back(needle);
    }
    session.counted_out["l" + *any_text()] = *rc::gen::inRange(0, 20);
    Reading reading;
    reading.id = ids.next<Reading>();
    reading.measure = record.measures.front().id;
    reading.session = session.id;
    reading.day = day_of(session.starts);
    reading.score = any_answer(any_score());
    session.readings.push_back(reading);
    return session;
}

PatientRecord any_record(IdSource& ids, int number) {
    PatientRecord record;
    record.patient.id = ids.next<Patient>();
    record.patient.code = std::to_string(number) + *any_text();
    record.patient.given_names = *any_text();
    record.patient.note = *any_text();
    record.patient.added_on = any_day();
    Complaint complaint;
    complaint.id = ids.next<Complaint>();
    complaint.patient = record.patient.id;
    complaint.words = *any_text();
    complaint.opened_on = any_day();
    complaint.control = any_answer(rc::gen::just(Control::partly));
    record.complaints.push_back(complaint);
    Measure measure;
    measure.id = ids.next<Measure>();
    measure.complaint = complaint.id;
    measure.label = "m" + *any_text();
    measure.wording = "w" + *any_text();
    measure.recall = "r";
    record.measures.push_back(measure);
    Examination examination;
    examination.id = ids.next<Examination>();
    examination.patient = record.patient.id;
    examination.kind = "hba1c";
    examination.day = any_day();
    examination.value = any_answer(rc::gen::map(rc::gen::inRange(0, 3000), [](int tenths) { return tenths / 7.0; }));
    record.examinations.push_back(examination);
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        record.sessions.push_back(any_session(ids, record));
    return record;
}

void give(Logbook& book, const std::vector<PatientRecord>& records) {
    require(book.take_in("generated", [&](Intake& into) -> Result<void> {
        for (const auto& record : records) {
            into.take(added(record.patient));
            into.take(added(record.complaints.front()));
            into.take(added(record.measures.front()));
            for (const auto& session : record.sessions)
                into.take(added(session));
            into.take(added(record.examinations.front()));
        }
        return {};
    }));
}

}  // namespace

TEST_CASE_METHOD(DemoBook, "the demonstration book comes back from its files as it was") {
    const auto format = GENERATE(ExportFormat::csv, ExportFormat::json);
    const auto path = exported(demo, folder / "out", format);
    auto book = empty_book(folder / "back.needlebook");
    const auto report = taken_in(book, path);
    REQUIRE(report.ok());
    CHECK(report.patients == 14);
    CHECK(records_of(book) == records_of(demo));
    CHECK(book.book().practice.get() == demo.book().practice.get());
    CHECK(value_of(book.check()).empty());
    // What the old history said is quoted under the new chain, erasable with its patient.
    const auto patient = book.book().patients.all().front();
    const auto rows = book.book().history.of(patient.id);
    REQUIRE(rows.size() == 2);
    CHECK(rows.back().kind == "quote");
    const auto old = demo.book().history.of(patient.id);
    for (const auto& row : old)
        CHECK(rows.back().payload->find(store::to_hex(row.hash)) != std::string::npos);
}

TEST_CASE_METHOD(DemoBook, "a dry run of a whole record announces what the import then counts") {
    const auto format = GENERATE(ExportFormat::json, ExportFormat::csv);
    const auto path = exported(demo, folder / "out", format);
    auto back = empty_book(folder / "back.needlebook");
    const auto head = back.book().history.head();
    const auto announced =
        value_of(import_record(back, path, {.source = "old", .map = {}, .dry_run = true, .progress = {}}));
    CHECK(back.book().history.head() == head);
    const auto report = taken_in(back, path);
    CHECK(report.rows > report.sessions + report.patients);
    CHECK(announced.rows == report.rows);
    CHECK(announced.patients == report.patients);
    CHECK(announced.sessions == report.sessions);
    CHECK(announced.readings == report.readings);
    // A declined score is none, and what is announced while reading names no number that nobody knows.
    CHECK(progress_words(3, 0) == "3 patients");
    CHECK(progress_words(1, 40) == "1 of 40 patients");
}

TEST_CASE_METHOD(DemoBook, "an export twice is the same, byte for byte") {
    const auto format = GENERATE(ExportFormat::csv, ExportFormat::json, ExportFormat::fhir);
    exported(demo, folder / "one", format);
    exported(demo, folder / "two", format);
    CHECK(files_in(folder / "one") == files_in(folder / "two"));
    CHECK_FALSE(files_in(folder / "one").empty());
}

TEST_CASE("any book comes back from its files as it was") {
    ::setenv("RC_PARAMS", "max_success=25", 0);  // Each makes three encrypted books.
    const bool held = rc::check("round trip", [] {
        const Folder folder;
        auto first = empty_book(folder / "first.needlebook");
        std::vector<PatientRecord> records;
        for (int i = *rc::gen::inRange(0, 3); i > 0; --i)
            records.push_back(any_record(first.ids(), i));
        give(first, records);
        for (const auto format : {ExportFormat::csv, ExportFormat::json}) {
            const auto name = std::string{name_of(format)};
            const auto path = exported(first, folder / name.c_str(), format);
            auto second = empty_book(folder / (name + ".needlebook").c_str());
            const auto report = taken_in(second, path);
            RC_ASSERT(report.ok());
            RC_ASSERT(records_of(second) == records_of(first));
        }
    });
    CHECK(held);
}

TEST_CASE_METHOD(DemoBook, "one patient's export says nothing of the others") {
    const auto format = GENERATE(ExportFormat::csv, ExportFormat::json, ExportFormat::fhir);
    value_of(export_book(demo, folder / "one", {.format = format, .patient = "P0002"}));
    std::string all;
    for (const auto& [name, text] : files_in(folder / "one"))
        all += text;
    for (const auto& patient : demo.book().patients.all()) {
        CAPTURE(patient.code);
        CHECK((all.find(to_text(patient.id)) != std::string::npos ||
               all.find(patient.family_name) != std::string::npos) == (patient.code == "P0002"));
    }
}

TEST_CASE_METHOD(DemoBook, "an anonymised export holds no name, no date and no id of the book, and can be read again") {
    const auto format = GENERATE(ExportFormat::csv, ExportFormat::json, ExportFormat::fhir);
    value_of(export_book(demo, folder / "out", {.format = format, .patient = {}, .anonymous = true}));
    std::string all;
    for (const auto& [name, text] : files_in(folder / "out"))
        all += text;
    // Sentences on the verdict say days in words.
    for (const auto* month : {"January", "February", "March", "April", "May", "June", "July", "August", "September",
                              "October", "November", "December"})
        CHECK(all.find(month + std::string{" 20"}) == std::string::npos);
    CHECK(all.find("statusDate") == std::string::npos);
    for (const auto& record : records_of(demo)) {
        CHECK(all.find(to_text(record.patient.id)) == std::string::npos);
        CHECK(all.find(record.patient.family_name) == std::string::npos);
        CHECK(all.find(to_text(*record.patient.born_on)) == std::string::npos);
        for (const auto& session : record.sessions) {
            CHECK(all.find(to_text(session.id)) == std::string::npos);
            if (session.notes.size() > 3)
                CHECK(all.find(session.notes) == std::string::npos);
        }
        for (const auto& agreement : record.agreements)
            if (!agreement.patient_words.empty())
                CHECK(all.find(agreement.patient_words) == std::string::npos);
    }
    if (format == ExportFormat::fhir)  // Others read it.
        return;
    auto back = empty_book(folder / "back.needlebook");
    const auto path = format == ExportFormat::json ? folder / "out" / "needlebook.json" : folder / "out";
    REQUIRE(taken_in(back, path).ok());
    CHECK(back.book().patients.all().size() == 14);
}

TEST_CASE_METHOD(DemoBook, "what is anonymised never lies beside other files") {
    const auto format = GENERATE(ExportFormat::csv, ExportFormat::json, ExportFormat::fhir);
    const auto out = folder / "out";
    const ExportOptions anonymous{.format = format, .patient = {}, .anonymous = true};
    REQUIRE(export_book(demo, out, anonymous));
    REQUIRE(export_book(demo, out, anonymous));
    const auto before = files_in(out);
    SECTION("of anything else") {
        std::ofstream{out / "letter to Maud Ellery.txt"} << "Dear Maud";
        CHECK(export_book(demo, out, anonymous).error() == Error{Errc::already_exists, "letter to Maud Ellery.txt"});
        CHECK(files_in(out).size() == before.size() + 1);
    }
    SECTION("of another format") {
        const auto other = format == ExportFormat::json ? ExportFormat::fhir : ExportFormat::json;
        CHECK(export_book(demo, out, {.format = other, .patient = {}, .anonymous = true}).error().code ==
              Errc::already_exists);
        CHECK(files_in(out) == before);
        CHECK(export_book(demo, out, {.format = other, .patient = {}, .anonymous = false}));
    }
    SECTION("with names, where one file a patient is written") {
        const auto named = folder / "named";
        REQUIRE(export_book(demo, named, {.format = ExportFormat::fhir, .patient = {}, .anonymous = false}));
        CHECK(export_book(demo, named, anonymous).error().code == Errc::already_exists);
    }
}

TEST_CASE_METHOD(DemoBook, "what is malformed is refused with its place, and the book stays as it was") {
    const auto text = contents(exported(demo, folder / "out", ExportFormat::json));
    const auto replaced = [&](const std::string& old, const std::string& fresh) {
        auto changed_text = text;
        const auto at = changed_text.find(old);
        REQUIRE(at != std::string::npos);
        return changed_text.replace(at, old.size(), fresh);
    };
    struct Case {
        std::string text;
        Refusal reason;
        std::string column;  ///< How it begins.
    };
    const std::vector<Case> cases{
        {"", Refusal::not_json, "1"},
        {"\xFF\xFE{", Refusal::wrong_encoding, "1"},
        {std::string{"{\"a\":\0 1}", 9}, Refusal::not_csv, "6"},
        {"{\"format\": \"needlebook\"", Refusal::not_json, ""},
        {"[]", Refusal::not_a_record, "format"},
        {"{\"format\": \"other\"}", Refusal::not_a_record, "format"},
        {"{\"format\": \"needlebook\"}", Refusal::not_the_type, "version"},
        {replaced("\"version\": 1", "\"version\": 2"), Refusal::newer_version, "version"},
        {replaced("\"version\": 1", "\"version\": \"1\""), Refusal::not_the_type, "version"},
        {text.substr(0, text.size() / 2), Refusal::not_json, ""},
        {text.substr(0, text.size() - 4), Refusal::not_json, ""},
        {replaced("\"patients\": [", "\"people\": ["), Refusal::missing_field, "patients"},
        {replaced("\"patients\": [", "\"patients\": [3, "), Refusal::not_the_type, "patients[0]"},
        {replaced("\"code\":\"P0003\"", "\"code\":3"), Refusal::not_the_type, "patients[2].patient.code"},
        {replaced("\"code\":\"P0003\",", ""), Refusal::missing_field, "patients[2].patient"},
        {replaced("\"code\":\"P0003\"", "\"code\":\"P0002\""), Refusal::id_twice, "patients[2].patient"},
        {replaced("\"code\":\"P0003\"", "\"code\":\"\""), Refusal::out_of_bounds, "patients[2].patient"},
        {replaced("\"answer\":\"value\",\"value\":6", "\"answer\":\"value\",\"value\":11"), Refusal::out_of_bounds,
         "patients["},
        {replaced("\"answer\":\"value\",\"value\":6", "\"answer\":\"maybe\",\"value\":6"), Refusal::not_the_type,
         "patients["},
        {replaced("\"side\":\"both\"", "\"side\":\"up\""), Refusal::not_the_type, "patients["},
        {replaced("\"zone\":\"Europe/London\"", "\"zone\":1"), Refusal::not_the_type, "book.zone"},
        {replaced("J. Marsh", "J. \xE9"), Refusal::not_json, ""},
        {replaced("\"answer\":\"value\",\"value\":6", "\"answer\":\"value\",\"value\":1e999"), Refusal::not_json, ""},
        {replaced("\"outcome_constants\": {}", "\"outcome_constants\": {\"rho\": 3}"), Refusal::out_of_bounds,
         "outcome_constants.rho"},
    };
    auto book = empty_book(folder / "back.needlebook");
    const auto whole = contents(exported(book, folder / "empty", ExportFormat::json));
    const auto head = book.book().history.head();
    for (const auto& [wrong, reason, column] : cases) {
        std::ofstream{folder / "wrong.json", std::ios::binary} << wrong;
        const auto report = taken_in(book, folder / "wrong.json");
        CAPTURE(wrong.substr(0, 200), column);
        REQUIRE(report.rejected.size() == 1);
        CHECK(report.rejected.front().reason == reason);
        CHECK(report.rejected.front().column.starts_with(column));
        CHECK_FALSE(report.rejected.front().column.empty());
        CHECK(report.rejected.front().line >= 1);
        CHECK(book.book().history.head() == head);
        CHECK(book.book().patients.all().empty());
    }
    CHECK(contents(exported(book, folder / "same", ExportFormat::json)) == whole);
}

TEST_CASE_METHOD(DemoBook, "a folder of CSV files is refused with file, line and column") {
    struct Case {
        std::string file, old, fresh;
        Refusal reason;
    };
    const std::vector<Case> cases{
        {"patient.csv", "P0002", "P0001", Refusal::id_twice},
        {"patient.csv", "id,code", "id,Code", Refusal::unknown_column},
        {"patient.csv", "code,given_names", "given_names", Refusal::missing_column},
        {"patient.csv", "id,code", "\xFF\xFEid,code", Refusal::wrong_encoding},
        {"patient.csv", "id,code", "\"id,code", Refusal::not_csv},
        {"patient.csv", "P0003,", "P0003,,", Refusal::not_csv},
        {"patient.csv", "P0003", std::string{"P\0", 2}, Refusal::not_csv},
        {"patient.csv", "P0003", "P\xE9", Refusal::wrong_encoding},
        {"session.csv", ",signed,", ",sealed,", Refusal::not_the_type},
        {"session.csv", "\nid1", "\nid2", Refusal::of_nobody},
        {"session.csv", "\nid", "\n1.8E+18,", Refusal::not_csv},
        {"session.csv", ",treatment,", ",treatments,", Refusal::not_the_type},
        {"needle.csv", "\nid1", "\nid2", Refusal::of_nobody},
        {"needle.csv", ",both,2,", ",both,200,", Refusal::out_of_bounds},
        {"needle.csv", ",both,2,", ",both,two,", Refusal::not_the_type},
        {"reading.csv", ",value,", ",valued,", Refusal::not_the_type},
        {"reading.csv", ",before,", ",once,", Refusal::not_the_type},
        {"complaint.csv", ",both,", ",,", Refusal::not_the_type},
        {"agreement.csv", ",improve,", ",better,", Refusal::not_the_type},
        {"book.csv", "demonstration", "", Refusal::not_the_type},
        {"history.csv", "create", "create\"", Refusal::not_csv},
    };
    const auto good = files_in(exported(demo, folder / "out", ExportFormat::csv));
    auto book = empty_book(folder / "back.needlebook");
    const auto whole = contents(exported(book, folder / "empty", ExportFormat::json));
    const auto head = book.book().history.head();
    for (const auto& [file, old, fresh, reason] : cases) {
        CAPTURE(file, old, fresh);
        auto text = good.at(file);
        const auto at = text.find(old);
        REQUIRE(at != std::string::npos);
        text.replace(at, old.size(), fresh);
        std::ofstream{folder / "out" / file, std::ios::binary} << text;
        const auto report = taken_in(book, folder / "out");
        std::ofstream{folder / "out" / file, std::ios::binary} << good.at(file);
        REQUIRE(report.rejected.size() == 1);
        CHECK(report.rejected.front().reason == reason);
        // Elsewhere when a part is wrong, which stands at its session, or belongs to a session that has another id now.
        const auto& cell = report.rejected.front();
        CHECK_FALSE(cell.file.empty());
        if (cell.file == file)
            CHECK(static_cast<std::ptrdiff_t>(cell.line) ==
                  1 + std::ranges::count(text.substr(0, at + old.find_first_not_of('\n')), '\n'));
        CHECK_FALSE(report.rejected.front().column.empty());
        CHECK(book.book().history.head() == head);
        CHECK(book.book().patients.all().empty());
    }
    CHECK(contents(exported(book, folder / "same", ExportFormat::json)) == whole);
    std::filesystem::remove(folder / "out" / "consent.csv");
    const auto report = taken_in(book, folder / "out");
    REQUIRE(report.rejected.size() == 1);
    CHECK(report.rejected.front().reason == Refusal::missing_file);
    CHECK(report.rejected.front().file == "consent.csv");
}

TEST_CASE_METHOD(DemoBook, "exports from before a column was added are read") {
    const auto ends_of = [](const Logbook& book) {
        std::vector<CourseEnd> ends;
        for (const auto& record : records_of(book))
            ends.insert(ends.end(), record.course_ends.begin(), record.course_ends.end());
        return ends;
    };
    const auto expected = ends_of(demo);
    REQUIRE_FALSE(expected.empty());
    const auto format = GENERATE(ExportFormat::csv, ExportFormat::json);
    const auto path = exported(demo, folder / "out", format);
    const auto file = format == ExportFormat::json ? path : path / "course_end.csv";
    // The last of its columns; one of several fields.
    const std::regex added{format == ExportFormat::json ? R"re("follow_up_on":[^,}]*,)re" : ",[^,\n]*\n"};
    const auto older = std::regex_replace(contents(file), added, format == ExportFormat::json ? "" : "\n");
    REQUIRE(older.find("follow_up_on") == std::string::npos);
    std::ofstream{file, std::ios::binary} << older;
    auto back = empty_book(folder / "back.needlebook");
    REQUIRE(taken_in(back, path).ok());
    CHECK(ends_of(back) == expected);
}

TEST_CASE_METHOD(OpenBook, "a whole record goes into an empty book only") {
    const auto path = exported(logbook, folder / "out", ExportFormat::json);
    const auto report = taken_in(logbook, path);
    REQUIRE(report.rejected.size() == 1);
    CHECK(report.rejected.front().reason == Refusal::book_not_empty);
}
