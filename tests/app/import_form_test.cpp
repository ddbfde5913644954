/// A file of visits of another system, before it is taken in; and files that never can be.
#include "app/import_form.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <thread>

#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/export.h"
#include "app/import_record.h"
#include "app/log_visit.h"
#include "app/logbook.h"
#include "app/open_book.h"
#include "app/patient_copy.h"
#include "base/text.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;
using exchange::Refusal;

namespace {

struct FormBook : OpenBook {
    ImportForm form_of(const std::string& bytes, const char* name = "visits.csv") {
        std::ofstream{folder / name, std::ios::binary} << bytes;
        return value_of(ImportForm::open(folder / name));
    }
};

constexpr auto foreign =
    "Client ID;Appointment date;NRS;Acupoints;Therapist\r\n"
    "K-17;03/02/2026;7;st36 sp6;AW\r\n"
    "K-17;10/02/2026;12;;AW\r\n"
    "K-18;04/02/2026;;st361;AW\r\n";

}  // namespace

TEST_CASE_METHOD(FormBook, "a spreadsheet of another system is read by its own columns") {
    auto form = form_of(foreign);
    CHECK(form.columns().size() == 5);
    CHECK(form.meanings() == std::vector<std::string>{"patient", "date", "pain", "points", ""});
    CHECK(form.sample(0) == "K-17, K-18");
    CHECK(form.sample(3) == "st36 sp6, st361");
    CHECK(form.sample(4) == "AW");

    // Two columns can't be one thing: said, and none is taken from the other.
    form.set_meaning(4, "tingling");
    form.set_meaning(1, "tingling");
    const auto report = value_of(form.check(logbook));
    CHECK(report.rejected.front().reason == Refusal::column_twice);
    CHECK(report.rejected.front().column == "Therapist");
    CHECK(form.preview(report, 500).front().wrong.starts_with("Therapist: another column is read as tingling"));

    // What was said is known for the next file of this kind.
    form.set_day_first(false);
    auto next = form_of(foreign, "next.csv");
    CHECK(next.signature() == form.signature());
    next.recall(form.remembered());
    CHECK(next.meanings() == form.meanings());
    CHECK(next.is_day_first() == false);
    next.recall("patient,date");  // of another kind
    CHECK(next.meanings() == form.meanings());
}

TEST_CASE_METHOD(FormBook, "each problem stands at its row, with the column as the file calls it") {
    auto form = form_of(foreign);
    const auto asks = value_of(form.check(logbook));
    CHECK(ImportForm::asks_for_order(asks));  // First of all: until then no date of the file is sure.
    form.set_day_first(true);
    const auto report = value_of(form.check(logbook));
    const auto rows = form.preview(report, 500);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].line == 3);
    CHECK(rows[0].wrong.starts_with("NRS: 12 is no score"));
    CHECK(rows[0].cells == std::vector<std::string>{"K-17", "10/02/2026", "12", "", "AW"});
    CHECK(rows[1].line == 4);
    CHECK(rows[1].wrong.starts_with("Acupoints: "));
    CHECK(form.preview(report, 1).size() == 1);
}

TEST_CASE_METHOD(FormBook, "a file that can come shows its first rows, and comes as it was announced") {
    auto form = form_of("Client ID,Appointment date,NRS\nK-17,03/02/2026,7\nK-17,10/02/2026,6\n\nK-18,04/02/2026,5\n");
    const auto asks = value_of(form.check(logbook));
    CHECK(ImportForm::asks_for_order(asks));
    form.set_day_first(true);
    const auto head = logbook.book().history.head();
    const auto announced = value_of(form.check(logbook));
    REQUIRE(announced.ok());
    CHECK(logbook.book().history.head() == head);
    const auto rows = form.preview(announced, 2);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0] == PreviewRow{2, "", {"K-17", "03/02/2026", "7"}});
    CHECK(form.preview(announced, 500).back().line == 5);

    const auto report = value_of(form.import(logbook, {}));
    CHECK(report.rows == announced.rows);
    CHECK(report.patients == 2);
    CHECK(report.patients == announced.patients);
    CHECK(report.sessions == announced.sessions);
    CHECK(report.readings == announced.readings);
    const auto patient = value_of(patient_of_code(logbook, "K-18"));
    REQUIRE(patient);
    const auto sessions = logbook.book().sessions.current_of(patient->id);
    REQUIRE(sessions.size() == 1);
    CHECK(day_of(sessions.front().starts) == day(2026, 2, 4));
    CHECK(sessions.front().source == "visits.csv");
    CHECK(sessions.front().status == SessionStatus::imported);
}

