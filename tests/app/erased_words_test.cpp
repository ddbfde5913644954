/// Of who was taken out of the book by any way that the app has, no page of its file holds a word.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/import.h"
#include "app/open_book.h"
#include "store/book_pages.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

constexpr int visits = 40;

/// What somebody's records are full of; nobody else's hold it.
std::string words_of(const std::string& code) {
    std::string words;
    for (int i = 0; i < 20; ++i)
        words += "words-of-" + code + " ";
    return words;
}

std::string visits_of(const std::string& code) {
    std::string csv = "patient,name,date,pain,note\n";
    for (int i = 0; i < visits; ++i)
        csv += code + ",words-of-" + code + " Ell," + to_text(day(2025, 3, 1) + date::days{7 * i}) + ",5," +
               words_of(code) + "\n";
    return csv;
}

struct ErasingBook : OpenBook {
    void take_in(const std::string& code) {
        REQUIRE(value_of(import_visits(logbook, visits_of(code),
                                       {.source = code + ".csv", .map = {}, .dry_run = false, .progress = {}}))
                    .ok());
    }

    Id<Patient> add_by_hand(const std::string& code) {
        Patient patient = maud;
        patient.id = logbook.ids().next<Patient>();
        patient.code = code;
        patient.note = words_of(code);
        require(logbook.commit({"add_patient", {added(patient)}}, patient.id));
        return patient.id;
    }

    /// How many of its words stand in the file, and in what is written beside it.
    int found(const std::string& code) const {
        store::Connection raw{file, SQLite::OPEN_READONLY};
        const store::BookPages pages{raw, passphrase()};
        int count = 0;
        for (std::uint32_t number = 1; number <= pages.count(); ++number)
            if (pages.page(number).value_or("").find("words-of-" + code) != std::string::npos)
                ++count;
        return count;
    }
};

}  // namespace

TEST_CASE_METHOD(ErasingBook, "who is erased leaves no word in any page") {
    take_in("N1");
    take_in("N2");
    REQUIRE(found("N1") > 0);
    require(logbook.erase(logbook.book().patients.find_code("N1")->id, "asked to"));
    CHECK(found("N1") == 0);
    CHECK(found("N2") > 0);
}

TEST_CASE_METHOD(ErasingBook, "a patient added by mistake, and undone, leaves no word in any page") {
    const auto patient = add_by_hand("N3");
    REQUIRE(found("N3") > 0);
    value_of(logbook.undo(patient));
    CHECK(found("N3") == 0);
}

TEST_CASE_METHOD(ErasingBook, "an import taken back leaves no word of whom it brought in any page") {
    take_in("N1");
    take_in("N2");
    REQUIRE(found("N2") > 0);
    value_of(logbook.undo_import({}));
    CHECK(found("N2") == 0);
    CHECK(found("N1") > 0);
}