TEST_CASE_METHOD(FormBook, "malformed files of visits are refused with their place, and the book stays as it was") {
    struct Case {
        std::string text;
        Refusal reason;
        std::size_t line;
        std::string column;
    };
    const std::string head = "patient,date,time,kind,pain,points,needles_in,needles_out,note\n";
    const std::string good = "N1,2026-03-02,10:00,visit,5,st36,2,2,\n";
    const std::vector<Case> cases{
        {"\xFF\xFEp", Refusal::wrong_encoding, 1, "1"},
        {std::string{"\xFE\xFF\xDC\0\0p", 6}, Refusal::wrong_encoding, 1, "1"},
        {head + good + std::string{"N1,2026-03-03,,visit,5,,,,a\0b\n", 30}, Refusal::not_csv, 3, ""},
        {"", Refusal::not_csv, 1, ""},
        {"\n\n", Refusal::not_csv, 1, ""},
        {head + good + "N1,2026-03-03,,visit,5,,,,\"half\n", Refusal::not_csv, 3, ""},
        {head + good + "N1,2026-03-03,,visit,5,,,,\"half\"x\n", Refusal::not_csv, 3, ""},
        {head + good + "N1\n", Refusal::not_csv, 3, ""},
        {head + good + "N1,2026-03-03,,visit,5,,,,,,more\n", Refusal::not_csv, 3, ""},
        {"patient,date\rN1,2026-03-02\rN1,2026-03-33\r", Refusal::not_a_date, 3, "date"},
        {"patient,pain\nN1,5\n", Refusal::missing_column, 1, "date"},
        {head + good + "N1,soon,,visit,5,,,,\n", Refusal::not_a_date, 3, "date"},
        {head + good + "N1,2026-02-29,,visit,5,,,,\n", Refusal::not_a_date, 3, "date"},
        {head + good + "N1,2026-03-22,,visit,5,,,,\n", Refusal::beyond_tomorrow, 3, "date"},
        {head + good + "N1,2026-03-03,24:00,visit,5,,,,\n", Refusal::not_a_time, 3, "time"},
        {head + good + "N1,2026-03-03,,call,5,,,,\n", Refusal::not_a_kind, 3, "kind"},
        {head + good + "N1,2026-03-03,,visit,5.5,,,,\n", Refusal::not_a_score, 3, "pain"},
        {head + good + "N1,2026-03-03,,visit,five,,,,\n", Refusal::not_a_score, 3, "pain"},
        {head + good + "N1,2026-03-03,,visit,5,st361,,,\n", Refusal::not_a_point, 3, "points"},
        {head + good + "N1,2026-03-03,,visit,5,,2,3,\n", Refusal::out_more_than_in, 3, "needles_out"},
        {head + good + "N1,2026-03-03,,visit,5,,-2,,\n", Refusal::not_a_number, 3, "needles_in"},
        {head + good + good, Refusal::twice_in_file, 3, "date"},
        {head + good + ",2026-03-03,,visit,5,,,,\n", Refusal::empty, 3, "patient"},
        {head + good + "ME1,1950-01-01,,visit,5,,,,\n", Refusal::before_birth, 3, "date"},
        {head + good + "N1,2026-03-03,,reading,,,,,\n", Refusal::no_score, 3, ""},
        {head + good + "N1,2026-03-03,,reading,5,st36,,,\n", Refusal::only_for_visits, 3, "points"},
    };
    const auto exported = [&](const char* name) {
        value_of(export_book(logbook, folder / name, {.format = ExportFormat::json}));
        std::ifstream plain{folder / name / "needlebook.json"};
        return std::string{std::istreambuf_iterator<char>{plain}, {}};
    };
    const auto whole = exported("before");
    const auto before = logbook.book().history.head();
    for (const auto& [text, reason, line, column] : cases) {
        CAPTURE(text);
        auto form = form_of(text);
        const auto report = value_of(form.import(logbook, {}));
        REQUIRE(report.rejected.size() == 1);
        const auto& cell = report.rejected.front();
        CHECK(cell.reason == reason);
        CHECK(cell.line == line);
        if (!column.empty())
            CHECK(cell.column == column);
        else
            CHECK(cell.column.empty() == (reason == Refusal::no_score));
        CHECK_FALSE(form.preview(report, 500).front().wrong.empty());
        CHECK(report.sessions == 0);
        CHECK(logbook.book().history.head() == before);
    }
    CHECK(value_of(patient_of_code(logbook, "N1")) == std::nullopt);
    CHECK(exported("after") == whole);
}

TEST_CASE_METHOD(FormBook, "a file that no spreadsheet was asked to tidy comes as it is") {
    // A title, cells merged over two rows, semicolons, decimal commas, empty columns and rows, notes on two lines,
    // names in one column, American dates, and letters as Windows writes them.
    const std::string utf_8 =
        "Export of all visits;;;;;;;;;\r\n"
        ";;;;;;;;;\r\n"
        "Client Name;DOB;Appointment;Scores;;Points used;Subjective;Plan;;\r\n"
        ";;;Pain;Tingling;;;;;\r\n"
        "\"Élan, Zoë\";12/31/1948;3/2/2026 2:30 PM;7/10;4,0;st36, sp6;\"tired\nand \"\"cold\"\"\";again Friday;;\r\n"
        ";;;;;;;;;\r\n"
        "\"Élan, Zoë\";12/31/1948;3/9/2026 9:05 AM;6;;st36;;;;\r\n"
        "\"Ellery, Maud\";6/2/1951;3/10/2026 10:00 AM;5;-;;;;;\r\n";
    const auto as_windows = [&] {
        std::string bytes;
        for (const auto& point : code_points(utf_8))
            bytes += static_cast<char>(point.value);
        return bytes;
    };
    const auto as_utf_16 = [&] {
        std::string bytes = "\xFF\xFE";
        for (const auto& point : code_points(utf_8))
            (bytes += static_cast<char>(point.value)) += '\0';
        return bytes;
    };
    const auto encoding =
        GENERATE(exchange::Encoding::utf_8, exchange::Encoding::windows_1252, exchange::Encoding::utf_16);
    auto form = form_of(encoding == exchange::Encoding::utf_8    ? utf_8
                        : encoding == exchange::Encoding::utf_16 ? as_utf_16()
                                                                 : as_windows());
    CHECK(form.encoding() == encoding);
    CHECK(form.columns() == std::vector<std::string>{"Client Name", "DOB", "Appointment", "Pain", "Tingling",
                                                     "Points used", "Subjective", "Plan"});
    CHECK(form.meanings() ==
          std::vector<std::string>{"name", "born_on", "date", "pain", "tingling", "points", "note", "note"});
    const auto report = value_of(form.import(logbook, {}));
    REQUIRE(report.rejected.empty());
    CHECK(report.rows == 3);
    CHECK(report.patients == 1);  // The book knows Maud Ellery.
    CHECK(logbook.book().sessions.current_of(maud.id).size() == 1);
    const auto all = logbook.book().patients.all();
    const auto zoe = std::ranges::find(all, "Zoë", &Patient::given_names);
    REQUIRE(zoe != all.end());
    CHECK(zoe->family_name == "Élan");
    CHECK(zoe->born_on == day(1948, 12, 31));
    const auto sessions = logbook.book().sessions.current_of(zoe->id);
    REQUIRE(sessions.size() == 2);
    CHECK(to_text(sessions.front().starts) == "2026-03-02T14:30");
    CHECK(sessions.front().notes == "Subjective: tired\nand \"cold\"\nPlan: again Friday");
    CHECK(sessions.front().readings.size() == 2);
    CHECK(sessions.front().needles.size() == 2);
}

TEST_CASE_METHOD(FormBook, "who is known by name alone is told apart by the date of birth, or asked about") {
    const auto head = std::string{"name,born_on,date\n"};
    struct Case {
        std::string rows;
        std::size_t patients;
        std::vector<std::pair<std::size_t, Refusal>> refused;
    };
    const auto [rows, patients, refused] = GENERATE(values<Case>({
        {"Ann Ell,1950-01-02,2026-03-02\nAnna Ell,,2026-03-03\n", 2, {}},
        {"Ann Ell,1950-01-02,2026-03-02\nANN ELL,,2026-03-03\n", 1, {}},
        {"Ann Ell,1950-01-02,2026-03-02\nAnn Ell,1980-01-02,2026-03-02\n", 2, {}},
        {"Ann Ell,1950-01-02,2026-03-02\nAnn Ell,1980-01-02,2026-03-02\nAnn Ell,,2026-03-04\n",
         0,
         {{4, Refusal::several_people}}},
        {"Maud Ellery,,2026-03-02\n", 0, {}},
        {"Maud Ellery,1951-06-02,2026-03-02\n", 0, {}},
        {"Maud Ellery,1980-06-02,2026-03-02\n", 1, {}},
        // Of her nobody knows when she was born: one of the two may be she.
        {"Rose Hale,1950-01-02,2026-03-02\nRose Hale,1980-01-02,2026-03-03\n",
         0,
         {{2, Refusal::several_people}, {3, Refusal::several_people}}},
        {"Rose Hale,1950-01-02,2026-03-02\n", 0, {}},
    }));
    Patient rose = maud;
    rose.id = logbook.ids().next<Patient>();
    rose.code = "RH1";
    rose.given_names = "Rose";
    rose.family_name = "Hale";
    rose.born_on.reset();
    require(logbook.commit({"add_patient", {added(rose)}}, rose.id));
    CAPTURE(rows);
    const auto report = value_of(form_of(head + rows).import(logbook, {}));
    CHECK(report.patients == patients);
    std::vector<std::pair<std::size_t, Refusal>> found;
    for (const auto& cell : report.rejected)
        found.emplace_back(cell.line, cell.reason);
    CHECK(found == refused);
    if (refused.empty()) {  // The same people again: nobody is made anew.
        const auto again = value_of(form_of(head + rows).check(logbook));
        CHECK(again.rejected.size() == again.rows);
        CHECK(again.rejected.front().reason == Refusal::in_book_already);
    }
}

TEST_CASE_METHOD(FormBook, "who has a code in the file is known by it where a row has the name alone") {
    const auto report =
        value_of(form_of("patient,name,date\nQ7,Ann Ell,2026-03-02\n,Ann Ell,2026-03-09\n").import(logbook, {}));
    CHECK(report.rejected.empty());
    CHECK(report.patients == 1);
}

TEST_CASE_METHOD(FormBook, "a name may be parted otherwise in the book and in the file") {
    Patient ann = maud;
    ann.id = logbook.ids().next<Patient>();
    ann.code = "AB1";
    ann.given_names = "Ann";
    ann.family_name = "van der Berg";
    require(logbook.commit({"add_patient", {added(ann)}}, ann.id));
    const auto report = value_of(
        form_of("name,date\nAnn van der Berg,2026-03-02\n\"van der Berg, Ann\",2026-03-09\n").import(logbook, {}));
    CHECK(report.rejected.empty());
    CHECK(report.patients == 0);
    CHECK(logbook.book().sessions.current_of(ann.id).size() == 2);
}

TEST_CASE_METHOD(FormBook, "a column of patients may hold names") {
    CHECK(form_of("Client,Visit date\nAnn Ell,2026-03-02\n\"Weaver, Bea\",2026-03-02\n").meanings() ==
          std::vector<std::string>{"name", "date"});
    CHECK(form_of("Client,Visit date\nAnn Ell,2026-03-02\nK 17,2026-03-02\n").meanings() ==
          std::vector<std::string>{"patient", "date"});
    CHECK(form_of("Client,Visit date\nann,2026-03-02\n").meanings() == std::vector<std::string>{"patient", "date"});
}

TEST_CASE_METHOD(FormBook, "one name of a single word doesn't make codes of all names") {
    const auto form = form_of("Client,Date\nAnn Ell,2026-03-02\nMadonna,2026-03-02\n\"Lee, Bo\",2026-03-03\n");
    CHECK(form.meanings() == std::vector<std::string>{"name", "date"});
    const auto codes = form_of("Client,Date\nELL,2026-03-02\nMADO,2026-03-02\nLE 2,2026-03-03\nB O,2026-03-03\n");
    CHECK(codes.meanings() == std::vector<std::string>{"patient", "date"});
}

TEST_CASE_METHOD(FormBook, "a column for the status of appointments is known by what stands in it") {
    auto form = form_of("Client ID,Date,Status,Invoice\nK-1,2026-03-02,No Show,paid\nK-1,2026-03-03,Attended,open\n");
    CHECK(form.meanings() == std::vector<std::string>{"patient", "date", "kind", ""});
    CHECK(value_of(form.check(logbook)).sessions == 2);
    CHECK(form_of("Client ID,Date,Status\nK-1,2026-03-02,paid\n").meanings().back().empty());
    // What is unknown among known ones is refused, not passed over.
    auto odd = form_of("Client ID,Date,Attendance\nK-1,2026-03-02,DNA\nK-1,2026-03-03,DNA\nK-1,2026-03-04,ghosted\n");
    CHECK(odd.meanings().back() == "kind");
    const auto report = value_of(odd.check(logbook));
    REQUIRE(report.rejected.size() == 1);
    CHECK(report.rejected.front().reason == Refusal::not_a_kind);
    CHECK(report.rejected.front().line == 4);
}

TEST_CASE_METHOD(FormBook, "a column without a name is asked about wherever it begins") {
    std::string text = "patient,date,\n";
    for (int row = 0; row < 40; ++row)
        text += "N" + std::to_string(row) + ",2026-03-02," + (row == 35 ? "late" : "") + "\n";
    CHECK(form_of(text).columns().size() == 3);
}

TEST_CASE_METHOD(FormBook, "one torn byte doesn't make other names of all the rest") {
    auto form = form_of("name,date,note\nJörg Müller,2026-03-02,für\nAnn Ell,2026-03-02,caf\xC3\n");
    CHECK(form.encoding() == exchange::Encoding::utf_8);
    const auto report = value_of(form.import(logbook, {}));
    REQUIRE_FALSE(report.rejected.empty());
    CHECK(report.rejected.front().reason == Refusal::wrong_encoding);
    CHECK(report.rejected.front().line == 3);
}

TEST_CASE_METHOD(FormBook, "a code beside another name is refused") {
    const auto* wrong = GENERATE("ME1,Maude Ellery,1951-06-02,2026-03-02\n", "ME1,Maud Ellery,1951-06-03,2026-03-02\n",
                                 "N1,Ann Ell,,2026-03-01\nN1,Bea Ell,,2026-03-02\n",
                                 "NN1,Ann Ell,,2026-03-01\nNN1,Bea Ell,,2026-03-02\n");
    Patient nameless = maud;
    nameless.id = logbook.ids().next<Patient>();
    nameless.code = "NN1";
    nameless.given_names.clear();
    nameless.family_name.clear();
    nameless.born_on.reset();
    require(logbook.commit({"add_patient", {added(nameless)}}, nameless.id));
    const auto report = value_of(form_of("patient,name,born_on,date\n" + std::string{wrong}).import(logbook, {}));
    REQUIRE(report.rejected.size() == 1);
    CHECK(report.rejected.front().reason == Refusal::other_person);
    CHECK(logbook.book().sessions.current_of(maud.id).empty());
}

TEST_CASE_METHOD(FormBook, "a byte order mark and the line ends of an old Mac keep no visits out") {
    const auto text = GENERATE(as<std::string>{}, "\xEF\xBB\xBFpatient,date\nN1,2026-03-02\n",
                               "patient,date\rN1,2026-03-02\r", "patient,date\r\nN1,2026-03-02");
    auto form = form_of(text);
    CHECK(form.columns().front() == "patient");
    CHECK(value_of(form.import(logbook, {})).sessions == 1);
}

TEST_CASE_METHOD(FormBook, "a line of a gigabyte is refused in each kind of file, long before its end") {
    const std::string name = GENERATE("visits.csv", "needlebook.json", "diary.json", "tables");
    const auto path = folder / name.c_str();
    if (name == "tables")
        std::filesystem::create_directory(path);
    const auto endless = name == "tables" ? path / "book.csv" : path;
    REQUIRE(mkfifo(endless.c_str(), 0600) == 0);
    // What is not read is never written either.
    const auto whole = folder / "whole";
    const auto ended = folder / "ended";
    const auto fill = "(yes | tr -d '\\n' | head -c 1073741824 > '" + endless.string() + "' && touch '" +
                      whole.string() + "'; touch '" + ended.string() + "') 2>/dev/null &";
    REQUIRE(std::system(fill.c_str()) == 0);
    const auto rejected = [&] {
        if (name == "visits.csv")
            return value_of(value_of(ImportForm::open(path)).check(logbook)).rejected;
        if (name == "diary.json")
            return value_of(import_diary(logbook, path, {})).rejected;
        auto empty = value_of(Logbook::create(folder / "empty.needlebook", passphrase(), BookKind::practice,
                                              "Europe/London", test_clock(), "Ann Weaver"));
        const ImportOptions options{.source = name, .map = {}, .dry_run = false, .progress = {}};
        return value_of(import_record(empty, path, options)).rejected;
    }();
    REQUIRE(rejected.size() == 1);
    CHECK(rejected.front().reason == Refusal::line_too_long);
    CHECK(rejected.front().line == 1);
    while (!std::filesystem::exists(ended))
        std::this_thread::yield();
    CHECK_FALSE(std::filesystem::exists(whole));
}

TEST_CASE_METHOD(OpenBook, "a file is read again for what its columns and dates are said to be") {
    const Folder here;
    const auto visits = here / "visits.csv";
    std::ofstream{visits} << "patient,date,first,second\nN1,1/3/2026,2,9\n";
    auto form = value_of(ImportForm::open(visits));
    CHECK_FALSE(form.unreadable());
    form.set_meaning(2, "pain");
    form.set_day_first(true);
    CHECK(value_of(form.check(logbook)).readings == 1);
    form.set_meaning(3, "numbness");
    CHECK(value_of(form.check(logbook)).readings == 2);
    form.set_day_first(false);
    value_of(form.import(logbook, {}));
    const auto patient = logbook.book().patients.find_code("N1");
    REQUIRE(patient);
    CHECK(logbook.book().sessions.all_of(patient->id).front().starts == day(2026, 1, 3) + std::chrono::hours{12});
}

TEST_CASE("a file that is no table says so before anybody is asked for its columns") {
    const Folder here;
    const auto visits = here / "photo.csv";
    std::ofstream{visits, std::ios::binary} << std::string{"\x89PNG\0\0\0\0", 8};
    const auto wrong = value_of(ImportForm::open(visits)).unreadable();
    REQUIRE(wrong);
    CHECK(wrong->reason == exchange::Refusal::not_csv);
}
